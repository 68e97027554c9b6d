"""The component in real pipelines: blank Arabic and English ones, and one that sets entities and events itself."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

import chrono.integrations.spacy  # noqa: F401 - what the entry point does in an installed package

ENGLISH = "The army attacked the base on 19 August. Talks began last Tuesday."
ARABIC = "هاجم مسلحون القاعدة قرب النهر في 19 أغسطس/آب. وبدأت المحادثات الشهر الماضي."
CONFIG = {"published": "2025-09-16"}


@Language.component("own_marks")
def own_marks(doc: Doc) -> Doc:
    """Stands for any pipeline that finds entities and events of its own."""
    words = {token.text: token.i for token in doc}
    if "army" in words:
        doc.ents = [Span(doc, words["army"], words["army"] + 1, label="ORG")]
        doc.spans["events"] = [Span(doc, words["attacked"], words["attacked"] + 1, label="OCCURRENCE")]
    return doc


def _pipeline(lang: str, *before: str, **config: str) -> Language:
    nlp = spacy.blank(lang)
    for name in before:
        nlp.add_pipe(name)
    nlp.add_pipe("chrono", config=CONFIG | config)
    return nlp


@pytest.mark.parametrize(
    ("lang", "text", "day"), [("en", ENGLISH, "19 August"), ("ar", ARABIC, "19 أغسطس/آب")], ids=["en", "ar"]
)
def test_blank_pipelines(lang: str, text: str, day: str) -> None:
    doc = _pipeline(lang)(text)
    spans = {span.text: span for span in doc.spans["chrono"]}
    assert day in {name.rstrip(".") for name in spans}
    span = next(one for name, one in spans.items() if name.startswith("19"))
    assert (span.label_, span.kb_id_) == ("DATE", "2025-08-19")
    assert (span._.timex.begin, span._.timex.finish) == ("2025-08-19", "2025-08-20")
    assert doc._.chronology.documents[0].lang == lang
    assert doc._.chronology.documents[0].text == text


def test_a_documents_own_date_and_no_chronology_before() -> None:
    nlp = _pipeline("en")
    doc = nlp.make_doc(ENGLISH)
    assert doc._.chronology is None
    assert doc[0:1]._.timex is None
    doc._.published = "2024-09-16"
    assert {span.kb_id_ for span in nlp(doc).spans["chrono"]} >= {"2024-08-19"}


def test_own_entities_and_events_are_taken() -> None:
    doc = _pipeline("en", "own_marks")(ENGLISH)
    (event,) = doc._.chronology.events
    assert (event.text, event.class_, event.given) == ("attacked", "OCCURRENCE", True)
    (entry,) = doc._.chronology.entries
    assert entry.edtf == "2025-08-19"
    assert [ent.label_ for ent in doc.ents] == ["ORG"]


def test_without_own_events_ours_are_found() -> None:
    doc = _pipeline("en", "own_marks", events=None)(ENGLISH)  # type: ignore[arg-type]
    assert len(doc._.chronology.events) > 1


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # fork with threads, which is how spaCy starts its workers
def test_several_processes_give_what_one_gives() -> None:
    nlp = _pipeline("en")
    texts = [ENGLISH.replace("19", str(day)) for day in range(1, 7)]
    alone, together = (list(nlp.pipe(texts, n_process=n, batch_size=2)) for n in (1, 2))
    assert [doc._.chronology for doc in together] == [doc._.chronology for doc in alone]
    assert [[span._.timex for span in doc.spans["chrono"]] for doc in together] == [
        [span._.timex for span in doc.spans["chrono"]] for doc in alone
    ]


def test_pipelines_and_documents_survive_the_disk(tmp_path: Path) -> None:
    nlp = _pipeline("ar")
    nlp.to_disk(tmp_path / "pipeline")
    doc = spacy.load(tmp_path / "pipeline")(ARABIC)
    assert doc._.chronology == nlp(ARABIC)._.chronology
    doc.to_disk(tmp_path / "doc")
    again = Doc(nlp.vocab).from_disk(tmp_path / "doc")
    assert again._.chronology == doc._.chronology
    assert [span._.timex for span in again.spans["chrono"]] == [span._.timex for span in doc.spans["chrono"]]


def test_the_entry_point_stands_in_the_package() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"]["spacy_factories"] == {"chrono": "chrono.integrations.spacy:create"}


def test_importing_chrono_does_not_import_spacy() -> None:
    code = "import sys, chrono, chrono.pipeline, chrono.integrations; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
