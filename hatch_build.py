"""Build hook: stores the compiled language packs in the wheel (see ``chrono/document/stored.py``).

``python hatch_build.py`` does the same in the source tree, after a pack was edited.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


class StorePacks(BuildHookInterface):
    """Writes ``chrono/languages/**/*.bin`` before the wheel is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every pack; an editable install gets them too."""
        del version
        build_data["artifacts"] += store_packs()


def store_packs() -> list[str]:
    """Compile and store every pack; the paths written, below the root."""
    sys.path.insert(0, str(ROOT))
    from chrono.document.language import read_packs, signs_sources
    from chrono.document.stored import store
    from chrono.grammar.compile import compile_pack, pack_codes
    from chrono.grammar.named import named_sources, parse_packaged
    from chrono.grammar.pack import pack_sources

    paths = [store("detect", signs_sources(), read_packs)]
    paths.append(store("named/named", named_sources(), parse_packaged))
    paths += [store(f"{code}/pack", pack_sources(code), lambda code=code: compile_pack(code)) for code in pack_codes()]
    return [Path(path).relative_to(ROOT).as_posix() for path in paths]


if __name__ == "__main__":
    print("\n".join(store_packs()))
