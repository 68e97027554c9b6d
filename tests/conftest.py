"""Fixtures of the whole suite."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from chrono.cli import main


@dataclass(frozen=True)
class Run:
    """What a command did: exit code, stdout and stderr."""

    code: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        """The lines on stderr."""
        return self.err.splitlines()


@pytest.fixture
def chrono_command(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Run]:
    """Run ``chrono`` in this process with some arguments and bytes on stdin."""

    def run(*arguments: str, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        try:
            code = main(list(arguments))
        except SystemExit as ended:  # argparse ends this way
            code = int(ended.code or 0)
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Run(code, out.decode(), err.decode())

    return run
