"""Data compiled when the wheel is built, so that a start reads one file instead of parsing and checking TOML.

``hatch_build.py`` writes ``languages/<name>.bin``; nothing is written at run time. A stored value carries a checksum of
the files it was made of: where one of them has changed since, the value is made anew.
"""

import os
import pickle
from binascii import crc32
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LANGUAGES = os.path.join(PACKAGE, "languages")
_SUM_BYTES = 4


def stored(name: str, sources: Sequence[str], make: Callable[[], T]) -> T:
    """The value of ``languages/<name>.bin`` where it is there and current, else what ``make`` gives.

    ``sources`` are the paths, below the package, of all that the value depends on, code included.
    """
    try:
        with open(_path(name), "rb") as stream:
            data = stream.read()
    except OSError:
        return make()
    if data[:_SUM_BYTES] != checksum(sources):
        return make()
    value: T = pickle.loads(data[_SUM_BYTES:])
    return value


def store(name: str, sources: Sequence[str], make: Callable[[], object]) -> str:
    """Write a value for ``stored`` to find; its path. Called when the wheel is built."""
    path = _path(name)
    data = checksum(sources) + pickle.dumps(make(), protocol=5)
    with open(path, "wb") as stream:
        stream.write(data)
    return path


def checksum(sources: Sequence[str]) -> bytes:
    """Checksum over the contents of some files of the package; a missing one counts as empty."""
    total = 0
    for source in sources:
        try:
            with open(os.path.join(PACKAGE, source), "rb") as stream:
                total = crc32(stream.read(), crc32(source.encode(), total))
        except OSError:
            total = crc32(source.encode(), total)
    return total.to_bytes(_SUM_BYTES, "big")


def listed(folder: str, suffix: str) -> tuple[str, ...]:
    """The files of a folder of the package with a suffix, sorted, as paths below the package."""
    try:
        names = os.listdir(os.path.join(PACKAGE, folder))
    except OSError:
        return ()
    return tuple(f"{folder}/{name}" for name in sorted(names) if name.endswith(suffix))


def _path(name: str) -> str:
    return os.path.join(LANGUAGES, f"{name}.bin")
