"""What a reader's hands do: every action of the palette, the mouse, and where the cursor is after a change."""

import pytest

from chrono.tui import bidi
from chrono.tui.app import Commands
from chrono.tui.keymap import ACTIONS, changed
from chrono.tui.screens.dialogs import Help, Problem
from chrono.tui.widgets.bars import Chips, FilterInput, Keys, Tabs
from chrono.tui.widgets.entries import AxisList
from chrono.tui.widgets.facets import Facets
from chrono.tui.widgets.reading import Article, Evidence, Findings
from tests.tui.running import Opened

pytestmark = pytest.mark.asyncio(loop_scope="function")
WIDE = (120, 40)


async def found(run, words):
    """What the palette finds for some words, best first."""
    hits = [hit async for hit in Commands(run.main).search(words)]
    return [str(hit.text) for hit in sorted(hits, key=lambda hit: -hit.score)]


async def test_the_palette_finds_every_action_first_by_its_name(file):
    async with Opened(file) as run:
        for action in ACTIONS:
            assert (await found(run, action.title))[0] == action.title
            assert (await found(run, action.title.lower()))[0] == action.title


async def test_the_palette_moves_in_the_panel_that_has_the_keys(file):
    down = next(action for action in ACTIONS if action.id == "move.down")
    async with Opened(file, WIDE) as run:
        await run.press("e")
        evidence, before = run.main.query_one(Evidence), run.label()
        await run.main.perform(down)
        await run.settle()
        assert (evidence.cursor, run.label()) == (1, before)


@pytest.mark.parametrize(
    ("id_", "holds"),
    [
        ("help", lambda run: isinstance(run.app.screen, Help)),
        ("filter", lambda run: run.main.query_one(FilterInput).has_focus),
        ("bidi", lambda run: run.main.visual),
        ("panel.facets", lambda run: run.main.query_one(Facets).has_focus),
        ("panel.evidence", lambda run: run.main.query_one(Evidence).has_focus),
        ("view.text", lambda run: run.main.query_one(Article).has_focus),
        ("view.next", lambda run: run.main.view == "sources"),
        ("view.previous", lambda run: run.main.view == "text"),
        ("text.next", lambda run: run.main.view == "text"),
        ("matrix.right", lambda run: run.main.view == "matrix"),
        ("settle", lambda run: run.main.view == "findings"),
        ("finding.next", lambda run: bool(run.main.row.findings)),
        ("move.last", lambda run: run.main.query_one(AxisList).cursor > 10),
        ("dispute", lambda run: bool(run.main.state.disputed)),
        ("mark", lambda run: bool(run.main.state.marked)),
        ("theme", lambda run: run.app.theme == "textual-light"),
        ("quit", lambda run: run.app.return_code == 0),
    ],
)
async def test_actions_of_the_palette_do_what_they_say(file, id_, holds):
    action = next(action for action in ACTIONS if action.id == id_)
    async with Opened(file, WIDE) as run:
        await run.press("ctrl+p")
        await run.pilot.press(*({" ": "space"}.get(char, char) for char in action.title))
        await run.pilot.pause(0.3)
        await run.pilot.press("enter")
        await run.until(lambda: holds(run), 5)


async def test_a_click_on_a_facet_filters_once_however_often_it_is_clicked(file):
    async with Opened(file, WIDE) as run:
        await run.pilot.click(Facets, offset=(6, 3))
        await run.until(lambda: len(run.main.shown.terms) == 1)
        await run.pilot.click(Facets, offset=(6, 2), times=2)
        await run.settle()
        assert len(run.main.shown.terms) in (0, 2)


async def test_a_click_on_the_empty_filter_opens_it(file):
    async with Opened(file, WIDE) as run:
        await run.pilot.click(Chips, offset=(4, 0))
        await run.until(lambda: run.main.query_one(FilterInput).has_focus)


async def test_who_opens_a_view_is_in_it(file):
    async with Opened(file, WIDE) as run:
        await run.press("f", "5")
        await run.until(lambda: run.main.query_one(Article).has_focus)
        await run.press("f")
        await run.pilot.click(Tabs, offset=(50, 0))
        await run.until(lambda: run.main.query_one(Findings).has_focus)


async def test_dragging_the_axis_selects_nothing(file):
    async with Opened(file, WIDE) as run:
        listed = run.main.query_one(AxisList)
        await run.press("j")
        before, begin = listed.cursor, listed.window.begin
        place = listed._column(0) * -1 + 6
        await run.pilot.mouse_down(AxisList, offset=(place, 12))
        await run.pilot.hover(AxisList, offset=(place - 4, 12))
        await run.pilot.mouse_up(AxisList, offset=(place - 4, 12))
        await run.pilot.pause()
        assert (listed.cursor, listed.window.begin > begin) == (before, True)
        await run.pilot.click(AxisList, offset=(place, 12))
        await run.until(lambda: listed.cursor != before)


