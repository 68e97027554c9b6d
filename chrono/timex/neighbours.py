"""Guards by the words beside an expression: collocations, dating words, years in their context, clock times.

They serve words that are also something else (a month that is a name, "today" in the name of a newspaper); the words
looked for are data (``[contexts]`` in ``language.toml``).
"""

import re
from collections.abc import Mapping

from .cues import cue_pattern
from .site import Guard, Site, is_in, listed, word_after, word_before

_FIGURE_BEFORE = re.compile(r"(?<!\d)(?:[0-3]?\d) ?(?:[/-] ?)?$")
_FIGURE_BEHIND = re.compile(r" {0,2}[/(,\u060c-]? {0,2}(?:\d{2,4})(?!\d)")
_SECOND_NAME = re.compile(r" ?[/(] ?[^\W\d_]")
_FIRST_NAME = re.compile(r"[^\W\d_] ?[/(] ?$")
_SCALED = re.compile(r"\d")


def not_beside(site: Site) -> str | None:
    """Not in a collocation in which the word is no time (contexts ``word +`` and ``+ word``, folded)."""
    whole = _with_article(site)
    first, last = whole.split(" ")[0], whole.split(" ")[-1]
    for word in (whole, first):
        if f"+ {word}" in site.contexts and (before := word_before(site)) and is_in(site, before, f"+ {word}"):
            return f"behind {before!r} it is no time"
    for word in (whole, last):
        if f"{word} +" in site.contexts and (after := word_after(site)) and is_in(site, after, f"{word} +"):
            return f"before {after!r} it is no time"
    return None


def not_infinitive(site: Site) -> str | None:
    """A first word that is a verb as well is one behind a modal ("to last six weeks"; contexts ``modals``,
    ``verb-like``)."""
    verb = is_in(site, site.word.split()[0], "verb-like") and is_in(site, word_before(site), "modals")
    return f"a verb behind {word_before(site)!r}" if verb else None


def _with_article(site: Site) -> str:
    """The words as they are in the lexicon: behind a proclitic that has taken its first letter the article is whole
    again.
    """
    for article in site.contexts.get("article", ()):
        if site.word[0] == article[1:] and site.start and site.folded[site.start - 1] == article[1:]:
            return article + site.word[1:]
    return site.word


def not_place(site: Site) -> str | None:
    """Not the name of a street, bridge, university or brigade that is called after a date."""
    words = re.findall(r"\w+", site.before)
    joined = bool(words) and is_in(site, words[-1], "month-joiner")
    for before in (words[-1:], words[-2:-1] if words and words[-1].isdecimal() else (), words[-3:-2] if joined else ()):
        if before and is_in(site, before[0], "place-words"):
            return f"the name of a {before[0]!r}"
    return None


def dated(site: Site) -> str | None:
    """A month whose name is also a name or verb: a figure, a word of dating or a second name of the month stands beside
    it.
    """
    if site.text.startswith(site.contexts.get("not-spelled", ("\0",)), site.original):
        return "another word, by its spelling"
    if _FIGURE_BEFORE.search(site.before) or _FIGURE_BEHIND.match(site.after):
        return None
    if _SECOND_NAME.match(site.after) or _FIRST_NAME.search(site.before):
        return None
    before = word_before(site)
    if is_in(site, before, "month-joiner") or before in site.contexts.get("and-prefix", ()):
        before = _word_before_last(site)
    if is_in(site, before, "month-before") or is_in(site, word_after(site), "month-behind"):
        return None
    return f"no day, year or word of dating beside it but {before!r}"


def _word_before_last(site: Site) -> str:
    words = re.findall(r"\w+", site.before)
    return words[-2] if len(words) > 1 else ""


def in_figures(site: Site) -> str | None:
    """An amount before the time that figures speak of: a number and a word of comparison or measure stand before it."""
    clause = site.folded[max(0, site.start - 60) : site.start].rpartition("\n")[2]
    words = listed(site.contexts.get("figure-words", ()))
    told = "%" in clause or any(word.strip("،,.") in words for word in clause.split())
    return None if told and _SCALED.search(clause) else "no figures before it"


