r"""Speed of finding expressions, as ratios inside one run (``pytest -s tests/bench/test_timex.py`` prints them).

The yardstick is ``re.findall(r"\w+")`` on the same texts; ratios carry over from one machine to another, seconds do
not. Texts: the corpora where ``../shared`` is present, else the samples. Warm, one process, JSON included.
"""

import json
import re
import time
from pathlib import Path

import pytest

from chrono.chronology.json import annotation_dict
from chrono.chronology.model import Annotation
from chrono.document.model import Document
from chrono.timex import recognize

ROOT = Path(__file__).parents[2]
CORPORA = {"en": "te3-timebank", "ar": "ar-news-dev"}
SIZE = 1_000_000


def _documents(lang):
    corpus = ROOT.parent / "shared" / "corpora" / f"{CORPORA[lang]}.jsonl"
    if corpus.exists():
        rows = [json.loads(line) for line in corpus.read_text("utf-8").splitlines()]
    else:
        texts = sorted((ROOT / "samples").glob(f"{lang}/*.txt"))
        rows = [{"id": path.name, "text": path.read_text("utf-8"), "published": "2025-09-16"} for path in texts]
    once = [Document(row["id"], row["text"], lang=lang, published=row["published"]) for row in rows]
    times = max(1, SIZE // sum(len(one.text) for one in once))
    return once * times


def _cost(work, rounds=3):
    best = float("inf")
    for _ in range(rounds):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def _find(documents):
    for document in documents:
        timexes, ranges, rejected = recognize(document)
        json.dumps(annotation_dict(Annotation(document, timexes, ranges, rejected), level="find"), ensure_ascii=False)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_ratio_to_words(lang, capsys):
    documents = _documents(lang)
    size = sum(len(document.text) for document in documents)
    _find(documents[: len(documents) // 4])
    ours = _cost(lambda: _find(documents))
    words = _cost(lambda: [re.findall(r"\w+", document.text) for document in documents])
    with capsys.disabled():
        print(f"\n{lang}: {size / ours / 1e6:.2f} M characters a second, {ours / words:.1f} times \\w+", end="")
    assert ours < 120 * words


def test_ratio_to_dateparser(capsys):
    from dateparser.search import search_dates

    text = _documents("en")[0].text[:2000]
    document = Document("d", text, "en", published="2025-09-16")
    theirs = _cost(lambda: search_dates(text, languages=["en"]), 2)
    ours = _cost(lambda: _find([document] * 10)) / 10
    with capsys.disabled():
        print(f"\ndateparser.search_dates takes {theirs / ours:.0f} times as long", end="")
    assert ours < theirs


def test_cost_per_character_does_not_grow(capsys):
    text = " ".join(document.text for document in _documents("en"))
    small = [Document("s", text[at : at + 1000], "en", published="2025-09-16") for at in range(0, 200_000, 1000)]
    large = [Document("l", text[:1_000_000], "en", published="2025-09-16")]
    _find(large)
    ratio = (_cost(lambda: _find(large)) / len(large[0].text)) / (_cost(lambda: _find(small)) / 200_000)
    with capsys.disabled():
        print(f"\na character of 1 MB costs {ratio:.2f} times one of 1 kB", end="")
    assert ratio < 1.4
