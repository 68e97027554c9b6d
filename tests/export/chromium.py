"""A headless Chromium driven over the DevTools protocol: opens a page, runs scripts in it, hears its complaints."""

import itertools
import json
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--remote-debugging-port=0", "--remote-allow-origins=*",
    "--window-size=1100,1400", "--disable-dev-shm-usage",
)  # fmt: skip


class Page:
    """One open page; ``complaints`` holds console errors, exceptions and refusals, ``requests`` what it asked for."""

    def __init__(self, socket: Any) -> None:
        self._socket, self._numbers = socket, itertools.count(1)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.dialogs = 0
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv())
            if message.get("id") == number:
                assert "error" not in message, message
                return message["result"]
            self._hear(message)

    def _hear(self, message: dict[str, Any]) -> None:
        method, params = message["method"], message["params"]
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Page.javascriptDialogOpening":
            self.dialogs += 1
        elif method == "Runtime.exceptionThrown" or (
            method == "Log.entryAdded" and params["entry"]["level"] == "error"
        ):
            self.complaints.append(json.dumps(params))

    def open(self, path: Path) -> None:
        self.complaints.clear()
        self.requests.clear()
        self.call("Page.navigate", url=path.as_uri())
        deadline = time.monotonic() + 20
        while self.run("document.readyState !== 'complete' || location.protocol === 'about:'"):
            assert time.monotonic() < deadline, "the page did not load"
            time.sleep(0.02)

    def run(self, expression: str) -> Any:
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")


@contextmanager
def page() -> Iterator[Page]:
    """A page of a Chromium that ends with the block."""
    from websocket import create_connection

    assert PROGRAM
    with tempfile.TemporaryDirectory(prefix="chrono-chromium-", ignore_cleanup_errors=True) as folder:
        command = [PROGRAM, *_SWITCHES, f"--user-data-dir={folder}", "about:blank"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                socket = create_connection(_address(Path(folder)), timeout=30)
                try:
                    yield Page(socket)
                finally:
                    socket.close()
            finally:
                process.terminate()
                process.wait(20)


def _address(folder: Path) -> str:
    port_file = folder / "DevToolsActivePort"
    deadline = time.monotonic() + 30
    while not port_file.exists() or not port_file.read_text().strip():
        assert time.monotonic() < deadline, "Chromium did not start"
        time.sleep(0.05)
    port = port_file.read_text().split()[0]
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list") as answer:
        targets = json.loads(answer.read())
    return next(str(one["webSocketDebuggerUrl"]) for one in targets if one["type"] == "page")
