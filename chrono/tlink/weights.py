"""The weights that a language pack ships for choosing what dates an event; read once, a pack without them has none."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def dating_weights(lang: str) -> Mapping[str, float]:
    """Feature to weight, of ``languages/<lang>/link-model.json``."""
    path = files("chrono").joinpath("languages", lang, "link-model.json")
    if not path.is_file():
        return {}
    weights: dict[str, float] = json.loads(path.read_text("utf-8"))["dating"]
    return weights
