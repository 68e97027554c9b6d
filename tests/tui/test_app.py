"""The real app under Textual's pilot: keys and mouse, both languages, three sizes."""

import asyncio
import json
import threading
import time

import pytest

from chrono.chronology.json import dumps, loads
from chrono.tui import bidi
from chrono.tui.app import Explorer
from chrono.tui.keymap import ACTIONS, changed
from chrono.tui.opening import Cancelled, Request
from chrono.tui.screens.dialogs import Ask, Help, Pick, Problem
from chrono.tui.screens.main import Main
from chrono.tui.widgets.bars import Chips, FilterInput
from chrono.tui.widgets.entries import AxisList, Undated
from chrono.tui.widgets.reading import Article, Evidence, Findings
from tests.tui import story
from tests.tui.running import Opened, Running

pytestmark = pytest.mark.asyncio(loop_scope="function")
SIZES = [(80, 24), (69, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_opens_and_every_view_can_be_read(file, size):
    async with Opened(file, size) as run:
        words = {
            "1": "أسس الصيادون نقابتهم", "2": "published 2024-04-02", "3": "أسس الصيادون", "4": "CHR112", "5": "│",
        }  # fmt: skip
        for key, expected in words.items():
            await run.press(key)
            assert expected in run.plain(), key
            assert all(bidi.width(line) == size[0] for line in run.text().split("\n"))
        assert "✖ cannot" not in run.plain()
        assert "? Help" in run.plain()


async def test_panes_by_width(file):
    async with Opened(file, (120, 40)) as run:
        for width, panes in ((120, 3), (100, 3), (99, 2), (80, 2), (70, 2), (69, 1), (40, 1)):
            await run.pilot.resize_terminal(width, 24)
            await run.pilot.pause(0.1)
            shown = [name for name in ("facets", "centre", "evidence") if run.main.query_one(f"#{name}").display]
            assert (len(shown), "centre" in shown) == (panes, True), width
            assert all(bidi.width(line) == width for line in run.text().split("\n"))


async def test_moving_with_letters_arrows_and_ends(file):
    async with Opened(file) as run:
        first = run.label()
        await run.press("j")
        second = run.label()
        assert (first, second) == ("أسس الصيادون نقابتهم", "the old pier burned down"), "the cursor passes over silence"
        await run.press("k")
        assert run.label() == first
        await run.press("G")
        assert run.label() == "the court will hear the case"
        await run.press("g", "down", "up")
        assert run.label() == first
        await run.press("pagedown", "pageup")
        assert run.label() == first


async def test_the_evidence_follows_the_cursor(file):
    async with Opened(file, (120, 40)) as run:
        for _ in range(6):
            await run.press("j")
        text = "\n".join(one.text for one in run.main.query_one(Evidence).lines)
        assert run.label() in text


async def test_zoom_pan_and_fit(file):
    async with Opened(file) as run:
        axis = run.main.query_one(AxisList)
        fitted = axis.window
        await run.press("plus")
        assert axis.window.span == fitted.span // 2
        await run.press("minus", "l")
        assert axis.window.begin > fitted.begin
        await run.press("h", "right", "left", "0")
        assert axis.window == fitted
        for _ in range(40):
            axis.action_zoom(-1)
        await run.press("h")
        assert "by minute" in run.plain()
        for _ in range(40):
            axis.action_zoom(1)
        await run.press("h")
        assert "by millennium" in run.plain()


async def test_filtering_in_every_view(file):
    cases = {"after:2024-04": 2, "port": 2, "اغلق": 1, "fact:planned lang:ar": 1, "-port": 21}
    async with Opened(file) as run:
        for typed, left in cases.items():
            await run.press("1")
            await run.filter(typed)
            assert f"{left} of 23" in run.plain()
            assert len(run.main.query_one(Chips).terms) == len(typed.split())
            for key in "23":
                await run.press(key)
                assert len({item.row for item in run.main.view_panel.items if item.row >= 0}) == left
            await run.press("ctrl+l")
            await run.until(lambda: not run.main.shown.terms)


async def test_a_wrong_filter_points_at_the_place_and_keeps_what_is_shown(file):
    async with Opened(file) as run:
        await run.press("slash")
        await run.type("port cert:x")
        await run.press("enter")
        lines = run.plain().split("\n")
        at = next(n for n, line in enumerate(lines) if line.startswith("port cert:x"))
        assert lines[at + 1].startswith(" " * 10 + "^ "), "under the value"
        assert "explicit, derived" in lines[at + 1]
        assert run.main.focused is run.main.query_one(FilterInput)
        await run.press("escape")
        assert len(run.main.shown.rows) == 23


async def test_chips_are_dropped_by_click_and_key(file):
    async with Opened(file) as run:
        await run.filter("port lang:en")
        assert "[port ×]" in run.plain()
        await run.pilot.click(Chips, offset=(4, 0))
        await run.settle()
        assert [term.text() for term in run.main.shown.terms] == ["lang:en"]
        await run.press("backspace")
        assert run.main.shown.terms == ()


async def test_facets_filter_and_take_back(file):
    async with Opened(file, (120, 40)) as run:
        await run.press("f", "enter")
        assert [term.key for term in run.main.shown.terms] == ["src"]
        assert "✓ صحيفة" in run.plain()
        await run.press("enter")
        assert run.main.shown.terms == ()


@pytest.mark.parametrize("size", SIZES)
async def test_facets_and_evidence_come_where_there_is_no_room(file, size):
    async with Opened(file, size) as run:
        await run.press("f")
        assert run.main.focused.id == "facets"
        assert "Certainty" in run.plain()
        await run.press("f")
        assert run.main.focused.id == "chronology"
        await run.press("enter")
        assert run.main.focused.id == "evidence"
        assert "rule ar/dates/own" in "\n".join(one.text for one in run.main.focused.lines)
        await run.press("escape")
        assert run.main.focused.id == "chronology"


async def test_next_finding_goes_round(file):
    async with Opened(file) as run:
        seen = []
        for _ in range(4):
            await run.press("exclamation_mark")
            seen.append(run.label())
        assert seen[:3] == ["بدأ العمال الإضراب", "dockers walked out", "ارتفعت أسعار السمك"]
        assert seen[3] == seen[0]
        await run.press("at")
        assert run.label() == seen[2]


async def test_note_dispute_mark_are_journalled_shown_and_undone(file):
    async with Opened(file) as run:
        key = run.main.selected
        await run.press("m")
        assert isinstance(run.app.screen, Ask)
        await run.type("ask")
        await run.press("enter", "d", "space")
        state = run.main.state
        assert (state.notes, state.disputed, state.marked) == ({key: "ask"}, {key}, {key})
        assert "●≠✎" in run.plain()
        journal = run.main.session.path.read_text("utf-8").splitlines()
        assert [json.loads(line).get("do") for line in journal[1:]] == ["note", "dispute", "mark"]
        await run.press("z", "z", "z")
        assert run.main.state.notes == {}
        assert "●" not in run.plain()
        await run.press("Z")
        assert run.main.state.notes == {key: "ask"}
    async with Opened(file) as run:
        assert run.main.state.notes == {key: "ask"}, "replayed on opening"


async def test_changes_hold_in_the_order_they_were_asked_for(file):
    async with Opened(file) as run:
        await run.pilot.press("d", "space", "z", "z", "Z", "d", "d", "space", "z")
        await run.until(lambda: len(run.main.session.path.read_text("utf-8").splitlines()) == 10)
        await run.settle()
        steps = [json.loads(line) for line in run.main.session.path.read_text("utf-8").splitlines()[1:]]
        assert [step.get("do") or ("undo" if "undo" in step else "redo") for step in steps] == [
            "dispute", "mark", "undo", "undo", "redo", "dispute", "dispute", "mark", "undo",
        ]  # fmt: skip
        assert (len(run.main.state.disputed), len(run.main.state.marked)) == (1, 0)


async def test_keys_typed_fast_change_the_entry_under_the_cursor(file):
    async with Opened(file) as run:
        main = run.main
        main.view_panel.cursor = 2  # the message that tells of it is not handled yet
        under = main.view_panel.row().key
        main.action_dispute()
        await run.settle()
        assert main.session.state.disputed == {under}


async def test_merge_and_split(file):
    async with Opened(file) as run:
        await run.filter("shut,اغلق")
        await run.press("space", "j", "space", "M")
        assert len(run.main.index.rows) == 22
        merged = next(row for row in run.main.index.rows if "harbour.en#e4" in row.entry.events)
        assert set(merged.entry.events) == {"harbour.ar#e3", "harbour.en#e4"}
        assert run.main.row.key == merged.key
        await run.press("U")
        assert len(run.main.index.rows) == 23
        await run.press("z", "z")
        assert run.main.session.chronology == run.main.session.base


async def test_a_typed_date_solves_again_and_findings_follow(file):
    async with Opened(file) as run:
        await run.filter("shut")
        await run.press("r")
        assert isinstance(run.app.screen, Ask)
        await run.press("tab")
        await run.type("2024-03-12")
        await run.press("enter")
        await run.pilot.pause(0.2)
        await run.settle()
        row = run.main.row
        assert (row.entry.label, row.date) == ("the port was shut", "2024-03-12")
        assert run.main.index.chronology.findings != story.chronology().findings
        assert "corrected by hand" in "\n".join(one.text for one in run.main.query_one(Evidence).lines)
        await run.press("z")
        assert run.main.row.date == "2024-03-05"


async def test_an_alternative_is_chosen(file):
    async with Opened(file) as run:
        await run.filter("shut")
        await run.press("r", "enter")
        await run.until(lambda: run.main.session.steps == 1)
        await run.settle()
        timex = run.main.index.timexes["harbour.en#t4"]
        assert timex.confidence == 1.0
        assert timex.alternatives[0].why == "before the correction"


async def test_no_date_is_said_to_be_none(file):
    async with Opened(file) as run:
        before = run.main.session.chronology
        await run.press("j", "r")
        await run.type("blue")
        await run.press("enter")
        assert run.main.session.chronology is before


async def test_a_finding_is_settled_with_a_reason(file):
    async with Opened(file) as run:
        await run.press("4", "i")
        await run.type("known")
        await run.press("enter")
        assert list(run.main.state.settled.values()) == ["known"]
        assert "settled: known" in run.plain()
        assert "4 Findings 1" in run.plain()


async def test_findings_view_leads_to_the_entry(file):
    async with Opened(file) as run:
        await run.press("4", "j", "enter")
        assert run.main.view == "chronology"
        assert run.label() == "ارتفعت أسعار السمك"
        assert isinstance(run.main.query_one(Findings), Findings)


async def test_the_text_view_opens_at_the_quote_and_leads_back(file):
    async with Opened(file) as run:
        await run.filter("crane")
        await run.press("5")
        article = run.main.query_one(Article)
        assert article.document.id == "harbour.en"
        assert "crane" in " ".join(one.text for one in article.lines[article.cursor :])
        await run.press("ctrl+l", "g", "j", "j", "enter")
        assert run.label() in ("أسس الصيادون نقابتهم", "the old pier burned down")


async def test_the_text_view_turns_to_other_documents_and_stays(file):
    async with Opened(file) as run:
        await run.press("5", "l")
        article = run.main.query_one(Article)
        assert article.document.id == "harbour.en"
        await run.press("d")
        assert article.document.id == "harbour.en"
        await run.press("h")
        assert article.document.id == "harbour.ar"


async def test_the_matrix_shows_other_sources(file):
    async with Opened(file, (30, 24)) as run:
        await run.press("3")
        assert "صحيفة" in run.plain()
        assert "Harbou" not in run.plain().split("\n")[3]
        await run.press("l")
        assert "Harbou" in run.plain().split("\n")[3]


async def test_moving_past_the_last_dated_entry_reaches_the_undated(file):
    async with Opened(file) as run:
        await run.press("G", "j")
        assert isinstance(run.main.focused, Undated)
        assert run.label() == "رفضت الإدارة الحوار"
        await run.press("k")
        assert isinstance(run.main.focused, AxisList)


async def test_citation_and_export_hold_the_text_itself(file, tmp_path):
    async with Opened(file, visual=True) as run:
        copied = []
        run.app.copy_to_clipboard = copied.append
        await run.press("c")
        assert copied[0].startswith("1998: أسس الصيادون نقابتهم")
        assert not set(copied[0]) & set(bidi.CONTROLS)
        await run.press("x")
        assert isinstance(run.app.screen, Pick)
        await run.press("down", "enter")
        target = tmp_path / "out.json"
        run.app.screen.query_one("Input").value = str(target)
        await run.press("enter")
        await run.settle()
        assert loads(target.read_bytes()) == run.main.session.chronology


async def test_saving_writes_the_changed_chronology(file, tmp_path):
    async with Opened(file) as run:
        await run.press("d", "ctrl+s")
        target = tmp_path / "other.json"
        run.app.screen.query_one("Input").value = str(target)
        await run.press("enter")
        assert loads(target.read_bytes()).entries == run.main.session.chronology.entries
        assert (tmp_path / "other.chrono-journal.jsonl").exists()


async def test_a_low_screen_shows_entries_and_the_evidence_when_asked_for(file):
    async with Opened(file, size=(80, 14)) as run:
        assert run.main.row.entry.label in run.text()
        assert not run.main.query_one(Evidence).display
        await run.press("e")
        assert run.main.query_one(Evidence).display


async def test_what_was_opened_is_never_written_over(file):
    async with Opened(file) as run:
        before = file.read_bytes()
        await run.press("d", "x", "down", "enter")
        assert run.app.screen.query_one("Input").value == str(file.with_name("story.chrono.json"))
        run.app.screen.query_one("Input").value = str(file)
        await run.press("enter")
        await run.until(lambda: isinstance(run.app.screen, Problem))
        assert file.read_bytes() == before
        assert "is not written over" in run.text()


async def test_typing_in_a_list_of_readings_goes_to_the_line(file):
    async with Opened(file) as run:
        run.app.push_screen(Ask("Which?", "", "", ["one", "two"]))
        await run.press("2", "0")
        assert run.app.screen.query_one("Input").value == "20"


async def test_visual_order_is_a_key_and_only_a_matter_of_display(file):
    async with Opened(file) as run:
        logical, chronology = run.text(), run.main.session.chronology
        assert "أسس" in logical
        await run.press("b")
        assert "أسس" not in run.text()
        assert bidi.visual_text("أسس الصيادون نقابتهم") in run.text()
        assert not set(run.text()) & set(bidi.CONTROLS), "no isolates where nothing reorders"
        assert run.main.session.chronology is chronology
        await run.press("b")
        assert run.text() == logical


async def test_without_the_packages_visual_order_says_what_is_missing(file, monkeypatch):
    monkeypatch.setattr("chrono.tui.bidi.available", lambda: False)
    async with Opened(file, (120, 40), visual=True, notifications=True) as run:
        assert "أسس" in run.plain(), "logical order is kept"
        await run.until(lambda: "arabic-reshaper" in run.plain())
        await run.press("b")
        assert not run.main.visual


async def test_dates_are_isolated(file):
    async with Opened(file) as run:
        assert f"{bidi.LRI}2009-06/08" in run.text()


async def test_help_is_of_the_focused_panel(file):
    async with Opened(file) as run:
        await run.press("question_mark")
        assert isinstance(run.app.screen, Help)
        assert "Keys: axis" in run.plain()
        assert "Earlier" in run.plain()
        await run.press("escape", "4", "question_mark")
        assert "Keys: findings" in run.plain()
        assert "Settle finding" in run.plain()


async def test_the_palette_has_every_action(file):
    from chrono.tui.app import Commands

    async with Opened(file) as run:
        provider = Commands(run.main)
        found = [hit async for hit in provider.discover()]
        assert {hit.display for hit in found} == {action.title for action in ACTIONS}
        await run.press("ctrl+p")
        await run.type("entries against sources")
        await run.press("enter")
        await run.until(lambda: run.main.view == "matrix")


async def test_the_footer_shows_what_works_now(file):
    async with Opened(file, (160, 40)) as run:
        assert "Undo" not in run.plain().split("\n")[-1]
        await run.press("d")
        assert "Undo" in run.plain().split("\n")[-1]
        assert "Merge" not in run.plain().split("\n")[-1]
        await run.press("space", "j", "space")
        assert "Merge" in run.plain().split("\n")[-1]
        await run.press("z")
        assert "Redo" in run.plain().split("\n")[-1]


async def test_mouse_click_drag_wheel_and_tabs(file):
    async with Opened(file) as run:
        axis = run.main.query_one(AxisList)
        await run.pilot.click(AxisList, offset=(40, 5))
        await run.settle()
        assert run.label() == "the old pier burned down"
        before = axis.window
        await run.pilot.mouse_down(AxisList, offset=(30, 5))
        await run.pilot.hover(AxisList, offset=(25, 5))
        await run.pilot.mouse_up(AxisList, offset=(25, 5))
        await run.settle()
        assert axis.window.begin > before.begin
        assert axis.window.span == before.span
        from textual import events

        axis.post_message(events.MouseScrollUp(axis, 30, 5, 0, -1, 0, False, False, False))
        await run.settle()
        assert axis.window.span == before.span // 2
        await run.pilot.click("Tabs", offset=(20, 0))
        await run.settle()
        assert run.main.view == "sources"


async def test_a_keymap_moves_keys(file):
    actions = changed(ACTIONS, {"dispute": "D", "move.down": ["n", "down"]}, "mine")
    async with Opened(file, actions=actions) as run:
        await run.press("d")
        assert not run.main.state.disputed
        await run.press("D", "n")
        assert len(run.main.state.disputed) == 1
        assert run.label() == "the old pier burned down"


async def test_a_foreign_journal_is_refused_and_can_be_set_aside(file, tmp_path):
    journal = tmp_path / "story.chrono-journal.jsonl"
    journal.write_text('{"journal": "chrono/1", "fingerprint": "0", "of": "x"}\n', "utf-8")
    async with Opened(file) as run:
        assert isinstance(run.app.screen, Problem)
        assert "another chronology" in " ".join(run.plain().split())
        await run.press("enter")
        await run.until(lambda: isinstance(run.app.screen, Main))
        assert run.main.index.rows
    assert [path.name for path in tmp_path.glob("*other*")] == ["story.chrono-journal.other.jsonl"]


async def test_a_missing_file_is_said_and_nothing_is_lost(tmp_path):
    async with Opened(tmp_path / "none.json") as run:
        assert isinstance(run.app.screen, Problem)
        assert "none.json" in run.plain()
        await run.press("enter")
    assert run.app.return_value == 3


async def test_texts_that_cannot_be_read_are_named_and_the_others_open(tmp_path):
    (tmp_path / "a.txt").write_text("2024-04-02\nThe port was shut on 5 March 2024.", "utf-8")
    run_app = Opened(tmp_path / "a.txt", (120, 40), notifications=True)
    run_app.app.request = Request((str(tmp_path / "a.txt"), str(tmp_path / "none.txt")))
    async with run_app as run:
        await run.until(lambda: "none.txt" in run.plain())
        assert len(run.main.index.documents) == 1
        await run.press("q")
    assert run.app.return_value == 3


async def test_a_torn_journal_is_reported(file, tmp_path):
    async with Opened(file) as run:
        await run.press("d")
    journal = tmp_path / "story.chrono-journal.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"n": 2, "do"')
    async with Opened(file) as run:
        assert isinstance(run.app.screen, Problem)
        assert "torn" in run.plain()
        await run.press("escape")
        assert len(run.main.state.disputed) == 1


async def test_a_crash_inside_a_view_is_shown(file, monkeypatch):
    async with Opened(file) as run:
        monkeypatch.setattr(AxisList, "draw", lambda *_: 1 / 0)
        run.main.query_one(AxisList).refresh()
        await run.pilot.pause()
        assert "cannot be drawn: ZeroDivisionError" in run.plain()
        monkeypatch.undo()
        monkeypatch.setattr("chrono.tui.widgets.reading.evidence", lambda *_: 1 / 0)
        await run.press("j")
        assert "cannot be shown: ZeroDivisionError" in run.plain()
        monkeypatch.setattr("chrono.tui.screens.editing.citation", lambda *_: 1 / 0)
        await run.press("c")
        assert isinstance(run.app.screen, Problem)
        assert "ZeroDivisionError" in run.plain()


async def test_a_pane_that_cannot_be_filled_is_shown_and_the_app_goes_on(file, monkeypatch):
    async with Opened(file) as run:
        with monkeypatch.context() as patch:
            patch.setattr(Evidence, "show", lambda *_: 1 / 0)
            await run.press("j")
            assert isinstance(run.app.screen, Problem)
            assert "ZeroDivisionError" in run.plain()
        await run.press("escape", "j")
        assert isinstance(run.app.screen, Main)
        assert run.label() == "a crane had been sold"


async def test_light_theme_and_no_colour(file, monkeypatch):
    async with Opened(file) as run:
        await run.press("T")
        assert run.app.theme == "textual-light"
    monkeypatch.setenv("NO_COLOR", "1")
    async with Opened(file) as run:
        assert run.app.no_color
        strips = run.app.screen._compositor.render_strips()
        assert "▸" in run.plain()
        assert strips


async def test_texts_are_built_with_progress(tmp_path):
    for id_, _, _, tellings in story.TELLINGS:
        text = story.document(id_, id_[-2:], "", tellings).text
        (tmp_path / f"{id_}.txt").write_text(f"2024-04-02\n{text}", "utf-8")
    async with Opened(tmp_path) as run:
        assert len(run.main.index.documents) == 2
        assert run.main.index.rows
        assert run.main.session.path.name == f"{tmp_path.name}.chrono-journal.jsonl"


async def test_many_entries_are_drawn_lazily(tmp_path, monkeypatch):
    path = tmp_path / "many.json"
    path.write_text(dumps(story.many(4_000)), "utf-8")
    async with Opened(path) as run:
        drawn, real = [], AxisList.draw
        monkeypatch.setattr(AxisList, "draw", lambda self, at, cells: drawn.append(at) or real(self, at, cells))
        await run.press("G")
        assert "entry 4000" in run.plain()
        assert len(set(drawn)) < 200


async def test_loading_shows_how_far_it_is_and_can_be_cancelled(file, monkeypatch):
    told, stopped = [], []

    def slow(_request, report, cancelled):
        for number in range(1000):
            if cancelled():
                stopped.append(number)
                raise Cancelled("loading was given up")
            report(f"reading text {number}", number, 1000)
            told.append(number)
            time.sleep(0.01)

    monkeypatch.setattr("chrono.tui.app.open_all", slow)
    app = Explorer(Request((str(file),)))
    async with app.run_test(size=(80, 24)) as pilot:
        run = Running(app, pilot)
        await run.until(lambda: all(words in run.plain() for words in ("reading text", "%", "━━━")))
        await pilot.press("escape")
        for _ in range(200):
            if stopped:
                break
            await asyncio.sleep(0.01)
    assert stopped
    assert stopped[0] < 1000
    assert app.return_code == 0


async def test_work_in_the_background_only_posts_messages(file, monkeypatch):
    """Whoever draws from another thread than the app's is found out."""
    async with Opened(file) as run:
        here, others = threading.get_ident(), []
        for kind in (AxisList, Evidence, Undated, Chips):
            real = kind.refresh
            monkeypatch.setattr(
                kind,
                "refresh",
                lambda self, *a, _real=real, **k: others.append(threading.get_ident()) or _real(self, *a, **k),
            )
        await run.filter("port")
        await run.press("d", "z")
        assert set(others) == {here}
