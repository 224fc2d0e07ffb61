"""Documents on their way from one process to another: what comes out is what went in."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from app.domain.document import Document
from app.ingest.stages import read_document
from app.settings import ROOT

SAMPLES = sorted((ROOT / "corpus" / "samples").glob("*.txt"))[:12]
GLOSSED = "各位領(lǐng)導(dǎo):\n市經(jīng)信局局長(zhǎng)林遠(yuǎn)航(háng):我們(men)學(xué)習(xí)了經(jīng)驗(yàn)。"


def values(found: object) -> Iterator[object]:
    """``found`` and all dataclasses inside it."""
    if is_dataclass(found):
        yield found
        for field in fields(found):
            yield from values(getattr(found, field.name))
    elif isinstance(found, tuple):
        for one in found:
            yield from values(one)


def sent(document: Document) -> Document:
    """The document as another process receives it."""
    received: Document = pickle.loads(pickle.dumps(document, pickle.HIGHEST_PROTOCOL))
    return received


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_document_survives_and_is_equal(path: Path) -> None:
    """In every field of every value, those left out of comparisons too."""
    document = read_document(path.name, path.read_bytes())
    assert sent(document) == document
    assert repr(sent(document)) == repr(document)


def test_repairs_survive_with_the_kinds_of_value_that_samples_hold() -> None:
    """A page with glosses has repairs; each class met in it comes out as itself, with the same hash."""
    document = read_document("glossed.txt", "\n".join([GLOSSED] * 3).encode())
    before, after = list(values(document)), list(values(sent(document)))
    assert {"Repair", "Span", "Block", "Statement", "Paragraph"} <= {type(one).__name__ for one in before}
    assert [type(one) for one in after] == [type(one) for one in before]
    assert after == before
    assert list(map(hash, after)) == list(map(hash, before))
