"""How much of a document was read right: a decision for every fact that gold judges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.ingest.stages import read_document
from tests.scoring.gold import Gold, GoldStatement, Value
from tests.scoring.pairing import flat, pair, whole
from tests.scoring.reading import Reading, ReadStatement, reading_of

EDGE = 8
"""Characters of a statement's beginning and end that are compared."""

MEASURE = {
    "speaker": "speakers",
    "role": "roles",
    "departments": "departments",
    "place": "places",
    "begins": "boundaries",
    "ends": "boundaries",
    "title": "titles",
    "published": "published",
    "origin": "origins",
    "destinations": "destinations",
    "start": "dates",
    "end": "dates",
}
"""The measure that each key of gold counts towards."""

MEASURES = ("gold found", "statements", *dict.fromkeys(MEASURE.values()))
"""In the order of a report. "gold found" says whether the document has the words that gold expects in it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One fact: right, or ``missed`` (not what gold has) and ``false`` (something that gold has not), or one of them.

    ``about`` are the first characters of the statement, empty for the event. What follows from a statement's having no
    partner is ``implied``: it counts, but a list of misses need not repeat it.
    """

    measure: str
    about: str
    expected: Value
    got: Value
    missed: bool = False
    false: bool = False
    implied: bool = False

    @property
    def right(self) -> bool:
        """True where gold and reader agree."""
        return not (self.missed or self.false)


@dataclass(frozen=True, slots=True)
class Score:
    """The decisions about one document."""

    gold: Gold
    decisions: tuple[Decision, ...]
    statements: int
    speakers: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Decisions counted. The three shares are None where there was nothing to decide."""

    right: int = 0
    missed: int = 0
    false: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what was read that is right."""
        return self._share(self.right, self.right + self.false)

    @property
    def recall(self) -> float | None:
        """The share of gold that was read."""
        return self._share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        return self._share(2 * self.right, 2 * self.right + self.missed + self.false)

    @staticmethod
    def _share(part: int, all_of_it: int) -> float | None:
        return part / all_of_it if all_of_it else None


def tally(scores: Iterable[Score], measure: str) -> Tally:
    """The decisions of one measure over documents."""
    decisions = [d for score in scores for d in score.decisions if d.measure == measure]
    return Tally(sum(d.right for d in decisions), sum(d.missed for d in decisions), sum(d.false for d in decisions))


def score_document(gold: Gold) -> Score:
    """Read a document as ingest does and judge what came of it."""
    return score(gold, reading_of(read_document(gold.name, gold.data)))


def score(gold: Gold, reading: Reading) -> Score:
    """Judge a reading."""
    named = sum(statement.facts["speaker"] is not None for statement in reading.statements)
    return Score(gold, tuple(_decisions(gold, reading)), len(reading.statements), named)


def _decisions(gold: Gold, reading: Reading) -> Iterator[Decision]:
    for key, expected in gold.event.items():
        yield _compared(MEASURE[key], "", expected, reading.event.get(key))
    page = flat(reading.text)
    if page.text:
        for each in gold.statements:
            yield Decision("gold found", each.begins, f"{each.begins}…{each.ends}", None, missed=not whole(page, each))
    pairs = pair(gold.statements, reading)
    for at, each in enumerate(gold.statements):
        if at in pairs:
            yield from _paired(each, reading.statements[pairs[at]])
        else:
            yield from _unread(each)
    for other, found in enumerate(reading.statements):
        if other not in pairs.values():
            yield from _invented(found)


def _unread(gold: GoldStatement) -> Iterator[Decision]:
    expected = f"{gold.facts['speaker'] or '-'}: {gold.begins}…{gold.ends}"
    yield Decision("statements", gold.begins, expected, None, missed=True)
    for key, value in (*gold.facts.items(), ("begins", gold.begins), ("ends", gold.ends)):
        yield Decision(MEASURE[key], gold.begins, value, None, missed=True, implied=True)


def _invented(read: ReadStatement) -> Iterator[Decision]:
    speaker, opening = read.facts["speaker"], read.text[:EDGE]
    yield Decision("statements", opening, None, f"{speaker or '-'}: {opening}…{read.text[-EDGE:]}", false=True)
    if speaker is not None:
        yield Decision("speakers", opening, None, speaker, false=True, implied=True)


def _paired(gold: GoldStatement, read: ReadStatement) -> Iterator[Decision]:
    yield Decision("statements", gold.begins, gold.begins, read.text[:EDGE])
    for key, expected in gold.facts.items():
        yield _compared(MEASURE[key], gold.begins, expected, read.facts[key])
    text = flat(read.text).text
    begins = text.startswith(flat(gold.begins).text[:EDGE])
    ends = text.endswith(flat(gold.ends).text[-EDGE:])
    opening, closing = read.text[: 2 * EDGE], read.text[-2 * EDGE :]
    yield Decision("boundaries", gold.begins, f"{gold.begins}…", f"{opening}…", not begins, not begins)
    yield Decision("boundaries", gold.begins, f"…{gold.ends}", f"…{closing}", not ends, not ends)


def _compared(measure: str, about: str, expected: Value, got: Value) -> Decision:
    wrong = expected != got
    return Decision(measure, about, expected, got, wrong, wrong and got is not None)
