"""Which statements of a name are one speaker's, and what becomes of ids, name by name: no database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.corrections import Bearer
from app.names.identity import Appearance, cluster


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a name: ``text`` is the number of the statement that counts for it, itself or another one,
    ``offices`` are the anchors of those that its speaker held, ``person`` a word that tells the speaker from namesakes.
    """

    number: int
    id: str
    name: str
    person: str | None
    event_id: str
    role: str | None
    place_code: str | None
    state: str
    text: int
    offices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Label:
    """What a speaker's row says: the name, and of namesakes."""

    name: str
    note: str | None = None
    byname: str | None = None


@dataclass
class Settling:
    """``held`` are the speakers of each name by id, ``speakers`` those of statements by number: as the tables have
    them first, and as they are to be in the end. ``steps`` tell in their order which id moved to which other, or which
    ids of a name stand. ``told`` are the names whose files must say anew whether there are namesakes, the last one
    settled last."""

    held: dict[str, dict[str, Label]]
    speakers: dict[int, str | None]
    take: Callable[[str, str], str]
    """Gives a free id for a name and the id of its first statement."""
    place_name: Callable[[str | None], str | None]
    one_person: Sequence[tuple[Bearer, ...]] = ()
    """Who was said to be one person; the first one's name is the person's."""
    steps: list[tuple[str, str] | frozenset[str]] = field(default_factory=list)
    told: dict[str, tuple[str | None, Sequence[Said]]] = field(default_factory=dict)

    def settle(self, said: Mapping[str, Sequence[Said]]) -> None:
        """Give every statement of the names of a family (each name's ascending by number) its speaker. Ids are kept
        where they can be; one that vanishes leads to the one that took its place."""
        before = {identity: label for name in said for identity, label in self.held.get(name, {}).items()}
        noted = {label.name for label in before.values() if label.note}
        persons = self._persons([each for found in said.values() for each in found])
        counted = Counter(name for name, _ in persons)
        now: dict[str, Label] = {}
        for name, members in persons:
            note = _note(name, counted[name])
            ids = (self.speakers[each.number] for each in members)
            kept = next((each for each in ids if each in before and each not in now), None)
            speaker_id = kept or self.take(name, members[0].id)
            now[speaker_id] = Label(name, note, self._byname(members) if note else None)
            self._move(members, speaker_id)
        for name, found in said.items():
            self.held[name] = {identity: label for identity, label in now.items() if label.name == name}
            note = _note(name, counted[name])
            if note or name in noted:
                self.told.pop(name, None)
                self.told[name] = (note, found)
        if before:
            self.steps.append(frozenset(now))

    def _persons(self, said: Sequence[Said]) -> list[tuple[str, list[Said]]]:
        """Each person's name and statements, in the order of their first ones."""
        if len(said) == 1 and not self.one_person:
            return [(said[0].name, list(said))]
        rows = {str(each.number): each for each in said}
        merged = [
            (people[0].name, {key for key, each in rows.items() if _borne(each, people)}) for people in self.one_person
        ]
        persons = []
        for keys in cluster(_appearances(said), [keys for _, keys in merged]):
            members = [rows[key] for key in sorted(keys, key=int)]
            name = next((name for name, touched in merged if not touched.isdisjoint(keys)), members[0].name)
            persons.append((name, members))
        return sorted(persons, key=lambda person: person[1][0].number)

    def _move(self, members: Iterable[Said], speaker_id: str) -> None:
        for each in members:
            old = self.speakers[each.number]
            if old and old != speaker_id:
                self.steps.append((old, speaker_id))
            self.speakers[each.number] = speaker_id

    def _byname(self, members: Sequence[Said]) -> str | None:
        first = next((each for each in members if each.role), members[0])
        parts = (self.place_name(first.place_code), first.role)
        return " ".join(part for part in parts if part) or None


def _borne(said: Said, people: Sequence[Bearer]) -> bool:
    return any(said.name == bearer.name and bearer.role in (None, said.role) for bearer in people)


def _appearances(said: Sequence[Said]) -> list[Appearance]:
    # who was told from the namesakes by a word has that word for evidence, and nothing else
    told = (each for each in said if each.person)
    found = [Appearance(str(each.number), each.name, frozenset({f"person:{each.person}"})) for each in told]
    by_event: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for each in said:
        if not each.person:
            by_event[each.name, each.event_id].append(each)
    return found + [
        # who is printed twice with the same words is one person
        Appearance(str(each.number), each.name, each.offices | own | {f"text:{each.text}"})
        for (_, event_id), members in by_event.items()
        for each, own in zip(members, _own(event_id, members), strict=True)
    ]


def _own(event_id: str, members: Sequence[Said]) -> list[set[str]]:
    """The anchor of the document for each of its statements."""
    # one document does not name two people alike without telling them apart by office
    if len({each.offices for each in members if each.offices}) <= 1:
        return [{f"event:{event_id}"}] * len(members)
    return [{f"event:{event_id}:{each.role}"} if each.role else set() for each in members]


def _note(name: str, groups: int) -> str | None:
    if groups < 2:
        return None
    return f"语料中有{groups}位“{name}”,任职没有交集,未作同一人处理。"


def changed(before: Mapping[str, Label], now: Mapping[str, Label]) -> dict[str, Label]:
    """The labels that are others than before, of ids that stood before."""
    return {identity: label for identity, label in now.items() if before.get(identity, label) != label}
