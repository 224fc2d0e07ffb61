"""Names that a reader may mean while typing: speakers, places and departments, by characters or by pinyin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.search.aliases import RANKS, department_forms, place_forms
from app.search.namelist import Fit, Form, NameKind, Names, Suggestion
from app.search.syllables import SURNAMES, phrase_reader, syllables_of
from app.store.reading.departments import department_list
from app.store.tables import PUBLISHED, DestinationRow, PlaceRow, SpeakerRow, StatementRow

LIMIT = 8
"""Suggestions that are offered at once."""
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
    """Every speaker of a published statement, every department that speaks, and every place that someone serves or
    an event visits, with everything above it. To be kept for as long as the corpus does not change."""
    read = phrase_reader()
    return Names((*_speakers(session), *_places(session, read), *_departments(session, read)))


def _speakers(session: Session) -> Iterator[_Entry]:
    counted = (
        select(StatementRow.speaker_id, func.count().label("spoken"), func.max(StatementRow.number).label("last"))
        .where(StatementRow.state == PUBLISHED, StatementRow.speaker_id.is_not(None))
        .group_by(StatementRow.speaker_id)
        .subquery()
    )
    rows = session.execute(
        select(SpeakerRow.id, SpeakerRow.name, SpeakerRow.byname, counted.c.spoken, PlaceRow.name, StatementRow.role)
        .join(counted, counted.c.speaker_id == SpeakerRow.id)
        .join(StatementRow, StatementRow.number == counted.c.last)
        .outerjoin(PlaceRow, PlaceRow.code == StatementRow.place_code)
    )
    for identity, name, byname, spoken, place, role in rows:
        named = place and not (role or "").startswith(place)
        detail = byname or " ".join(part for part in (place if named else None, role) if part)
        texts = dict.fromkeys((name, name.replace("·", "")))
        forms = tuple(Form(text, _person(text)) for text in texts)
        yield Suggestion(NameKind.SPEAKER, name, detail, identity, spoken, "speaker"), forms


def _person(name: str) -> tuple[tuple[str, ...], ...]:
    """A surname as it is read as one, every other character by its commonest reading."""
    read = [syllables_of(char)[:1] for char in name]
    if name[:1] in SURNAMES:
        read[0] = (SURNAMES[name[0]],)
    return tuple(read)


def _places(session: Session, read: _Read) -> Iterator[_Entry]:
    rows = {
        code: (name, chain.split("/"))
        for code, name, chain in session.execute(select(PlaceRow.code, PlaceRow.name, PlaceRow.chain))
    }
    chains = {code: chain for code, (_, chain) in rows.items()}
    served, visited = _served(session, chains), _visited(session, chains)
    for code, (name, chain) in rows.items():
        if code in served or code in visited:
            above = _STEP.join(rows[one][0] for one in chain[:-1] if one in rows)
            field, number = ("place", served[code]) if code in served else ("visited", visited[code])
            texts = dict.fromkeys((name, *place_forms(code)))
            yield (
                Suggestion(NameKind.PLACE, name, above, code, number, field),
                tuple(Form(text, read(text)) for text in texts),
            )


def _served(session: Session, chains: dict[str, list[str]]) -> dict[str, int]:
    """Statements by those who serve in a place or below it."""
    rows = session.execute(
        select(StatementRow.place_code, func.count())
        .where(StatementRow.state == PUBLISHED, StatementRow.place_code.is_not(None))
        .group_by(StatementRow.place_code)
    )
    total: dict[str, int] = defaultdict(int)
    for code, count in rows:
        for above in chains.get(code or "", ()):
            total[above] += count
    return dict(total)


def _visited(session: Session, chains: dict[str, list[str]]) -> dict[str, int]:
    """Statements of events that went to a place or below it."""
    counted = select(StatementRow.event_id, func.count()).where(StatementRow.state == PUBLISHED)
    spoken = dict(session.execute(counted.group_by(StatementRow.event_id)).all())
    events: dict[str, set[str]] = defaultdict(set)
    for event, code in session.execute(select(DestinationRow.event_id, DestinationRow.place_code)):
        for above in chains.get(code, ()):
            events[above].add(event)
    counts = {code: sum(spoken.get(event, 0) for event in found) for code, found in events.items()}
    return {code: count for code, count in counts.items() if count}


def _departments(session: Session, read: _Read) -> Iterator[_Entry]:
    for brief in department_list(session):
        # the printed forms begin with the place: under 襄阳 they would offer every office of the city
        texts = dict.fromkeys((brief.id, brief.name, *department_forms(brief.id)))
        yield (
            Suggestion(
                NameKind.DEPARTMENT,
                brief.id,
                brief.name if brief.name != brief.id else "",
                brief.id,
                brief.statements,
                "department",
            ),
            tuple(Form(text, read(text)) for text in texts),
        )
