"""The forms of Chinese text that a reader may choose, with OpenCC's characters and phrases for each."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import numpy as np
import numpy.typing as npt

from app.text.form_corrections import CHARACTERS, corrected
from app.text.mainland import NAME_FORMS, characters
from app.text.script import entries


class Form(StrEnum):
    """The characters that a page is written in."""

    RESTORED = "restored"
    SIMPLIFIED = "zh-Hans"
    TAIWAN = "zh-Hant-TW"
    HONG_KONG = "zh-Hant-HK"

    @property
    def tag(self) -> str:
        """The language tag of text in this form; restored text is that of a mainland page."""
        return "zh-Hans" if self is Form.RESTORED else self.value


_VARIANTS = {Form.TAIWAN: "TWVariants", Form.HONG_KONG: "HKVariants"}
Lengths = Mapping[str, tuple[int, ...]]
"""The first two characters of phrases -> the lengths of the phrases that begin so, the longest first."""


@dataclass(frozen=True, slots=True)
class Index:
    """Where to look for phrases.

    ``telling`` and ``told`` are the phrases that differ from their characters converted one by one; ``doubtful`` the
    characters that differ in them, ``reach`` each of these with a neighbour in a telling phrase -> how many characters
    before the differing one such a phrase begins at most.
    """

    lengths: Lengths
    telling: Lengths
    told: frozenset[str]
    doubtful: frozenset[str]
    reach: Mapping[str, int]
    longest: int

    @classmethod
    def of(cls, phrases: Mapping[str, str], form: Form) -> Index:
        """The index of ``phrases`` (of two characters and more) and what ``form`` writes for them."""
        table = character_table(form)
        places = {
            phrase: [at for at, char in enumerate(phrase.translate(table)) if char != written[at]]
            for phrase, written in phrases.items()
        }
        told = frozenset(phrase for phrase, differing in places.items() if differing)
        return cls(
            lengths=_lengths(phrases),
            telling=_lengths(told),
            told=told,
            doubtful=frozenset(phrase[at] for phrase in told for at in places[phrase]),
            reach=_reach((phrase, at) for phrase in told for at in places[phrase]),
            longest=max(map(len, phrases), default=0),
        )

    def joined(self, other: Index) -> Index:
        """The index of the phrases of both."""
        return Index(
            lengths=_joined(self.lengths, other.lengths),
            telling=_joined(self.telling, other.telling),
            told=self.told | other.told,
            doubtful=self.doubtful | other.doubtful,
            reach={**self.reach, **{pair: max(at, self.reach.get(pair, 0)) for pair, at in other.reach.items()}},
            longest=max(self.longest, other.longest),
        )


@cache
def phrase_table(form: Form) -> dict[str, str]:
    """OpenCC's phrases, corrected, as the form writes them; none for a form that changes characters only."""
    if form not in _VARIANTS:
        return {}
    variants = _variants(form)
    table = corrected(
        {phrase: values[0] for phrase, values in entries("STPhrases")},
        {char: values[0] for char, values in entries("STCharacters")} | CHARACTERS,
    )
    return {phrase: written.translate(variants) for phrase, written in table.items()}


@cache
def phrase_index(form: Form) -> Index:
    """Where to look for the phrases of the table."""
    return Index.of(phrase_table(form), form)


@cache
def character_table(form: Form) -> dict[int, str]:
    """What ``str.translate`` does to each character that the form writes differently.

    Simplified: what only a traditional page prints, except characters that the mainland keeps in personal names.
    """
    if form is Form.RESTORED:
        return {}
    if form is Form.SIMPLIFIED:
        kept = {char for char, name in NAME_FORMS.items() if char == name}
        return {ord(char): plain for char, plain in characters().items() if not _in_gb2312(char) and char not in kept}
    variants = _variants(form)
    plain = {char: values[0] for char, values in entries("STCharacters")} | CHARACTERS
    table = {ord(char): written.translate(variants) for char, written in plain.items()}
    return {code: written for code, written in (variants | table).items() if written != chr(code)}


@cache
def code_table(form: Form) -> npt.NDArray[np.uint32]:
    """The character table as an array: the code of every character -> the code of what is written for it."""
    table = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    for code, written in character_table(form).items():
        table[code] = ord(written)
    return table


@cache
def _variants(form: Form) -> dict[int, str]:
    return {ord(char): values[0] for char, values in entries(_VARIANTS[form])}


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _lengths(phrases: Iterable[str]) -> Lengths:
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        found.setdefault(phrase[:2], set()).add(len(phrase))
    return {start: tuple(sorted(lengths, reverse=True)) for start, lengths in found.items()}


def _reach(places: Iterable[tuple[str, int]]) -> dict[str, int]:
    reach: dict[str, int] = {}
    for phrase, at in places:
        pair = phrase[max(at - 1, 0) :][:2]
        reach[pair] = max(at, reach.get(pair, 0))
    return reach


def _joined(one: Lengths, other: Lengths) -> Lengths:
    both = {start: tuple(sorted({*one.get(start, ()), *lengths}, reverse=True)) for start, lengths in other.items()}
    return {**one, **both}
