"""The persons behind the statements of some names, as these come: who is one with whom, and which ids they had."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from app.domain.corrections import Bearer
from app.names.identity import Appearance, Persons
from app.text.records import record

_by_number, _by_first = attrgetter("number"), attrgetter("first.number")


@record
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


@dataclass(slots=True)
class Person:
    """Somebody: ``first`` is the first of the statements, ``merge`` the place of what was said first of this person in
    all that was said of who is one, ``id`` is empty where none is given."""

    name: str
    first: Said
    merge: int
    id: str


class Family:
    """The persons of names that are told apart together. A turn costs as much as it brings, however much there was."""

    def __init__(self, one_person: Sequence[tuple[Bearer, ...]], ids: Iterable[str]) -> None:
        """``ids`` are those of the speakers that the names have."""
        self.said: list[Said] = []
        self.counted: dict[str, int] = defaultdict(int)
        """How many persons each name has."""
        self.had_speakers = False
        """Whether the names had speakers before the last turn."""
        self._one_person = one_person
        self._free = set(ids)
        self._parts = Persons()
        self._persons: dict[str, Person] = {}
        """By the key that stands for them."""

    def take_in(self, fresh: Sequence[Said], speakers: Mapping[int, str | None]) -> list[tuple[Person, list[str]]]:
        """Everybody who said something of ``fresh``, in the order of their first statements, with the ids that their
        statements had: those of the persons for whom they were taken, and those that ``speakers`` has by number."""
        self.had_speakers = bool(self._free or self._persons)
        self.said += fresh
        merges = {str(each.number): self._merges(each) for each in fresh}
        gone = [key for one in _appearances(fresh) for key in self._parts.add(one, map(str, merges[one.key][:-1]))]
        said: dict[str, list[Said]] = defaultdict(list)
        for each in sorted(fresh, key=_by_number):
            said[self._parts.of(str(each.number))].append(each)
        before: dict[str, list[Person]] = defaultdict(list)
        for key in {*gone, *said} & self._persons.keys():
            before[self._parts.of(key)].append(self._persons.pop(key))
        found = []
        for key, members in said.items():
            known = sorted(before.get(key, ()), key=_by_first)
            merge = min([one.merge for one in known] + [merges[str(each.number)][0] for each in members])
            first = min(known[0].first, members[0], key=_by_number) if known else members[0]
            self._persons[key] = Person(self._name(first, merge), first, merge, known[0].id if known else "")
            for one in known:
                self.counted[one.name] -= 1
            self.counted[self._persons[key].name] += 1
            had = [speakers[each.number] for each in members]
            found.append((self._persons[key], [one.id for one in known] + [each for each in had if each]))
        found.sort(key=lambda pair: pair[0].first.number)
        if self._free:
            for person, ids in found:
                person.id = person.id or next((each for each in ids if each in self._free), "")
                self._free.discard(person.id)
            self._free.clear()
        return found

    def everybody(self) -> Iterator[tuple[Person, list[Said]]]:
        """The persons in the order of their first statements, each with all statements."""
        rows = {str(each.number): each for each in self.said}
        for key, person in sorted(self._persons.items(), key=lambda pair: pair[1].first.number):
            yield person, [rows[each] for each in self._parts.keys(key)]

    def _merges(self, said: Said) -> list[int]:
        """The places of what was said of whoever bears the name and the role, and one behind all of them."""
        many = len(self._one_person)
        return [place for place, people in enumerate(self._one_person) if _borne(said, people)] + [many]

    def _name(self, first: Said, merge: int) -> str:
        return self._one_person[merge][0].name if merge < len(self._one_person) else first.name


def _borne(said: Said, people: Sequence[Bearer]) -> bool:
    return any(said.name == bearer.name and bearer.role in (None, said.role) for bearer in people)


def _appearances(said: Sequence[Said]) -> list[Appearance]:
    found = []
    by_event: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for each in said:
        if each.person:
            # who was told from the namesakes by a word has that word for evidence, and nothing else
            found.append(Appearance(str(each.number), each.name, frozenset({f"person:{each.person}"})))
        else:
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