def no_construct(site: Site) -> str | None:
    """A plural of a unit right before a noun with the article belongs to that noun ("the days of the festival")."""
    article = site.contexts.get("article", ())
    bound = article and re.match(rf" (?:{'|'.join(article)})\w", site.after)
    return "days or months of something" if bound and not is_in(site, word_after(site), "after-year") else None


def dated_hijri(site: Site) -> str | None:
    """A Hijri month that is also a word for nil: only behind the word for month, or before a Hijri year."""
    if is_in(site, word_before(site), "month-word"):
        return None
    if re.match(r" {0,2}(?:[^\W\d_]+ ){0,2}1[34]\d\d(?!\d)", site.after):
        return None
    if re.search(r"(?<![\d/:-])(?:1\d|2\d|30) $", site.before):
        return None
    return "no word for month before it and no Hijri year behind it"


def year_in_context(site: Site) -> str | None:
    """A bare figure as a year where no capital letters help: by preposition, bracket or list, and not before what it
    counts.
    """
    if reason := _part_of_figure(site):
        return reason
    digits = re.match(r"\d+", site.word)
    number = int(digits[0]) if digits else 0
    before, after = word_before(site), word_after(site)
    adjacent = re.search(r"[^\W\d_] ?$", site.before) is not None
    if adjacent and is_in(site, before, "numbered"):
        return f"the number of a {before!r}"
    tight = re.match(r"[ \u00a0]?[^\W\d_]", site.after) is not None
    if tight and is_in(site, after, "units"):
        return f"counts {after!r}"
    free = not tight or is_in(site, after, "after-year") or after.startswith(site.contexts.get("and-prefix", ("\0",)))
    if re.search(r"\(\s?$", site.before) and not tight:
        return None if 1000 <= number <= 2200 else "too small for a year"
    if adjacent and is_in(site, before, "year-prepositions"):
        return None if free or (number % 100 and 1800 <= number <= 2100) else f"counts {after!r}"
    if 1900 <= number <= 2050 and free:
        return None
    return f"no preposition of time before it but {before!r}"


def _part_of_figure(site: Site) -> str | None:
    if re.search(r"[$\u20ac\u00a3#/+=@:]\s?$", site.before) or re.search(r"\d[.,:/-]$", site.before):
        return "part of another figure"
    if re.match(r"\s?[%\u066a$\u20ac/+=*]|[.,:]\d|-\d", site.after):
        return "part of another figure"
    return None


def fiscal_like(site: Site) -> str | None:
    """Two years name a fiscal year behind the words for one or for a budget."""
    if re.match(r"[^\W\d_]+ [^\W\d_]+", site.word) or is_in(site, word_before(site), "budget-words"):
        return None
    return "no word for budget before it"


def not_fiscal(site: Site) -> str | None:
    """A season or school year, not a budget; of two years in a row."""
    found = re.search(r"(\d{4}) ?[/-] ?(\d{2,4})$", site.word)
    return None if found and int(found[2]) % 100 == (int(found[1]) + 1) % 100 else "no two years in a row"


def not_alone_century(site: Site) -> str | None:
    """The bare word for century says nothing by itself."""
    return None if " " in site.word or "\n" in site.word else "which century is not said"


def _after(name: str) -> Guard:
    def guard(site: Site) -> str | None:
        before = word_before(site)
        return None if is_in(site, before, name) else f"no word before it that makes it a time but {before!r}"

    guard.__doc__ = f"Only behind a word of the list ``{name}``, or behind a proclitic of that list."
    return guard


def not_before_event(site: Site) -> str | None:
    """An amount before which "before" stands is "ago" only where no event follows that it is counted from."""
    tied = None if not_behind_from_verb(site) else cue_pattern(site.contexts.get("event-behind", ()))
    if tied is not None and tied.match(site.after, 1) and re.match(r" [^\W\d_]", site.after):
        return "counted from what follows"
    return "'by' and not 'before'" if word_before(site) in listed(site.contexts.get("by-words", ())) else None


def not_behind_from_verb(site: Site) -> str | None:
    """Not where "from" belongs to the verb before it: "came out two weeks ago from prison"."""
    before = word_before(site)
    taken = is_in(site, before, "from-verbs") and site.before.endswith(f"{before} ")
    return f"'from' belongs to {before!r}" if taken else None


