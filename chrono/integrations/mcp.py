"""MCP server: resolves dates, builds chronologies and checks timelines for a language model (``chrono mcp``, stdio).

The tools speak the JSON of the contract; their output schemas are those of the models. Nothing is kept between calls.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from chrono.chronology.json import annotation_dict, chronology_dict, encode, finding_dict
from chrono.document.timeline import read_timeline
from chrono.errors import ChronoError, UsageError
from chrono.export.schema import annotation_schema, schema
from chrono.pipeline import annotate_timeline, assemble, build, explain, find, settings

if TYPE_CHECKING:
    from mcp.server.lowlevel import Server

Json = dict[str, Any]

_DAY = {"type": ["string", "null"], "description": "publication date, YYYY-MM-DD; relative words count from it"}
_LANG = {"type": ["string", "null"], "description": "language code such as ar or en; detected when null"}
_TEXT = {"type": "string", "description": "the text, unchanged; offsets count its code points"}
_INSTRUCTIONS = (
    "Finds temporal expressions in Arabic and English text and anchors them to the publication date, builds a "
    "chronology of texts, and checks timelines for contradictions. The publication date is never guessed: pass it "
    "where it is known."
)


@dataclass(frozen=True, slots=True)
class _Tool:
    """A tool: what a model reads of it, its schemas, and the function from arguments to the structured answer."""

    description: str
    properties: Mapping[str, Json]
    required: tuple[str, ...]
    output: Callable[[], Json]
    run: Callable[[Json], Json]

    def input(self) -> Json:
        return {
            "type": "object",
            "properties": dict(self.properties),
            "required": list(self.required),
            "additionalProperties": False,
        }


def _resolve_dates(arguments: Json) -> Json:
    found = find(arguments["text"], published=arguments.get("published"), lang=arguments.get("lang"))
    return annotation_dict(found)


def _build_chronology(arguments: Json) -> Json:
    chronology = build(arguments["documents"], merge=arguments.get("merge", True))
    return chronology_dict(chronology, text=False)


def _check_timeline(arguments: Json) -> Json:
    """A timeline as ``chrono check`` takes it, of which every line may be wrong."""
    timeline = read_timeline(encode(arguments["timeline"]))
    if timeline is None:
        raise UsageError('timeline: nothing to check; give {"published", "events": [{"date", "text"}]}')
    from chrono.chronology.timeline import with_findings

    annotation, drafts = annotate_timeline(timeline, "timeline", settings(None, arguments.get("lang"), "auto"))
    chronology = with_findings(assemble([annotation]), drafts)
    return {"findings": [finding_dict(finding) for finding in chronology.findings]}


def _explain(arguments: Json) -> Json:
    return {"explanation": explain(arguments["text"], published=arguments.get("published"), lang=arguments.get("lang"))}


def _findings_schema() -> Json:
    definitions = schema()["$defs"]
    return {
        "type": "object",
        "properties": {"findings": {"type": "array", "items": {"$ref": "#/$defs/Finding"}}},
        "required": ["findings"],
        "$defs": {name: definitions[name] for name in ("Finding", "Statement")},
    }


def _explanation_schema() -> Json:
    return {"type": "object", "properties": {"explanation": {"type": "string"}}, "required": ["explanation"]}


_DOCUMENT = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "text": _TEXT,
        "published": _DAY,
        "lang": _LANG,
        "events": {"type": "array", "items": {"type": "object"}, "description": "your own events: start and end"},
    },
    "required": ["text"],
}
_ITEM = {
    "type": "object",
    "properties": {
        "date": {"type": "string", "description": 'a date, or words such as "last Tuesday"'},
        "text": {"type": "string"},
        "id": {"type": ["string", "null"]},
        "end": {"type": ["string", "null"]},
        "after": {"type": "array", "items": {"type": "string"}, "description": "ids of earlier items"},
    },
    "required": ["date", "text"],
}
_TIMELINE = {
    "type": "object",
    "properties": {
        "published": _DAY,
        "ordered": {"type": "boolean", "description": "whether the items stand in order of time"},
        "events": {"type": "array", "items": _ITEM},
    },
    "required": ["events"],
}

_TOOLS: Mapping[str, _Tool] = {
    "resolve_dates": _Tool(
        "Find every temporal expression of a text and say which interval it denotes, with reasons and other readings.",
        {"text": _TEXT, "published": _DAY, "lang": _LANG},
        ("text",),
        annotation_schema,
        _resolve_dates,
    ),
    "build_chronology": _Tool(
        "Put the events of one text or several in order of time, with bounds, quotes and contradictions.",
        {"documents": {"type": "array", "items": _DOCUMENT, "minItems": 1}, "merge": {"type": "boolean"}},
        ("documents",),
        schema,
        _build_chronology,
    ),
    "check_timeline": _Tool(
        "Check a timeline (dates and texts) for impossible dates, wrong weekdays, cycles and other contradictions.",
        {"timeline": _TIMELINE, "lang": _LANG},
        ("timeline",),
        _findings_schema,
        _check_timeline,
    ),
    "explain": _Tool(
        "Explain how a phrase is read: rule, operators, reference time, interval and value.",
        {"text": _TEXT, "published": _DAY, "lang": _LANG},
        ("text",),
        _explanation_schema,
        _explain,
    ),
}


_TYPES: Mapping[str, type] = {"string": str, "array": list, "object": dict, "boolean": bool, "null": type(None)}


@cache
def _schema_of(name: str) -> Json:
    """Output schema of a tool, without the keys that only a file of its own has."""
    return {key: value for key, value in _TOOLS[name].output().items() if key not in ("$schema", "$id")}


def call(name: str, arguments: Json | None) -> Json:
    """The structured answer of a tool.

    Raises:
        ChronoError: an unknown tool, or arguments that do not fit.
    """
    if name not in _TOOLS:
        raise UsageError(f'tool: "{name}" is unknown; use one of {", ".join(_TOOLS)}')
    tool, given = _TOOLS[name], arguments or {}
    for key in tool.required:
        if key not in given:
            raise UsageError(f'{name}: no "{key}"; give it')
    for key, value in given.items():
        if key not in tool.properties:
            raise UsageError(f'{name}: "{key}" is unknown; use {", ".join(tool.properties)}')
        types = tool.properties[key]["type"]
        if not isinstance(value, tuple(_TYPES[one] for one in ([types] if isinstance(types, str) else types))):
            raise UsageError(
                f"{name}: {key} is no {types if isinstance(types, str) else types[0]}; see the tool's schema"
            )
    return tool.run(given)


def server() -> "Server[Any]":
    """The server, to be run over any transport. Raises UsageError without the package ``mcp``."""
    try:
        from mcp import types
        from mcp.server.lowlevel import Server
    except ImportError:
        raise UsageError("chrono mcp: mcp is not installed; pip install 'chrono-timeline[mcp]'") from None

    async def on_list_tools(_context: Any, _params: Any) -> types.ListToolsResult:
        tools = [
            types.Tool(
                name=name,
                description=one.description,
                input_schema=one.input(),
                output_schema=_schema_of(name),
                annotations=types.ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False),
            )
            for name, one in _TOOLS.items()
        ]
        return types.ListToolsResult(tools=tools)

    async def on_call_tool(_context: Any, params: types.CallToolRequestParams) -> types.CallToolResult:
        try:
            answer = json.loads(encode(await asyncio.to_thread(call, params.name, params.arguments)))
        except ChronoError as error:
            return types.CallToolResult(content=[types.TextContent(type="text", text=str(error))], is_error=True)
        text = types.TextContent(type="text", text=encode(answer))
        return types.CallToolResult(content=[text], structured_content=answer)

    return Server("chrono", instructions=_INSTRUCTIONS, on_list_tools=on_list_tools, on_call_tool=on_call_tool)


def serve() -> None:
    """Serve over standard input and output until the client goes away."""
    made = server()
    from mcp.server.stdio import stdio_server

    async def run() -> None:
        async with stdio_server() as (read, write):
            await made.run(read, write, made.create_initialization_options())

    asyncio.run(run())
