"""Command line: results on stdout, diagnostics on stderr one line each, exit codes in ``cli.output``.

Every command imports what it needs when it runs: start-up cost is part of the contract.
"""

import sys
from collections.abc import Sequence

from chrono.cli.output import INTERRUPTED, USAGE, complain, hush
from chrono.errors import ChronoError, UsageError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; no exception of ours or of the system shows a traceback."""
    from chrono.cli.parser import make_parser

    try:
        arguments = make_parser().parse_args(sys.argv[1:] if argv is None else list(argv))
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except (ChronoError, KeyboardInterrupt, OSError, RecursionError, MemoryError) as error:
        return _failed(error)
    return code


def _failed(error: BaseException) -> int:
    match error:
        case UsageError():
            return complain(error, USAGE)
        case ChronoError():
            return complain(error)
        case KeyboardInterrupt():
            return INTERRUPTED
        case BrokenPipeError():
            return hush()
        case OSError():
            problem = (error.strerror or str(error)).lower()
            return complain(f"{error.filename or 'output'}: {problem}; choose another place")
    return complain(f"chrono: {type(error).__name__} on this input; give it in smaller parts")