def hour_by_itself(site: Site) -> str | None:
    """The word for an hour is a clock time where nothing follows that it could number."""
    free = not re.match(r" [^\W\d_]", site.after) or is_in(site, word_after(site), "after-year")
    return None if free else f"counts {word_after(site)!r}"


def after_future(site: Site) -> str | None:
    """Behind a verb of the future in the same clause ("will return in two weeks")."""
    pattern = cue_pattern(site.contexts.get("future-verbs", ()), site.contexts.get("and-prefix", ()))
    clause = re.split(r"[.\u060c,;\u061b:]", site.before)[-1]
    return None if pattern is not None and pattern.search(clause) else "no verb of the future before it"


def clause_of_its_own(site: Site) -> str | None:
    """A noun for the past stands for itself: no adjective of a noun before the preposition, no noun behind it."""
    return None if re.match(r"\s*(?:[.,;:)!?\u060c\u061b\n]|$| [^\W\d_])", site.after) else "part of a longer phrase"


def after_duration_word(site: Site) -> str | None:
    """A bare plural of a unit is a duration only behind a word that measures ("for weeks", "in months")."""
    before = word_before(site)
    if is_in(site, before, "duration-words") or _behind_lasting(site):
        return None
    return f"nothing that measures before it but {before!r}"


LASTING = 4
"""Words between a verb of lasting and what it lasts: "the fighting may last, by his account, weeks"."""


def _behind_lasting(site: Site) -> bool:
    """Whether a verb of lasting stands a few words before an expression, in its clause."""
    verbs = site.contexts.get("lasting-verbs")
    if not verbs:
        return False
    words = re.findall(r"[^\W\d_]+", re.split(r"[.,;:!?\u060c\u061b\u061f\n]", site.before)[-1])[-LASTING:]
    return any(is_in(site, word, "lasting-verbs") for word in words)


def not_rate(site: Site) -> str | None:
    """An amount is no duration behind the words for speed, and not an hour of work as a measure."""
    if site.text.startswith(site.contexts.get("not-number", ("\0",)), site.original):
        return "no number, by its spelling"
    return "a rate" if is_in(site, word_before(site), "speed-words") else None


def after_rate_figure(site: Site) -> str | None:
    """ "in the year" is a rate behind an amount in the same clause ("60 million a year")."""
    clause = re.split(r"[.\u060c,;\u061b:]", site.before)[-1]
    if any(word in listed(site.contexts.get("speed-words", ())) for word in clause.split()):
        return "a speed"
    words = clause.split()
    rated = _SCALED.search(clause) or any(word in listed(site.contexts.get("rate-words", ())) for word in words)
    if not rated:
        return "no rate"
    return "a certain one, told behind it" if is_in(site, word_after(site), "not-rate-behind") else None


def adverb_alone(site: Site) -> str | None:
    """A part of the day as an adverb stands free: not behind a number (then it belongs to a clock time)."""
    return "belongs to a clock time" if re.search(r"\d\s?$", site.before) else not_beside(site)


def clock_like_hour(site: Site) -> str | None:
    """A clock time without a part of the day: behind the word for hour or a word of time, never a score."""
    if re.match(r"[.:]\d|\s?[%-]|-\d", site.after) or re.search(r"\d[:.,-]\s?$", site.before):
        return "part of another figure"
    if re.match(r"[^\W\d_]{4}", site.word):
        return (
            None
            if re.search(r"\d|[^\W\d_]{3}$", site.word) and not is_in(site, word_after(site), "speed-words")
            else "no hour"
        )
    if re.fullmatch(r"\d{1,2}:\d\d(:\d\d)?", site.word) and is_in(site, word_before(site), "clock-before"):
        return None
    return "no word for hour before it"


def not_governing(site: Site) -> str | None:
    """ "The week before" stands for itself, not before what it is counted from ("the week before the vote"; contexts
    ``governed-words``)."""
    after = word_after(site)
    close = re.match(r" [^\W\d_]", site.after) is not None
    named = site.text[site.original + len(site.word) :][:2].strip()[:1].isupper()
    if close and (named or is_in(site, after, "governed-words") or after.endswith(_gerund(site))):
        return f"it governs {after!r}"
    return "it governs a figure" if re.match(r" \d", site.after) else None


