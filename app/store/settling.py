"""Which statements of a name are one speaker's, and what becomes of ids, name by name: no database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.corrections import Bearer
from app.store.family import Family, Said
from app.text.records import record


@record
class Label:
    """What a speaker's row says: the name, and of namesakes."""

    name: str
    note: str | None = None
    byname: str | None = None


@dataclass
class Settling:
    """``held`` are the speakers of each name by id, ``speakers`` those of statements by number: as the tables have
    them first, and once it is ``closed`` as they are to be. ``steps`` tell in their order which id moved to which
    other, ``standing`` which ids of names that had speakers stand in the end. ``told`` are the names whose files must
    say anew whether there are namesakes, the last one settled last, with the statements of the name."""

    held: dict[str, dict[str, Label]]
    speakers: dict[int, str | None]
    take: Callable[[str, str], str]
    """Gives a free id for a name and the id of its first statement."""
    place_name: Callable[[str | None], str | None]
    one_person: Sequence[tuple[Bearer, ...]] = ()
    """Who was said to be one person; the first one's name is the person's."""
    steps: list[tuple[str, str]] = field(default_factory=list)
    standing: set[str] = field(default_factory=set)
    told: dict[str, tuple[str | None, Sequence[Said]]] = field(default_factory=dict)
    _families: dict[tuple[str, ...], Family] = field(default_factory=dict)
    _noted: set[str] = field(default_factory=set)
    """Names that had namesakes when they were settled last."""

    def settle(self, names: tuple[str, ...], fresh: Sequence[Said]) -> None:
        """Take the statements that come next of the names of a family, whole events each, and give each person an id.
        Ids are kept where they can be; one that vanishes leads to the one that took its place. A turn costs as much
        as it brings, however many statements there were before."""
        family = self._families.get(names)
        if family is None:
            labels = [label for name in names for label in self.held[name].items()]
            family = self._families[names] = Family(self.one_person, (identity for identity, _ in labels))
            self._noted |= {label.name for _, label in labels if label.note}
        for person, ids in family.take_in(fresh, self.speakers):
            person.id = person.id or self.take(person.name, person.first.id)
            self.steps += [(old, person.id) for old in dict.fromkeys(ids) if old != person.id]
        several = {name for name in names if family.counted[name] > 1}
        for name in names:
            if name in several or name in self._noted:
                self.told.pop(name, None)
                self.told[name] = (None, ())
        self._noted.difference_update(names)
        self._noted |= several

    def close(self) -> None:
        """Have ``held``, ``speakers``, ``standing`` and ``told`` say what came out."""
        for names, family in self._families.items():
            for name in names:
                self.held[name] = {}
                if name in self.told:
                    said = [each for each in family.said if each.name == name]
                    self.told[name] = (_note(name, family.counted[name]), said)
            for person, members in family.everybody():
                note = _note(person.name, family.counted[person.name])
                self.held[person.name][person.id] = Label(person.name, note, self._byname(members) if note else None)
                for each in members:
                    self.speakers[each.number] = person.id
                if family.had_speakers:
                    self.standing.add(person.id)

    def _byname(self, members: Iterable[Said]) -> str | None:
        first = min(members, key=lambda each: (not each.role, each.number))
        parts = (self.place_name(first.place_code), first.role)
        return " ".join(part for part in parts if part) or None


def _note(name: str, groups: int) -> str | None:
    if groups < 2:
        return None
    return f"语料中有{groups}位“{name}”，任职没有交集，未作同一人处理。"


def changed(before: Mapping[str, Label], now: Mapping[str, Label]) -> dict[str, Label]:
    """The labels that are others than before, of ids that stood before."""
    return {identity: label for identity, label in now.items() if before.get(identity, label) != label}
