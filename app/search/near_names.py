"""Names that may be meant by the value of a field that no statement has: what it begins or sounds like."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from app.search.absent import Count, absent_names
from app.search.corrections import MOST, Correction, best
from app.search.namelist import Fit, NameKind, Names, Suggestion
from app.search.query import Field, Node
from app.search.rewriting import with_field
from app.search.suggesting import suggest
from app.search.syllables import syllables_of
from app.search.unparse import to_text
from app.text.folding import fold

FIELDS, LOOKED_AT = 3, 60
"""Fields that are looked into, and names of any kind among which those of the field's are sought."""
SPELLINGS = 8
"""Spellings of a value with characters of several readings that are tried."""
_PLACE = NameKind.PLACE
_KINDS = {"speaker": NameKind.SPEAKER, "department": NameKind.DEPARTMENT} | dict.fromkeys(
    ("place", "visited", "mentioned"), _PLACE
)


def near_names(root: Node | None, names: Names, count: Count, total: Count) -> tuple[Correction, ...]:
    """At most three names for each speaker, department or place of a query that no statement has, best first.

    ``count`` gives the number of statements that a tree finds in the whole corpus, ``total`` under the restrictions
    of the request: it is the number of a suggestion, and none finds nothing.
    """
    asked = (field for field in absent_names(root, count) if field.name in _KINDS)
    found: list[Correction] = []
    for field in islice(asked, FIELDS):
        assert root is not None, "a field stands in a tree"
        for label in _near(names, field):
            node = with_field(root, field, Field(field.name, label, fold(label), field.start, field.end))
            found.append(Correction(field.text, label, total(node), to_text(node)))
    return tuple(one for field in dict.fromkeys(one.typed for one in found) for one in best(found, field))


def alike(names: Names, text: str, limit: int, loosest: Fit = Fit.INSIDE_SHORT) -> tuple[Suggestion, ...]:
    """The first names that fit ``text`` as it is written, or else as it sounds."""
    fitting = (suggest(names, each, limit, loosest) for each in (text, *_spellings(text)))
    return next(filter(None, fitting), ())


def _near(names: Names, field: Field) -> list[str]:
    """The first names that fit the value as it is typed, or else as it sounds."""
    for text in (field.text, *_spellings(field.text)):
        fitting = [one.label for one in suggest(names, text, LOOKED_AT) if one.kind is _KINDS[field.name]]
        if fitting:
            return list(dict.fromkeys(fitting))[: 2 * MOST]
    return []


def _spellings(text: str) -> Iterator[str]:
    readings = [syllables_of(char) or (char,) for char in text]
    return islice(("".join(chosen) for chosen in product(*readings)), SPELLINGS)
