"""Salience: which events a reader's chronology lists by themselves.

The features name no word of a language, only classes, so that weights learned where annotations exist serve every pack.
"""

from collections import Counter
from collections.abc import Sequence
from zlib import crc32

from chrono.event.attributes import Attributes
from chrono.event.clauses import Clause
from chrono.event.tokens import TIMEX, Tokens

FAR = 9


def salience_features(
    tokens: Tokens, at: Sequence[int], clauses: Sequence[Clause], said: Sequence[Attributes]
) -> list[list[int]]:
    """For each event, what its salience is decided on: class and form, dating, place in the text, governing events."""
    families = Counter(tokens.words[index].root for index in at)
    numbers = {first: n for n, (first, _) in enumerate(tokens.bounds)}
    seen: set[str] = set()
    dates = owners(tokens, at, clauses, said)
    found = []
    for n, index in enumerate(at):
        root = tokens.words[index].root
        names = _own(tokens, index, clauses[n], said[n])
        names += _around(tokens, at, n, said)
        names += [
            f"family{min(families[root], 3)}{root in seen}",
            f"sentence{min(numbers[tokens.sentence(index)[0]], 6)}",
        ]
        names = [f"own={min(dates[n], 2)}", *names, *_inherited(tokens, at, n, said, dates)]
        names.append("&".join(names[:3]))
        seen.add(root)
        found.append([crc32(f"main:{name}".encode("utf-8", "replace")) for name in names])
    return found


def owners(tokens: Tokens, at: Sequence[int], clauses: Sequence[Clause], said: Sequence[Attributes]) -> list[int]:
    """For each event how many temporal expressions seem to be its own.

    An expression belongs to the event before it that stands nearest, rather a verb of its clause than a noun; where
    none stands before it in the sentence, to the next one after it.
    """
    counts = [0] * len(at)
    for first, last in tokens.bounds:
        events = [n for n, index in enumerate(at) if first <= index < last]
        for k in range(first, last):
            if tokens.words[k] is TIMEX and (k == first or tokens.words[k - 1] is not TIMEX) and events:
                counts[min(events, key=lambda n: _distance(k, at[n], clauses[n], said[n]))] += 1
    return counts


def _distance(time: int, index: int, clause: Clause, said: Attributes) -> float:
    """How far an event stands from an expression: tokens, and what speaks against it in tokens."""
    away = abs(time - index) + (12 if index > time else 0)
    outside = 0 if clause.first <= time < clause.last else 3
    nominal = 0 if said.pos == "VERB" or away < 3 else 2
    state = 4 if said.class_ in ("STATE", "I_STATE") else 0
    return away + outside + nominal + state


def _own(tokens: Tokens, index: int, clause: Clause, said: Attributes) -> list[str]:
    first, last = tokens.sentence(index)
    times = [k for k in range(first, last) if tokens.words[k] is TIMEX]
    inside = [k for k in times if clause.first <= k < clause.last]
    nearest = min((abs(k - index) for k in times), default=FAR)
    word = tokens.words[index]
    dated = "in" if inside else "near" if nearest < FAR else "no"
    return [
        f"class={said.class_}",
        f"pos={said.pos}",
        f"dated={dated}",
        f"tense={said.tense}",
        f"polarity={said.polarity}",
        f"truth={said.factuality}",
        f"distance={min(nearest, FAR)}",
        f"after={any(index < k for k in inside)}",
        f"clitic={word.clitic}",
        f"article={'article' in word.tags}",
        f"opener={tokens.words[clause.first].kind}",
        f"before={tokens.words[index - 1].kind if index > first else 'edge'}",
        f"head={index - clause.first < 3}",
        f"length={min((clause.last - clause.first) // 4, 5)}",
    ]


def _inherited(
    tokens: Tokens, at: Sequence[int], n: int, said: Sequence[Attributes], dates: Sequence[int]
) -> list[str]:
    """Whether an event without an expression of its own may share that of a verb told before it, or one before both."""
    first, last = tokens.sentence(at[n])
    told = [k for k in range(n) if at[k] >= first and said[k].pos == "VERB" and said[k].tense == said[n].tense]
    ahead = any(word is TIMEX for word in tokens.words[first : at[n]])
    behind = any(word is TIMEX for word in tokens.words[at[n] : last])
    heir = said[n].pos == "VERB" and not dates[n] and any(dates[k] for k in told)
    form = f"{said[n].pos}{said[n].tense}{said[n].class_}"
    return [f"heir={heir}", f"ahead={ahead}{behind}", f"form={form}", f"form={form}{bool(dates[n])}{heir}"]


def _around(tokens: Tokens, at: Sequence[int], n: int, said: Sequence[Attributes]) -> list[str]:
    """The events before and after in the sentence: what governs this one, what it governs."""
    sentence = tokens.sentence(at[n])[0]
    before = n - 1 if n and tokens.sentence(at[n - 1])[0] == sentence else None
    after = n + 1 if n + 1 < len(at) and tokens.sentence(at[n + 1])[0] == sentence else None
    rank = next(k for k in range(n + 1) if n - k == 0 or tokens.sentence(at[n - k - 1])[0] != sentence)
    names = [f"rank={min(rank, 4)}"]
    if before is not None:
        gap = at[n] - at[before]
        names += [f"governor={said[before].class_}", f"governor={said[before].class_}{said[before].pos}{min(gap, 5)}"]
    if after is not None:
        names += [f"governed={said[after].class_}", f"governed={said[n].class_}{min(at[after] - at[n], 4)}"]
    return [*names, f"alone={before is None and after is None}"]