def _gerund(site: Site) -> tuple[str, ...]:
    return site.contexts.get("gerund-endings", ("\0",))


def not_in_compound(site: Site) -> str | None:
    """Not the second half of a compound ("full-year 2023")."""
    return "part of a compound" if re.search(r"\w-$", site.before) else None


_YEAR_BEFORE = re.compile(r"(?:\d{4}|'\d\d)(?:,| [^\W\d_]+) $")


def after_preposition_or_year(site: Site) -> str | None:
    """Behind a preposition of time, or in a list behind another year ("in 1992, '93 and '95")."""
    before = word_before(site)
    if is_in(site, before, "time-prepositions") or _YEAR_BEFORE.search(site.before):
        return None
    return f"no preposition of time before it but {before!r}"


def clause_end_or_subject(site: Site) -> str | None:
    """ "Five years on" stands at the end of a clause or before its subject (contexts ``subject-words``)."""
    if is_in(site, word_after(site), "subject-words") or re.match(r"\s*(?:[.,;:)!?\n-]|$)", site.after):
        return None
    return "it governs what follows"


def after_preposition_or_at(site: Site) -> str | None:
    """A part of the day behind a preposition of time, or a point of the day behind the preposition of clock times
    ("at dusk", but not the habit "at night"; contexts ``point-prepositions``, ``habits``)."""
    before = word_before(site)
    point = is_in(site, before, "point-prepositions") and not is_in(site, site.word, "habits")
    if point or is_in(site, before, "time-prepositions"):
        return None
    return f"no preposition of time before it but {before!r}"


def not_compared(site: Site) -> str | None:
    """Not compared with what stands behind it ("nine days later than last year"; contexts ``compared-with``)."""
    compared = site.after.startswith(" ") and is_in(site, word_after(site), "compared-with")
    return "a measure of difference" if compared else None


def not_after_article(site: Site) -> str | None:
    """Not behind an article that makes an amount a stretch ("the five days from Tuesday")."""
    before = word_before(site)
    close = site.before.endswith(f"{before} ") and is_in(site, before, "articles")
    return f"a stretch behind {before!r}" if close else None


def day_alone(site: Site) -> str | None:
    """An ordinal as a day of the month: behind a preposition of days, before no noun ("on the 13th floor"; contexts
    ``day-prepositions``, ``free-words``)."""
    if not is_in(site, word_before(site), "day-prepositions"):
        return "no preposition of days before it"
    after = word_after(site)
    free = re.match(r"[,.;:)\n]|$", site.after) or is_in(site, after, "free-words")
    free = free or is_in(site, after, "counting-words")
    return None if free and not re.match(r"[,.:]\d", site.after) else "it counts what follows"


GUARDS: Mapping[str, Guard] = {
    "after-duration-word": after_duration_word,
    "not-governing": not_governing,
    "not-in-compound": not_in_compound,
    "after-preposition-or-year": after_preposition_or_year,
    "day-alone": day_alone,
    "not-after-article": not_after_article,
    "not-compared": not_compared,
    "after-preposition-or-at": after_preposition_or_at,
    "clause-end-or-subject": clause_end_or_subject,
    "not-beside": not_beside,
    "not-infinitive": not_infinitive,
    "not-place": not_place,
    "dated": dated,
    "in-figures": in_figures,
    "no-construct": no_construct,
    "dated-hijri": dated_hijri,
    "year-in-context": year_in_context,
    "not-fiscal": not_fiscal,
    "not-alone-century": not_alone_century,
    "after-measure": _after("measure-before"),
    "after-season-word": _after("season-before"),
    "after-feast-word": _after("feast-before"),
    "after-part-word": _after("part-before"),
    "after-future": after_future,
    "fiscal-like": fiscal_like,
    "not-before-event": not_before_event,
    "clause-of-its-own": clause_of_its_own,
    "hour-by-itself": hour_by_itself,
    "not-behind-from-verb": not_behind_from_verb,
    "not-rate": not_rate,
    "after-rate-figure": after_rate_figure,
    "adverb-alone": adverb_alone,
    "clock-like-hour": clock_like_hour,
}
"""Guards by the name that packs use."""
