"""The command line as the contract has it: streams, exit codes, one line for each bad input, the same bytes always."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

COMMANDS = ("find", "annotate", "build", "check", "explain", "export", "explore", "languages", "mcp")
TEXT = "date 2025-09-16 The army attacked the base on 19 August. Talks began in Bamako last month.\n"
ARABIC = "تاريخ: 2025-09-16\nهاجم الجيش القاعدة في 19 أغسطس/آب. وبدأت المحادثات الشهر الماضي.\n"
FIND_KEYS = ["id", "lang", "kind", "published", "published_from", "published_span", "timexes", "ranges", "rejected"]
TIMEX_KEYS = [
    "id", "start", "end", "text", "type", "value", "said", "mod", "quant", "freq", "begin", "finish", "approximate",
    "edtf", "granularity", "calendar", "anchor", "rule", "confidence", "alternatives", "why",
]  # fmt: skip
EVENT_KEYS = [
    "id", "start", "end", "text", "class", "pos", "tense", "aspect", "polarity", "modality", "factuality", "main",
    "same_as", "label", "label_spans", "given", "confidence",
]  # fmt: skip
LINK_KEYS = ["id", "from", "to", "rel", "signal", "cue", "trust", "given"]
CHRONOLOGY_KEYS = ["schema", "documents", "timexes", "ranges", "events", "links", "entries", "findings"]
DOCUMENT_KEYS = [
    "id", "lang", "kind", "title", "source", "published", "published_from", "published_span", "text",
]  # fmt: skip
ENTRY_KEYS = [
    "id", "rank", "rank_min", "rank_max", "after", "status", "label", "events", "bounds", "edtf", "granularity",
    "certainty", "factuality", "confidence", "sources",
]  # fmt: skip

Command = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.ar.txt").write_text(ARABIC, "utf-8")
    (tmp_path / "bytes.txt").write_bytes(bytes(range(128, 256)))
    (tmp_path / "c.jsonl").write_text(
        '{"text": "on 3 May 2024"}\n{"text": 1}\nnot json\n{"text": "in 2021"}\n', "utf-8"
    )
    (tmp_path / "empty.txt").write_text("", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_chrono_alone_prints_ten_lines_with_three_examples(chrono_command: Command) -> None:
    run = chrono_command()
    assert run.code == 0
    assert len(run.out.splitlines()) == 10
    assert sum(line.startswith("  ") for line in run.out.splitlines()) == 3


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str, chrono_command: Command) -> None:
    run = chrono_command(command, "--help")
    assert run.code == 0
    assert f"  chrono {command}" in run.out.partition("examples:")[2]


# --- find and annotate ------------------------------------------------------------------------------------------------


def test_a_year_before_1_is_a_value_and_no_option(chrono_command: Command) -> None:
    run = chrono_command("find", "--text", "--published", "-0043-03-16", stdin=b"He fell yesterday.")
    assert [timex["begin"] for timex in json.loads(run.out)["timexes"]] == ["-0043-03-15"]


def test_find_gives_the_keys_of_the_contract_in_order(chrono_command: Command) -> None:
    run = chrono_command("find", stdin=json.dumps({"id": "x", "text": TEXT}).encode())
    (line,) = run.out.splitlines()
    found = json.loads(line)
    assert list(found) == FIND_KEYS
    assert [list(timex) for timex in found["timexes"]] == [TIMEX_KEYS] * len(found["timexes"])
    assert {key: found[key] for key in FIND_KEYS[:6]} == {
        "id": "x",
        "lang": "en",
        "kind": "news",
        "published": "2025-09-16",
        "published_from": "header",
        "published_span": [5, 15],
    }
    assert [(timex["text"], timex["value"]) for timex in found["timexes"]] == [
        ("2025-09-16", "2025-09-16"),
        ("19 August", "2025-08-19"),
        ("last month", "2025-08"),
    ]


def test_annotate_adds_events_and_links(chrono_command: Command) -> None:
    run = chrono_command("annotate", stdin=json.dumps({"text": TEXT}).encode())
    found = json.loads(run.out)
    assert list(found) == [*FIND_KEYS, "events", "links"]
    assert found["events"]
    assert found["links"]
    assert all(list(event) == EVENT_KEYS for event in found["events"])
    assert all(list(link)[: len(LINK_KEYS)] == LINK_KEYS for link in found["links"])


@pytest.mark.parametrize("pairs", ["all", "adjacent"])
def test_pairs_add_what_the_network_entails(pairs: str, chrono_command: Command) -> None:
    found = json.loads(chrono_command("annotate", "--pairs", pairs, stdin=json.dumps({"text": TEXT}).encode()).out)
    assert list(found)[-1] == "relations"
    assert found["relations"]
    assert all(list(one) == ["from", "to", "rel"] for one in found["relations"])


def test_given_lists_replace_ours_and_keep_their_keys(chrono_command: Command) -> None:
    record = {"text": TEXT, "events": [{"id": "g", "start": 25, "end": 33, "score": 7}], "timexes": []}
    data = json.dumps(record).encode()
    found = json.loads(chrono_command("annotate", stdin=data).out)
    assert found["timexes"] == []
    assert [(event["id"], event["text"], event["given"], event["score"]) for event in found["events"]] == [
        ("g", "attacked", True, 7)
    ]
    ignored = json.loads(chrono_command("annotate", "--ignore-given", stdin=data).out)
    assert ignored["timexes"]
    assert "g" not in {event["id"] for event in ignored["events"]}


def test_rejected_candidates_are_listed_when_asked_for(chrono_command: Command) -> None:
    data = json.dumps({"text": "A march of 2000 troops in May 2024."}).encode()
    assert json.loads(chrono_command("find", stdin=data).out)["rejected"] == []
    rejected = json.loads(chrono_command("find", "--rejected", stdin=data).out)["rejected"]
    assert all(list(one) == ["start", "end", "text", "reason"] for one in rejected)
    assert rejected


@pytest.mark.parametrize(
    ("arguments", "stdin", "ids"),
    [
        (["find"], b'{"text": "x"}\n\n{"text": "y", "id": "b"}\n', ["1", "b"]),
        (["find", "--text"], b'{"text": "x"}\n', ["-"]),
        (["find", "-"], b"", []),
        (["find", "a.txt"], b"", ["a.txt"]),
        (["find", "./a.txt"], b"", ["a.txt"]),
        (["find", "--text", "c.jsonl"], b"", ["c.jsonl"]),
        (["find", "empty.txt"], b"", ["empty.txt"]),
    ],
    ids=["lines", "text", "nothing", "file", "normalised", "jsonl as text", "empty"],
)
@pytest.mark.usefixtures("folder")
def test_ids(arguments: list[str], stdin: bytes, ids: list[str], chrono_command: Command) -> None:
    run = chrono_command(*arguments, stdin=stdin)
    assert (run.code, run.err) == (0, "")
    assert [json.loads(line)["id"] for line in run.out.splitlines()] == ids


@pytest.mark.usefixtures("folder")
def test_bad_lines_stand_in_their_place(chrono_command: Command) -> None:
    run = chrono_command("find", "c.jsonl")
    lines = [json.loads(line) for line in run.out.splitlines()]
    assert run.code == 3
    assert [line["id"] for line in lines] == ["1", None, None, "4"]
    assert lines[1] == {"id": None, "line": 2, "error": 'line 2: no "text"; give it as a string'}
    assert run.complaints == [lines[1]["error"], lines[2]["error"]]


@pytest.mark.parametrize("text", ["", "\0", "\ud800 in May 2024", "\u2028", "a\r\nb"], ids=repr)
@pytest.mark.parametrize("command", ["find", "annotate"])
def test_any_text_is_legal(command: str, text: str, chrono_command: Command) -> None:
    run = chrono_command(command, stdin=json.dumps({"text": text}).encode())
    assert (run.code, run.err) == (0, "")
    assert all(timex["text"] == text[timex["start"] : timex["end"]] for timex in json.loads(run.out)["timexes"])


def test_a_stream_answers_line_by_line() -> None:
    """The first answer comes while the input is still open."""
    command = [sys.executable, "-c", "import sys; from chrono.cli import main; sys.exit(main(['find']))"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b'{"text": "in 2021"}\n')
        process.stdin.flush()
        first = process.stdout.readline()
        process.stdin.close()
        assert process.wait(30) == 0
    assert json.loads(first)["id"] == "1"


# --- build ------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_build_gives_the_chronology_of_the_contract(chrono_command: Command) -> None:
    run = chrono_command("build", "a.txt", "b.ar.txt", "--format", "json")
    chronology = json.loads(run.out)
    assert (run.code, run.err) == (0, "")
    assert list(chronology) == CHRONOLOGY_KEYS
    assert [list(document) for document in chronology["documents"]] == [DOCUMENT_KEYS] * 2
    assert [list(timex) for timex in chronology["timexes"]] == [["id", "document", *TIMEX_KEYS[1:]]] * len(
        chronology["timexes"]
    )
    assert [list(entry) for entry in chronology["entries"]] == [ENTRY_KEYS] * len(chronology["entries"])
    assert [entry["id"] for entry in chronology["entries"]] == [
        f"n{n}" for n in range(1, len(chronology["entries"]) + 1)
    ]
    assert all(timex["id"].startswith(f"{timex['document']}#t") for timex in chronology["timexes"])


@pytest.mark.usefixtures("folder")
def test_no_text_leaves_the_texts_out(chrono_command: Command) -> None:
    run = chrono_command("build", "a.txt", "--format", "json", "--no-text")
    assert [document["text"] for document in json.loads(run.out)["documents"]] == [None]


@pytest.mark.usefixtures("folder")
def test_the_order_of_files_changes_nothing(chrono_command: Command) -> None:
    there = chrono_command("build", "a.txt", "b.ar.txt", "c.jsonl", "--format", "json")
    back = chrono_command("build", "c.jsonl", "b.ar.txt", "a.txt", "--format", "json")
    assert there.out == back.out


def test_the_hash_seed_changes_nothing(folder: Path) -> None:
    code = "import sys; from chrono.cli import main; sys.exit(main(['build', 'a.txt', 'b.ar.txt', '--format', 'json']))"
    results = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(results) == 1


@pytest.mark.usefixtures("folder")
def test_text_for_a_reader_is_plain_in_a_pipe(chrono_command: Command) -> None:
    run = chrono_command("build", "a.txt", "b.ar.txt")
    assert run.code == 0
    assert not set("\x1b\u2066\u2067\u2068\u2069") & set(run.out)
    assert "2025-08-19" in run.out


@pytest.mark.usefixtures("folder")
def test_without_a_date_the_first_line_says_so(chrono_command: Command) -> None:
    text = TEXT.removeprefix("date 2025-09-16 ").encode()
    first = chrono_command("build", "-", stdin=text).out.splitlines()[0]
    assert first == "publication date unknown: 2 of 2 expressions stay open; give --published YYYY-MM-DD"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("text", ["", "Talks are held."])
def test_without_a_date_nothing_open_asks_for_none(text: str, chrono_command: Command) -> None:
    assert "unknown" not in chrono_command("build", "-", stdin=text.encode()).out


def test_output_goes_to_a_file_whole(folder: Path, chrono_command: Command) -> None:
    run = chrono_command("build", "a.txt", "-o", "out.txt")
    assert (run.code, run.out, run.err) == (0, "", "")
    assert (folder / "out.txt").read_text("utf-8") == chrono_command("build", "a.txt").out
    assert not list(folder.glob("*.part"))


# --- exit codes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["find", "--frobnicate"], "chrono: unrecognized arguments: --frobnicate; see chrono --help"),
        (["frobnicate"], "chrono: argument COMMAND: invalid choice: 'frobnicate' (choose from "),
        (["build", "a.txt", "--format", "xml"], "chrono build: argument --format: invalid choice: 'xml' (choose from "),
        (["find", "--lang", "xx"], 'lang: "xx" is unknown; use one of '),
        (
            ["find", "--published", "2025-02-30"],
            'published: publication date "2025-02-30" is no day of the calendar; write',
        ),
        (["build", "a.txt", "b.txt@2025-02-30"], 'b.txt@2025-02-30: publication date "2025-02-30" is no day'),
        (["find", "--kind", "poem"], "chrono find: argument --kind: invalid choice: 'poem' (choose from "),
        (["export", "x.json"], "chrono export: no format; give --to and one of text, json, "),
        (["export", "x.json", "--to", "papyrus"], 'chrono export: format "papyrus" is unknown; use one of '),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
@pytest.mark.usefixtures("folder")
def test_usage_is_two_and_reads_nothing(arguments: list[str], complaint: str, chrono_command: Command) -> None:
    run = chrono_command(*arguments, stdin=b'{"text": "x"}')
    assert (run.code, run.out) == (2, "")
    assert len(run.complaints) == 1
    assert run.complaints[0].startswith(complaint)


@pytest.mark.parametrize(
    ("paths", "complaints"),
    [
        (["missing.txt"], ["missing.txt: no such file or directory; give the path of a readable file"]),
        (
            ["bytes.txt"],
            ["bytes.txt: byte 0 (0x80) is in no encoding that can be told for sure; save the file as UTF-8"],
        ),
        (
            ["c.jsonl"],
            [
                'c.jsonl: line 2: no "text"; give it as a string',
                "c.jsonl: line 3: not JSON (expecting value at column 1)",
            ],
        ),
        (["a.txt", "a.txt"], ['"a.txt": a second document with this id; ids must be unique']),
        (["a\nb.txt"], ["a\\x0ab.txt: no such file or directory; give the path of a readable file"]),
    ],
    ids=lambda value: repr(value[0])[:20],
)
@pytest.mark.usefixtures("folder")
def test_bad_input_is_three_with_one_line_each_and_the_rest_is_done(
    paths: list[str], complaints: list[str], chrono_command: Command
) -> None:
    run = chrono_command("build", *paths, "b.ar.txt", "--format", "json")
    assert run.code == 3
    assert len(run.complaints) == len(complaints)
    assert all(line.startswith(start) for line, start in zip(run.complaints, complaints, strict=True))
    assert "b.ar.txt" in [document["id"] for document in json.loads(run.out)["documents"]]


def test_a_reader_that_leaves_is_no_error(folder: Path) -> None:
    (folder / "many.jsonl").write_text('{"text": "in 2021"}\n' * 500, "utf-8")
    code = "import sys; from chrono.cli import main; sys.exit(main(['find', 'many.jsonl']))"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0


def test_an_interrupt_is_130_without_a_traceback() -> None:
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # a background job ignores it
    code = f"{heed}; import sys; from chrono.cli import main; print(flush=True); sys.exit(main(['find']))"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert process.stderr.read() == b""
        assert process.stdin
        process.stdin.close()
