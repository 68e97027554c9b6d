"""The app under Textual's pilot, as the tests drive it."""

from chrono.tui import bidi
from chrono.tui.app import Explorer
from chrono.tui.filter import parse
from chrono.tui.opening import Request
from chrono.tui.screens.dialogs import Problem
from chrono.tui.screens.main import Main
from chrono.tui.widgets.bars import FilterInput


class Running:
    """The app with the main screen open."""

    def __init__(self, app, pilot):
        self.app, self.pilot = app, pilot

    @property
    def main(self) -> Main:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, Main))

    async def press(self, *keys):
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def settle(self):
        await self.pilot.pause()
        waiting = [w for w in self.app.workers if w.group in ("filter", "change", "write", "load")]
        if waiting:
            await self.app.workers.wait_for_complete(waiting)
            await self.pilot.pause()

    async def until(self, test, seconds=20.0):
        for _ in range(int(seconds / 0.02)):
            if test():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(self.plain())

    async def type(self, text):
        await self.pilot.press(*({" ": "space"}.get(char, char) for char in text))
        await self.settle()

    async def filter(self, text):
        """A filter at once, where typing is not the matter."""
        await self.pilot.press("slash")
        self.main.query_one(FilterInput).value = text
        await self.pilot.press("enter")
        await self.until(lambda: self.main.shown.terms == parse(text))
        await self.settle()

    def text(self):
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    def plain(self):
        return "".join(char for char in self.text() if char not in bidi.CONTROLS)

    def label(self):
        return self.main.row.entry.label


class Opened:
    """``async with Opened(path, size) as run``."""

    def __init__(self, path, size=(80, 24), *, notifications=False, **options):
        self.app = Explorer(Request((str(path),)), **options)
        self.context = self.app.run_test(size=size, notifications=notifications)

    async def __aenter__(self):
        run = Running(self.app, await self.context.__aenter__())
        await run.until(lambda: isinstance(run.app.screen, Main | Problem))
        await run.settle()
        return run

    async def __aexit__(self, *error):
        await self.context.__aexit__(*error)
        if self.app.session:
            self.app.session.journal.close()
