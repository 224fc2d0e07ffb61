"""The parts of the forms: which fields belong to each, and which stand open at first."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.domain.problems import ProblemCode

Parts = Mapping[str, tuple[str, ...]]
STATEMENT: Parts = {
    "who": ("speaker", "role", "department", "place", "person"),
    "points": (),
    "bounds": ("begins", "ends", "split", "second_speaker", "second_role", "how"),
    "merge": ("other",),
}
"""Those of a statement, the first one before all. The fields of points are numbered."""
EVENT: Parts = {
    "facts": ("title", "start", "end"),
    "places": ("place", "origin", "destinations"),
    "print": ("published", "publication", "address", "fetched"),
}
"""Those of the event."""
DOUBTS: Mapping[str, frozenset[str]] = {
    "who": frozenset(
        {
            ProblemCode.UNCLEAR_ATTRIBUTION,
            ProblemCode.UNSIGNED_STATEMENT,
            ProblemCode.JOINT_SPEAKERS,
            ProblemCode.UNKNOWN_PLACE,
            ProblemCode.AMBIGUOUS_PLACE,
            ProblemCode.UNKNOWN_DEPARTMENT,
        }
    ),
    "bounds": frozenset({ProblemCode.EMPTY_STATEMENT, ProblemCode.TRUNCATED_SOURCE}),
    "merge": frozenset({ProblemCode.AMBIGUOUS_SPEAKER}),
    "places": frozenset({ProblemCode.UNKNOWN_ORIGIN, ProblemCode.UNKNOWN_PLACE, ProblemCode.AMBIGUOUS_PLACE}),
}
"""The problems that each part can settle."""
_REASON = "reason-"


def reason_of(sent: Mapping[str, str], part: str) -> str:
    """The reason that a part of a form has of its own, empty where it has none."""
    return sent.get(f"{_REASON}{part}", "")


def opened(
    parts: Parts, codes: Collection[str], typed: Mapping[str, str], before: Mapping[str, str]
) -> tuple[str, ...]:
    """The parts that have a doubt of one of the ``codes``, or in which something was ``typed`` that was not there
    ``before``; where there are none the first."""
    chosen = [
        part
        for part, names in parts.items()
        if DOUBTS.get(part, frozenset()) & set(codes) or reason_of(typed, part) or _changed(part, names, typed, before)
    ]
    return tuple(chosen) or (next(iter(parts)),)


def _changed(part: str, names: tuple[str, ...], typed: Mapping[str, str], before: Mapping[str, str]) -> bool:
    own = [name for name in typed if name.startswith("kind-")] if part == "points" else names
    return any(typed.get(name, before.get(name, "")) != before.get(name, "") for name in own)