async def test_the_cursor_stays_with_what_was_merged_and_with_what_is_undone(file):
    async with Opened(file, WIDE) as run:
        await run.press("j", "j", "j", "j", "j", "space", "j", "space")
        second = run.main.row.key
        await run.press("M")
        await run.until(lambda: len(run.main.index.rows) == 22)
        await run.until(lambda: second in run.main.row.entry.events)
        await run.press("G", "d")
        disputed = run.main.row.key
        await run.press("g", "z")
        await run.until(lambda: not run.main.state.disputed and run.main.row.key == disputed)
        await run.press("g", "z")
        await run.until(lambda: len(run.main.index.rows) == 23)
        assert run.main.query_one(AxisList).row().key == run.main.row.key
        assert run.main.row.key in run.main.state.marked


async def test_the_footer_offers_the_other_order_where_a_text_needs_it(file, tmp_path):
    async with Opened(file, WIDE, notifications=True) as run:
        assert "Bidi" in str(run.main.query_one(Keys).render())
        assert any("b writes them" in one.message for one in run.app._notifications)
    english = tmp_path / "a.txt"
    english.write_text("date 2024-04-02\nThe port was shut on 5 March 2024.", "utf-8")
    async with Opened(english, WIDE, notifications=True) as run:
        assert "Bidi" not in str(run.main.query_one(Keys).render())
        assert not list(run.app._notifications)


async def test_a_damaged_journal_can_be_set_aside(file):
    async with Opened(file) as run:
        await run.press("d", "m")
        await run.type("x")
        await run.press("enter")
        await run.until(lambda: bool(run.main.state.notes))
    journal = file.with_name("story.chrono-journal.jsonl")
    lines = journal.read_text("utf-8").splitlines()
    journal.write_text("\n".join((lines[0], "damage", *lines[1:])) + "\n", "utf-8")
    async with Opened(file) as run:
        assert isinstance(run.app.screen, Problem)
        await run.press("enter")
        await run.until(lambda: "23 of 23" in run.plain())
    assert "damage" in journal.with_name("story.chrono-journal.other.jsonl").read_text("utf-8")


async def test_keys_of_other_keyboards_can_be_used(file):
    actions = changed(ACTIONS, {"move.down": ["j", "ت"], "dispute": "ü"}, "keymap.toml")
    async with Opened(file, actions=actions) as run:
        listed, before = run.main.query_one(AxisList), run.main.query_one(AxisList).cursor
        await run.press("ت")
        assert listed.cursor > before
        await run.press("ü")
        await run.until(lambda: bool(run.main.state.disputed))


async def test_the_date_over_an_arabic_text_is_not_turned(file):
    async with Opened(file, WIDE, visual=True) as run:
        await run.press("5")
        assert bidi.visual_text("صحيفة المرفأ") in run.plain()
        assert "02-04-2024" not in run.plain()


async def test_what_is_wrong_with_a_filter_can_be_read_where_there_is_little_room(file):
    async with Opened(file, (60, 24)) as run:
        await run.press("slash")
        await run.type("bridge fact:plannd")
        lines = run.plain().splitlines()
        at = next(n for n, one in enumerate(lines) if "fact:plannd" in one)
        assert lines[at + 1].rstrip() == " " * 12 + "^" * 6
        assert "possible, negated, counterfactual" in " ".join(" ".join(lines[at + 2 : at + 4]).split())


@pytest.mark.parametrize("bar", [Tabs, Chips, Keys])
async def test_a_bar_that_cannot_be_drawn_says_so_and_the_screen_stays(file, monkeypatch, bar):
    async with Opened(file, WIDE) as run:
        monkeypatch.setattr(bar, "words", lambda _: 1 / 0)
        run.main.query_one(bar).refresh()
        await run.pilot.pause()
        assert "cannot be drawn: ZeroDivisionError" in run.plain()
        await run.press("j")
        assert "the old pier burned down" in run.plain()


async def test_questions_and_chips_are_in_visual_order_too(file):
    async with Opened(file, WIDE, visual=True) as run:
        await run.filter("الميناء")
        chip = bidi.visual_text("[الميناء ×]")
        assert chip in run.plain()
        label = run.label()
        assert bidi.is_rtl(label)
        await run.pilot.press("m")
        await run.until(lambda: "Note on" in run.plain())
        assert bidi.visual_text(label) in run.plain()
        await run.press("escape", "b")
        assert chip not in run.plain()
