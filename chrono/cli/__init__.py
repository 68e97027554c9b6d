"""Command line: results on stdout, diagnostics on stderr one line each, exit codes in ``cli.output``.

Every command imports what it needs when it runs: start-up cost is part of the contract.
"""

import sys
from collections.abc import Sequence

from chrono.cli.output import INTERRUPTED, USAGE, complain, hush


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; no exception of ours or of the system shows a traceback."""
    from chrono.cli.parser import make_parser
    from chrono.errors import ChronoError, UsageError

    try:
        arguments = make_parser().parse_args(sys.argv[1:] if argv is None else list(argv))
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except UsageError as error:
        return complain(error, USAGE)
    except ChronoError as error:
        return complain(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return hush()
    except (RecursionError, MemoryError) as error:
        return complain(f"chrono: {type(error).__name__} on this input; give it in smaller parts")
    except OSError as error:
        return complain(f"{error.filename or 'output'}: {(error.strerror or str(error)).lower()}; choose another place")
    return code
