"""Site: an expression in its text, as guards see it, with the words beside it."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from chrono.document.fold import fold_word


class Site(NamedTuple):
    """An expression in its text: original and folded text, half-open folded offsets, the contexts of the language."""

    text: str
    folded: str
    start: int
    end: int
    original: int
    contexts: Mapping[str, tuple[str, ...]]

    @property
    def before(self) -> str:
        """Up to 40 folded code points before the expression, of its own line."""
        return self.folded[max(0, self.start - 40) : self.start].rpartition("\n")[2]

    @property
    def after(self) -> str:
        """Up to 40 folded code points behind the expression, of its own line."""
        return self.folded[self.end : self.end + 40].partition("\n")[0]

    @property
    def word(self) -> str:
        """The expression, folded."""
        return self.folded[self.start : self.end]


Guard = Callable[[Site], str | None]

_FIRST_WORD = re.compile(r"[^\w.!?\u061f]*([^\W\d_]+)")


def word_before(site: Site) -> str:
    """The folded word before the expression in its sentence, or an empty string."""
    match = _FIRST_WORD.match(site.before[::-1])  # read backwards, the last word is the first one
    return match[1][::-1] if match else ""


def word_after(site: Site) -> str:
    """The folded word behind the expression in its sentence, or an empty string."""
    match = _FIRST_WORD.match(site.after)
    return match[1] if match else ""


@cache
def listed(words: tuple[str, ...]) -> frozenset[str]:
    """The words of a list of the pack, folded."""
    return frozenset(fold_word(word) for word in words)


@cache
def folded_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The same in their order."""
    return tuple(map(fold_word, words))


def is_in(site: Site, word: str, name: str) -> bool:
    """Whether a folded word, or the word behind a conjunction written with it, is in a named list of the contexts."""
    words = listed(site.contexts.get(name, ()))
    if word in words or not words:
        return word in words
    return word[1:] in words and word[:1] in site.contexts.get("and-prefix", ())
