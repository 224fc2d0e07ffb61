"""Names that a reader may mean while typing: speakers, places and departments, by characters or by pinyin."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.search.aliases import RANKS, department_forms, place_forms
from app.search.facets import count_values
from app.search.hits import Hits, find
from app.search.index.library import Library, open_library
from app.search.model import UNKNOWN, Filters
from app.search.namelist import Fit, Form, NameKind, Names, Suggestion
from app.search.syllables import SURNAMES, phrase_reader, syllables_of
from app.search.voices import voice_detail, voice_name
from app.store.tables import DepartmentRow, PlaceRow, SpeakerRow, StatementRow

LIMIT = 8
"""Suggestions that are offered at once."""
SPEAKERS = 50_000
"""Speakers that are suggested at the most, those with most statements; more would take a server's memory."""
_BATCH = 2_000
_NEWEST = (
    select(StatementRow.number, SpeakerRow.id, SpeakerRow.name, SpeakerRow.byname, PlaceRow.name, StatementRow.role)
    .join(SpeakerRow, SpeakerRow.id == StatementRow.speaker_id)
    .outerjoin(PlaceRow, PlaceRow.code == StatementRow.place_code)
    .where(StatementRow.number.in_(bindparam("numbers", expanding=True)))
)
_BYNAMES = select(SpeakerRow.id, SpeakerRow.name, SpeakerRow.byname).where(
    SpeakerRow.id.in_(bindparam("ids", expanding=True))
)
_STEP = " › "
_Entry = tuple[Suggestion, tuple[Form, ...]]
_Read = Callable[[str], tuple[tuple[str, ...], ...]]


def suggest(names: Names, typed: str, limit: int = LIMIT, loosest: Fit = Fit.INSIDE_SHORT) -> tuple[Suggestion, ...]:
    """The names that ``typed`` fits: in characters of any script, in pinyin (zigong, zi gong), by initials (zg) or
    mixed (z贡); whole names before beginnings before insides, then those with more statements.
    ``loosest`` is the worst fit that is taken (``Fit.WHOLE``: only names that are spelled out). Of 市人社局 the rank of
    its place is passed over."""
    found = names.find(typed, limit, loosest)
    return found if found or typed[:1] not in RANKS or not typed[1:] else names.find(typed[1:], limit, loosest)


def suggest_last(names: Names, typed: str, limit: int = LIMIT) -> tuple[str, tuple[Suggestion, ...]]:
    """The suggestions for all of ``typed``, or, where there are none, for its last word; with the text that they
    would take the place of, which ends ``typed``. A text that ends in white space is finished: nothing is found."""
    last = typed.split()[-1:] if not typed[-1:].isspace() else []
    for text in (typed.lstrip(), *last):
        found = suggest(names, text, limit) if last else ()
        if found:
            return text, found
    return "", ()


def names_of(session: Session) -> Names:
    """The ``SPEAKERS`` speakers with most published statements (also those without a page), every department that
    speaks, and every place that someone serves or an event visits, with everything above it. To be kept for as long as
    the corpus does not change."""
    read = phrase_reader()
    library = open_library(session.connection())
    found = find(library, None, Filters())
    counts = {facet: _counts(library, found, facet) for facet in ("place", "visited", "department")}
    speakers = _speakers(session, library, found)
    return Names((*speakers, *_places(session, counts, read), *_departments(session, counts["department"], read)))


def _counts(library: Library, found: list[Hits], facet: str) -> dict[str, int]:
    """For each value that is known the statements that have it."""
    totals = count_values(library, found, facet)
    values = library.book.values_of({facet: np.flatnonzero(totals).tolist()})[facet]
    return {value: int(totals[code]) for code, value in values.items() if value != UNKNOWN}


def _speakers(session: Session, library: Library, found: list[Hits]) -> Iterator[_Entry]:
    totals = count_values(library, found, "speaker")
    last = np.zeros(len(totals), np.int64)
    for hits in found:
        facet = hits.part.segment.facets["speaker"]
        own = hits.mask & facet.alone
        np.maximum.at(last, facet.last[own], hits.part.segment.numbers[own])
    codes = np.flatnonzero(totals)
    codes = codes[np.argsort(-totals[codes], kind="stable")][:SPEAKERS]
    for at in range(0, len(codes), _BATCH):
        spoken = {int(last[code]): int(code) for code in codes[at : at + _BATCH] if last[code]}
        told = set[int]()
        for number, identity, name, byname, place, role in session.execute(_NEWEST, {"numbers": list(spoken)}):
            named = place and not (role or "").startswith(place)
            detail = byname or " ".join(part for part in (place if named else None, role) if part)
            told.add(spoken[number])
            yield _speaker(name, detail, identity, int(totals[spoken[number]]))
        rest = [int(code) for code in codes[at : at + _BATCH] if code not in told]
        values = library.book.values_of({"speaker": rest})["speaker"]
        bynames = {
            identity: (name, byname or "")
            for identity, name, byname in session.execute(_BYNAMES, {"ids": list(values.values())})
        }
        for code, value in values.items():
            name, detail = bynames.get(value) or (voice_name(value) or "", voice_detail(value))
            if name:
                yield _speaker(name, detail, value, int(totals[code]))


def _speaker(name: str, detail: str, value: str, statements: int) -> _Entry:
    texts = dict.fromkeys((name, name.replace("·", "")))
    forms = tuple(Form(text, _person(text)) for text in texts)
    return Suggestion(NameKind.SPEAKER, name, detail, value, statements, "speaker"), forms


def _person(name: str) -> tuple[tuple[str, ...], ...]:
    """A surname as it is read as one, every other character by its commonest reading."""
    read = [syllables_of(char)[:1] for char in name]
    if name[:1] in SURNAMES:
        read[0] = (SURNAMES[name[0]],)
    return tuple(read)


def _places(session: Session, counts: Mapping[str, Mapping[str, int]], read: _Read) -> Iterator[_Entry]:
    rows = {
        code: (name, chain.split("/"))
        for code, name, chain in session.execute(select(PlaceRow.code, PlaceRow.name, PlaceRow.chain))
    }
    for code, (name, chain) in rows.items():
        field = "place" if code in counts["place"] else "visited"
        if code in counts[field]:
            above = _STEP.join(rows[one][0] for one in chain[:-1] if one in rows)
            texts = dict.fromkeys((name, *place_forms(code)))
            yield (
                Suggestion(NameKind.PLACE, name, above, code, counts[field][code], field),
                tuple(Form(text, read(text)) for text in texts),
            )


def _departments(session: Session, counts: Mapping[str, int], read: _Read) -> Iterator[_Entry]:
    for label, name in session.execute(select(DepartmentRow.id, DepartmentRow.name)):
        if label in counts:
            # the printed forms begin with the place: under 襄阳 they would offer every office of the city
            texts = dict.fromkeys((label, name, *department_forms(label)))
            detail = name if name != label else ""
            yield (
                Suggestion(NameKind.DEPARTMENT, label, detail, label, counts[label], "department"),
                tuple(Form(text, read(text)) for text in texts),
            )
