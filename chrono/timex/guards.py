"""Guards: conditions on the place of a word or expression, each a named function that every language may use.

A guard returns None when the expression may stand, else the reason why it is no time here. The words it looks for are
data (``[contexts]`` in ``language.toml``).
"""

import re
from collections.abc import Mapping

from . import neighbours
from .cues import cue_pattern
from .site import Guard, Site, folded_words, is_in, word_after, word_before

__all__ = ["GUARDS", "Guard", "Site"]


def capital(site: Site) -> str | None:
    """A month or weekday that is also a common word must be written with a capital letter."""
    return (
        None
        if site.text[site.original : site.original + 1].isupper()
        else f"{site.word!r} without a capital is a common word"
    )


def capital_or_dated(site: Site) -> str | None:
    """As ``capital``; at the begin of a sentence a figure must follow ("May 5"), else it may be a verb or a name."""
    if reason := capital(site):
        return reason
    if re.match(r"[ .]{0,2}(?:the )?\d", site.after):
        return None
    if is_in(site, word_before(site), "marchers") and re.match(
        r" (?:for|on|to|against|from|of) (?!\d|that)", site.after
    ):
        return f"{site.word!r} is what people do"
    if not site.before.strip() or re.search(r"[.!?\"\u201c:`\u2018]\s*$|''$", site.before):
        return f"{site.word!r} opens a sentence and no figure follows"
    before = re.search(r"(\S+) $", site.text[max(0, site.original - 30) : site.original])
    word = before[1].lower().rstrip(",") if before and before[1][:1].isupper() else ""
    if word and not is_in(site, word, "time-prepositions") and not is_in(site, word, "month-names"):
        return f"{site.word!r} is part of a name"
    return None


def abbreviated(site: Site) -> str | None:
    """A short form that is also a word or name ("Sun", "Mar") needs its capital and a point or figure behind it."""
    if reason := capital(site):
        return reason
    if re.match(r"\.|,? ?\d", site.after) or re.search(r"\d[ -]$", site.before):
        return None
    joined = re.match(r"[-/]([^\W\d_]+)", site.after)
    if joined and is_in(site, site.word, "short-months") and is_in(site, joined[1], "short-months"):
        return None
    return f"{site.word!r} is a word or name here"


def season(site: Site) -> str | None:
    """A season that is also a verb or noun needs a preposition of time before it, and no "of" with a name behind it."""
    if not is_in(site, word_before(site), "season-words"):
        return f"no preposition of time before it but {word_before(site)!r}"
    return "governs what follows" if re.match(r" of (?!\d)", site.after) else None


def not_name(site: Site) -> str | None:
    """Not between a title or first name and another part of a name (Theresa May, طارق رمضان)."""
    titled = re.search(r"([^\W\d_]+)\. $", site.before)
    before = titled[1] if titled else word_before(site)
    close = titled is not None or site.before.endswith(f"{before} ")
    if close and (is_in(site, before, "titles") or is_in(site, before, "first-names")):
        return f"behind {before!r} it is a name"
    first = is_in(site, site.word, "person-months") and not is_in(site, before, "dating-words")
    named = re.match(r" [A-Z][a-z]+", site.text[site.original + len(site.word) :][:30]) if first else None
    return f"the first name before {named[0].strip()!r}" if named else None


def after_preposition(site: Site) -> str | None:
    """Only behind a preposition or connective of time ("in", "since", "منذ"), or at the begin of a clause."""
    before = word_before(site)
    if is_in(site, before, "time-prepositions"):
        return None
    return f"no preposition of time before it but {before!r}"


def year_like(site: Site) -> str | None:
    """A bare figure as a year: not a count, price, number of a thing, flight or paragraph."""
    after, before = word_after(site), word_before(site)
    if re.search(r"[$\u20ac\u00a3#/+=]\s?$", site.before) or re.match(
        r"\s?[%\u066a$\u20ac/+=*]|[.,:]\d|-\d", site.after
    ):
        return "part of another figure"
    if re.search(r"\d[.,:/-]$", site.before):
        return "part of another figure"
    tight = re.match(r"[ \u00a0]?[^\W\d_]", site.after) is not None
    if tight and is_in(site, after, "units"):
        return f"counts {after!r}"
    if re.search(r"[^\W\d_]['\"( -]{0,2}$", site.before) and is_in(site, before, "numbered"):
        return f"the number of a {before!r}"
    return None


