"""The five real files: roles, departments, places, origin and destinations as the hand-made gold has them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from app.domain.people import Mention, Place, Resolution
from app.domain.transcript import EventFacts
from app.ingest.stages import read_document
from app.names.resolution import resolve
from app.settings import Settings

pytestmark = pytest.mark.needs_shared
SEEDS = Settings().seeds
Reading = Callable[[str], tuple[dict[str, Any], Resolution]]
DOCUMENTS = ("000", "001", "002", "003", "004")


def gold(number: str) -> tuple[str, dict[str, Any]]:
    """The file's name and what the gold says of it."""
    everything = json.loads((SEEDS.parent / "gold" / "seeds.json").read_text(encoding="utf-8"))
    return next((name, want) for name, want in everything.items() if name.startswith(number))


def resolved(number: str) -> tuple[dict[str, Any], Resolution]:
    """Resolve a file from its printed title, source and lead (its line with 率…考察团赴)."""
    name, want = gold(number)
    lines = (SEEDS / name).read_text(encoding="utf-8").splitlines()
    lead = next((line for line in lines if "率" in line and "考察团赴" in line), "")
    facts = EventFacts(title=want["title"], publication=want["source"], lead=lead)
    said = enumerate(want["statements"], 1)
    mentions = [Mention(i, s["speaker"], s["role"], "\n".join(s["paragraphs"])) for i, s in said]
    return want, resolve(facts, mentions)


def chain(place: Place | None) -> list[str] | None:
    """A place as the gold writes it."""
    return list(place.chain) if place else None


def resolved_as_read(number: str) -> tuple[dict[str, Any], Resolution]:
    """Resolve a file as the parser reads it."""
    name, want = gold(number)
    found = read_document(name, (SEEDS / name).read_bytes()).resolution
    assert found is not None
    return want, found


@pytest.mark.parametrize("how", [resolved, resolved_as_read])
@pytest.mark.parametrize("number", DOCUMENTS)
def test_roles_departments_and_places(how: Reading, number: str) -> None:
    want, found = how(number)
    for statement, names in zip(want["statements"], found.statements, strict=True):
        labels = {role.department.label for role in names.roles if role.department}
        assert [role.printed for role in names.roles] == statement["roles"]
        assert all(labels & set(group) for group in statement["departments_required"]), statement["role"]
        assert labels <= set(statement["departments_allowed"]), statement["role"]
        assert chain(names.place) == statement["place"], statement["role"]


@pytest.mark.parametrize("how", [resolved, resolved_as_read])
@pytest.mark.parametrize("number", DOCUMENTS)
def test_origin_and_destinations(how: Reading, number: str) -> None:
    want, found = how(number)
    went = [place.chain for place in found.event.destinations]
    assert chain(found.event.origin) == want["origin"]
    for root in want["destinations_required"]:
        assert any(list(place[: len(root)]) == root for place in went)
    for place in went:
        assert any(list(place[: len(root)]) == root for root in want["destinations_allowed"])
