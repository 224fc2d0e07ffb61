"""Which statements of a name are one speaker's, and what becomes of ids, name by name: no database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.names.identity import Appearance, cluster


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a name: ``text`` is the number of the statement that counts for it, itself or another one,
    ``offices`` are the anchors of those that its speaker held."""

    number: int
    id: str
    event_id: str
    role: str | None
    place_code: str | None
    state: str
    text: int
    offices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Label:
    """What a speaker's row says of namesakes."""

    note: str | None = None
    byname: str | None = None


UNTOLD = Label()


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
    steps: list[tuple[str, str] | frozenset[str]] = field(default_factory=list)
    told: dict[str, tuple[str | None, Sequence[Said]]] = field(default_factory=dict)

    def settle(self, name: str, said: Sequence[Said]) -> None:
        """Give every statement of a name (ascending by number) its speaker. Ids are kept where they can be; one that
        vanishes leads to the one that took its place."""
        rows = {str(each.number): each for each in said}
        groups = sorted(cluster(_appearances(name, said)), key=lambda keys: min(map(int, keys)))
        note = _note(name, len(groups))
        before = self.held.get(name, {})
        now: dict[str, Label] = {}
        for keys in groups:
            members = [rows[key] for key in sorted(keys, key=int)]
            ids = (self.speakers[each.number] for each in members)
            kept = next((each for each in ids if each in before and each not in now), None)
            speaker_id = kept or self.take(name, members[0].id)
            now[speaker_id] = Label(note, self._byname(members)) if note else UNTOLD
            self._move(members, speaker_id)
        self.held[name] = now
        if before:
            self.steps.append(frozenset(now))
        if note or any(label.note for label in before.values()):
            self.told.pop(name, None)
            self.told[name] = (note, said)

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


def _appearances(name: str, said: Sequence[Said]) -> list[Appearance]:
    by_event: dict[str, list[Said]] = defaultdict(list)
    for each in said:
        by_event[each.event_id].append(each)
    return [
        # who is printed twice with the same words is one person
        Appearance(str(each.number), name, each.offices | own | {f"text:{each.text}"})
        for event_id, members in by_event.items()
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