def bare_year(site: Site) -> str | None:
    """As ``year_like``, and something that dates must stand before or around it: a preposition, a bracket, a list of
    years.
    """
    if reason := year_like(site):
        return reason
    number = int(site.word) if site.word.isdecimal() else 0
    if 1800 <= number <= 2100 and re.search(r"\(\s?$", site.before):
        return None
    before = word_before(site)
    if is_in(site, before, "year-prepositions"):
        return None
    if 1900 <= number <= 2050:
        return _noun_follows(site)
    return f"no preposition of time before it but {before!r}"


def _noun_follows(site: Site) -> str | None:
    """A plural right behind it makes the figure a count ("the 2000 troops"), where the language has such endings."""
    ending = site.contexts.get("plural-endings", ())
    after = word_after(site)
    tight = re.match(r" [^\W\d_]", site.after) is not None
    if tight and ending and after.endswith(tuple(ending)) and not is_in(site, after, "not-plural"):
        return f"counts {after!r}"
    return None


def not_age(site: Site) -> str | None:
    """Not the age of a person ("32 years old", "السادسة عشرة من عمره")."""
    after = re.match(r"[ -]?\u0645\u0646 (\w+)|[ -](?:of )?([^\W\d_]+)", site.after)
    word = after and (after[1] or after[2])
    if word == "old" and "year" not in site.word:
        return None
    return "an age" if word and is_in(site, word, "age") else None


def not_idiom(site: Site) -> str | None:
    """Not inside a fixed phrase that is no time ("in أمس need", "now and then", "second to none")."""
    left = site.before[-24:]
    around, first, last = f"{left}{site.word}{site.after[:24]}", len(left), len(left) + len(site.word)
    for folded in folded_words(site.contexts.get("idioms", ())):
        if folded not in around:
            continue
        found = re.finditer(rf"(?<!\w){re.escape(folded)}(?!\w)", around)
        if any(one.start() < last and first < one.end() for one in found):
            return f"part of {folded!r}"
    return None


def not_score(site: Site) -> str | None:
    """Not the result of a match or a vote, nor a part of a longer chain of figures."""
    if re.search(r"\d\s?[-/.:,]\s?$", site.before) or re.match(r"\s?[-/:.,]\s?\d", site.after):
        return "part of a chain of figures"
    return None


def counted(site: Site) -> str | None:
    """A unit that is also another word ("second", "minute", "عقد") counts only behind a number."""
    return None if re.search(r"\d[ -]?$", site.before) else f"no number before {site.word!r}"


def sentence_has_time(site: Site) -> str | None:
    """Only where the words around are of time as well (data: ``time-words``)."""
    around = f"{site.before} {site.after}"
    if any(word in around for word in folded_words(site.contexts.get("time-words", ()))):
        return None
    return "nothing of time beside it"


def after_rate(site: Site) -> str | None:
    """ "a year" is a rate only behind an amount ("$30 million a year", "twice a week", "four flights a week")."""
    before = word_before(site)
    if re.search(r"[\d%]\s?$", site.before) or is_in(site, before, "rate-words"):
        return None
    single = re.search(r"([^\W\d_]+) [^\W\d_]+ $", site.before)
    if (
        single
        and is_in(site, single[1], "single")
        and site.after[:1] in " .,;"
        and not is_in(site, before, "rate-stops")
    ):
        return None
    plural = before.endswith(site.contexts.get("plural-endings", ("\0",)))
    if not plural or not site.before.endswith(f"{before} ") or is_in(site, before, "time-prepositions"):
        return "no rate"
    numbers = re.findall(r"[^\W_]+", re.split(r"[.,;:]", site.before)[-1])[-3:-1]
    told = any(word.isdecimal() or is_in(site, word, "counting-words") for word in numbers)
    return None if told else "no rate"


def clause_end(site: Site) -> str | None:
    """Behind "earlier" or "before" the clause must end, else it governs what follows ("two days before the vote")."""
    if site.word.endswith(("earlier", "previously", "prior", "beforehand")):
        return None
    return None if re.match(r"\s*(?:[.,;:)!?\n-]|$)", site.after) else "it governs what follows"


