"""Other names of the office or place that a query names, offered as a widening that stands in the box once taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from app.names.gazetteer import AUTHORITY, Form, gazetteer, rows
from app.names.wordforms import short_form
from app.search.interpretation import in_a_row
from app.search.query import All, AnyOf, Literal, Node
from app.search.unparse import to_text
from app.text.folding import fold
from app.text.messages import say

RANKS = "省市区县州旗盟"
"""What an office is called by its place's rank: 市人社局."""


@dataclass(frozen=True, slots=True)
class Widening:
    """Other names for one word of the query: ``literal`` as typed, ``forms`` that are looked for as well, ``words``
    of the offer in Chinese, ``query`` with them in it."""

    literal: str
    forms: tuple[str, ...]
    words: str
    query: str


def widenings(root: Node | None, occurs: Callable[[str], int] | None = None) -> tuple[Widening, ...]:
    """What a query may be widened by: for each literal at its top that is a name of an office of the authority list
    (人社局, also 市人社局) or of a place (安庆市, 潜山县), its other names.

    Names that hold the literal are found anyhow and left out. ``occurs`` gives the number of statements that hold a
    folded text: where it is given, names that occur nowhere are not offered.
    """
    parts = root.parts if isinstance(root, All) else (root,) if root else ()
    found = []
    for index, part in enumerate(parts):
        if not isinstance(part, Literal):
            continue
        forms = tuple(form for form in other_forms(part.text) if occurs is None or occurs(fold(form)))
        if forms:
            wide = AnyOf((part, *(Literal(form, fold(form), part.start, part.end) for form in forms)))
            query = to_text(All((*parts[:index], wide, *parts[index + 1 :])) if len(parts) > 1 else wide)
            words = say("也找{names}", names=in_a_row([say("“{text}”", text=form) for form in forms]))
            found.append(Widening(part.text, forms, words, query))
    return tuple(found)


def other_forms(text: str) -> tuple[str, ...]:
    """The other names of the office or place that ``text`` names, without those that another one, or ``text``, is
    part of: they are found with it. Empty where it names neither."""
    offices = (*_offices(text), *(text[0] + form for form in _offices(text[1:]) if text[:1] in RANKS))
    # a name that is part of this one (人社 of 人社局) means more than the office
    others = [form for form in offices if fold(form) not in fold(text)] or list(_places(text))
    apart = [form for form in dict.fromkeys(others) if fold(text) not in fold(form)]
    return tuple(form for form in apart if not any(fold(o) in fold(form) for o in apart if fold(o) != fold(form)))


def department_forms(label: str) -> tuple[str, ...]:
    """The label, the full name and the aliases of the offices that a label, full name or alias is a name of."""
    return _offices(label)


def place_forms(code: str) -> tuple[str, ...]:
    """The full, short, contracted and former names of a place of the gazetteer; empty for an unknown code."""
    return _forms_by_code().get(code, ())


def _offices(name: str) -> tuple[str, ...]:
    found = (form for row in _office_rows().get(fold(name), ()) for form in row)
    return tuple(dict.fromkeys(found))


@cache
def _office_rows() -> dict[str, list[tuple[str, ...]]]:
    """Folded name to the rows of the authority list that it stands in; as a label it means that row alone."""
    listed = [(row["label"], row["name"], *row["aliases"].split()) for row in rows(AUTHORITY / "departments.csv")]
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in listed:
        for name in {fold(form) for form in row}:
            # a piece of the label (人社 of 人社局) is known as the office's, but says more than the office
            found[name].append(tuple(form for form in row if form == row[0] or form not in row[0]))
    return {**found, **{fold(row[0]): found[fold(row[0])][:1] for row in listed}}


def _places(text: str) -> Iterator[str]:
    for code in _codes_by_form().get(fold(text), ()):
        yield from (form for form in place_forms(code) if form not in gazetteer().ordinary_short)


@cache
def _forms_by_code() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for form, readings in gazetteer().forms.items():
        for reading in readings:
            if reading.form is not Form.ZONE:
                stem = short_form(form) if reading.form is Form.FORMER else None
                found[reading.place.code] += [form, stem] if stem else [form]
    return {code: tuple(dict.fromkeys(forms)) for code, forms in found.items()}


@cache
def _codes_by_form() -> dict[str, tuple[str, ...]]:
    """Folded form to the places it stands for; the stem of a former name only where no place is called so."""
    found: dict[str, tuple[str, ...]] = {}
    stems: dict[str, list[str]] = defaultdict(list)
    for code, forms in _forms_by_code().items():
        for form in forms:
            known = tuple(place.code for place in gazetteer().find(form))
            found[fold(form)] = known
            if not known:
                stems[fold(form)].append(code)
    return {**found, **{stem: tuple(codes) for stem, codes in stems.items()}}
