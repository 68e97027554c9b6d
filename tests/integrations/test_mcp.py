"""The server as a real MCP client sees it, over stdio."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from typing import Any

import jsonschema
import pytest
from mcp import Client, StdioServerParameters

from chrono.errors import UsageError
from chrono.integrations.mcp import call

SERVER = StdioServerParameters(command=sys.executable, args=["-m", "chrono", "mcp"])
TEXT = "The army attacked the base on 19 August."
TIMELINE = {
    "published": "2025-09-16",
    "events": [
        {"date": "2025-02-30", "text": "Talks began in Bamako"},
        {"date": "2025-03-05", "text": "Talks ended"},
    ],
}


def _with_client(work: Callable[[Client], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        async with Client(SERVER, read_timeout_seconds=60) as client:
            await work(client)

    asyncio.run(run())


def test_tools_over_stdio() -> None:
    async def work(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert list(tools) == ["resolve_dates", "build_chronology", "check_timeline", "explain"]
        for name, arguments in ARGUMENTS.items():
            result = await client.call_tool(name, arguments)
            assert not result.is_error, result
            jsonschema.validate(arguments, tools[name].input_schema)
            jsonschema.validate(result.structured_content, tools[name].output_schema)

    _with_client(work)


ARGUMENTS: dict[str, dict[str, Any]] = {
    "resolve_dates": {"text": TEXT, "published": "2025-09-16"},
    "build_chronology": {"documents": [{"id": "a", "text": TEXT, "published": "2025-09-16"}]},
    "check_timeline": {"timeline": TIMELINE},
    "explain": {"text": "last month", "published": "2025-09-16"},
}


def test_a_fault_is_told_and_the_server_lives_on() -> None:
    async def work(client: Client) -> None:
        for arguments in ({"text": TEXT, "published": "2025-13-01"}, {"text": TEXT, "lang": "xx"}):
            result = await client.call_tool("resolve_dates", arguments)
            assert result.is_error
        result = await client.call_tool(
            "resolve_dates", {"text": "surrogate \ud800 and 19 August 2025"[:9] + "19 August 2025"}
        )
        assert not result.is_error

    _with_client(work)


def test_resolved_dates_are_the_contracts_json() -> None:
    found = call("resolve_dates", ARGUMENTS["resolve_dates"])
    assert [(one["text"], one["value"], one["begin"]) for one in found["timexes"]] == [
        ("19 August", "2025-08-19", "2025-08-19")
    ]


def test_a_timeline_with_an_impossible_date() -> None:
    findings = call("check_timeline", {"timeline": TIMELINE})["findings"]
    assert any(one["severity"] == "error" and "2025-02-30" in str(one["statements"]) for one in findings)


def test_a_chronology_comes_without_the_texts() -> None:
    answer = call("build_chronology", ARGUMENTS["build_chronology"])
    assert answer["documents"][0]["text"] is None
    assert answer["entries"][0]["edtf"] == "2025-08-19"


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("nothing", {}, '"nothing" is unknown'),
        ("explain", {}, 'no "text"'),
        ("explain", {"text": 7}, "no string"),
        ("explain", {"text": "x", "date": "y"}, '"date" is unknown'),
        ("check_timeline", {"timeline": {}}, "timeline"),
        ("check_timeline", {"timeline": 7}, "timeline"),
        ("build_chronology", {"documents": 7}, "documents"),
    ],
)
def test_arguments_that_do_not_fit(name: str, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        call(name, arguments)


def test_without_the_package_one_line_says_which_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    from chrono.integrations.mcp import server

    monkeypatch.setitem(sys.modules, "mcp", None)
    with pytest.raises(UsageError, match=r"chrono-timeline\[mcp\]"):
        server()