def not_count(site: Site) -> str | None:
    """A figure behind "about" that counts something is no year."""
    after = word_after(site)
    return f"counts {after!r}" if is_in(site, after, "units") else _noun_follows(site) or year_like(site)


def clock_like(site: Site) -> str | None:
    """A clock time, not a score, a record or a verse: bare figures need a preposition before them."""
    if site.word[-1:].isdecimal() and not is_in(site, word_before(site), "clock-words"):
        return "bare figures without a preposition"
    if re.match(r"[.:]\d|\s?%", site.after) or re.search(r"\d[:.,]$", site.before):
        return "part of another figure"
    return None


def no_article_compound(site: Site) -> str | None:
    """In a hyphenated compound before a noun ("the third-quarter loss") the article belongs to the noun."""
    if "-" not in site.word.split()[-1] or not re.match(r"(?:the|a|an) ", site.word):
        return None
    if is_in(site, word_after(site), "free-words"):
        return None
    return "the article belongs to the noun" if re.match(r" [\w$]", site.after) else None


def not_year_of_noun(site: Site) -> str | None:
    """Not with an article before a year that belongs to a noun: "the opening of the 2000 games"."""
    year = re.search(r" the \d{4}$", site.word) and re.match(r" [^\W\d_]", site.after)
    return "the year belongs to the noun" if year and not is_in(site, word_after(site), "time-prepositions") else None


def ended(site: Site) -> str | None:
    """Only before "ended" or "ending" ("the year ended 31 March")."""
    told = word_after(site) in {"ended", "ending"} and site.after.startswith(" ") and "year" in site.word
    return None if told else "no end is told"


def not_ended(site: Site) -> str | None:
    """Not before "ended", "ending" or a name of the unit ("the year ended", "the year 2000")."""
    return (
        "a counted year" if ended(site) is None or re.match(r"[ -]*\d|'| before| after| earlier", site.after) else None
    )


def after_story_word(site: Site) -> str | None:
    """ "this time" is a date behind "at" or "during", not in "this time he won"."""
    before = word_before(site)
    return None if is_in(site, before, "story-words") else f"no preposition of time before it but {before!r}"


def unit_in_story(site: Site) -> str | None:
    """ "the quarter" or "the month" points to the story only for the units that reports count in, after a
    preposition."""
    if site.word.split()[-1] not in {"quarter", "month", "week"}:
        return "which one is not said"
    return after_preposition(site)


def around_event(site: Site) -> str | None:
    """A plural of a unit that words of order tie to an event ("the weeks before the vote", "months of talks")."""
    if re.search(r"[\d-] ?$", site.before):
        return "counted"
    tying = cue_pattern(site.contexts.get("tying-words", ()))
    if site.after.startswith(" ") and tying is not None and tying.match(site.after, 1):
        return None
    if is_in(site, site.word.split()[0], "articles"):
        return None if is_in(site, word_before(site), "spanning-words") else "no event behind it"
    filled = cue_pattern(site.contexts.get("filling-words", ()))
    match = filled.match(site.after, 1) if site.after.startswith(" ") and filled is not None else None
    if match is None or is_in(site, word_at(site.after, match.end()), "articles"):
        return "no event behind it"
    return None if re.match(r" [^\W\d_]", site.after[match.end() :]) else "no event behind it"


def tied_to_event(site: Site) -> str | None:
    """An amount behind which a word of order and then an event stand ("two days after the attack")."""
    tying = cue_pattern(site.contexts.get("tying-words", ()))
    match = tying.match(site.after, 1) if site.after.startswith(" ") and tying is not None else None
    return None if match is not None and word_at(site.after, match.end()) else "no event behind it"


def word_at(text: str, at: int) -> str:
    """The word that begins behind one blank at an offset, or an empty string."""
    found = re.compile(r" ([^\W\d_]+)").match(text, at)
    return found[1] if found else ""


def clause_or_not_of(site: Site) -> str | None:
    """Not before "of" ("three weeks ahead of the vote")."""
    return "it governs what follows" if re.match(r" of\b", site.after) else None


def not_connective(site: Site) -> str | None:
    """A phrase of time that joins sentences where it opens one ("At the same time, ...") dates nothing."""
    phrase = is_in(site, site.word, "connectives")
    if not phrase or is_in(site, word_after(site), "comparing-words"):
        return None
    opens = re.search(r"(?:^|[.!?\"'`\u201d]\s*)[^\W\d_]+ $", site.before) is not None
    return "it joins sentences" if opens or site.after[:1] == "," else None


def after_bound_word(site: Site) -> str | None:
    """Only behind a word that sets a bound ("until then")."""
    before = word_before(site)
    bound = is_in(site, before, "bound-words") and site.before.endswith(f"{before} ")
    return None if bound else "no bound of time before it"


def after_clock_word(site: Site) -> str | None:
    """Only behind a preposition of clock times."""
    return None if is_in(site, word_before(site), "clock-words") else "no preposition of clock times before it"


def decade_like(site: Site) -> str | None:
    """A decade of two figures or in words, not an age or a temperature ("in her thirties", "mid-30s")."""
    last = re.split(r"[ -]", site.word)[-1]
    if not re.fullmatch(r"'?\d0'?s", last) and not is_in(site, last, "decade-names"):
        return None
    told = "'" in last[:1] or re.search(r"(?:^| )the ", site.word) or re.search(r"\bthe $", site.before)
    return None if told or re.match(r"nineteen", site.word) else "an age or another figure"


def hyphenated(site: Site) -> str | None:
    """Only written with a hyphen ("end-1990")."""
    return None if "-" in site.word else "two words"


def period_code(site: Site) -> str | None:
    """A quarter or half in short ("Q3", "2H"): a capital, a possible number, and no name of a model around it."""
    letter = re.search(r"[qh]", site.word)
    if letter is None or not site.text[site.original + letter.start()].isupper() or re.match(r"[\w-]", site.after):
        return "a code of something else"
    number = re.search(r"(?<!\d)(\d)(?=[qh])|(?<=[qh])(\d)(?!\d)", site.word)
    most = 4 if letter[0] == "q" else 2
    if number is None or not 1 <= int(number[1] or number[2]) <= most:
        return "no such quarter or half"
    if re.search(r"\d{4}|'", site.word) or is_in(site, word_before(site), "time-prepositions"):
        return None
    return "no year and no preposition of time"


def not_fraction(site: Site) -> str | None:
    """Quarters of an hour or of a year, not the fraction ("three-quarters of the votes", "down by a quarter")."""
    if not re.search(r"(?:^| )(?:an?|one|two|three|3) ?-? ?quarters?$", site.word.replace("-", " ")):
        return None
    if re.match(r"[ -](?:of|in)\b|[ -](?:final|point)s?\b", site.after) or word_before(site) in {"by", "than"}:
        return "a fraction"
    return "a fraction" if "-quarter" in site.word else None


GUARDS: Mapping[str, Guard] = {
    **neighbours.GUARDS,
    "capital": capital,
    "capital-or-dated": capital_or_dated,
    "abbreviated": abbreviated,
    "season": season,
    "not-name": not_name,
    "after-preposition": after_preposition,
    "year-like": year_like,
    "bare-year": bare_year,
    "not-age": not_age,
    "not-idiom": not_idiom,
    "not-score": not_score,
    "counted": counted,
    "sentence-has-time": sentence_has_time,
    "after-rate": after_rate,
    "clause-end": clause_end,
    "not-count": not_count,
    "clock-like": clock_like,
    "unit-in-story": unit_in_story,
    "after-story-word": after_story_word,
    "no-article-compound": no_article_compound,
    "ended": ended,
    "not-year-of-noun": not_year_of_noun,
    "hyphenated": hyphenated,
    "decade-like": decade_like,
    "around-event": around_event,
    "tied-to-event": tied_to_event,
    "clause-or-not-of": clause_or_not_of,
    "not-connective": not_connective,
    "after-bound-word": after_bound_word,
    "after-clock-word": after_clock_word,
    "period-code": period_code,
    "not-fraction": not_fraction,
    "not-ended": not_ended,
}
"""Guards by the name that packs use."""
