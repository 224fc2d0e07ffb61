"""The numbers that Word prints before paragraphs: 一、 （一） 1. ① as the numbering of the file says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.formats.html.lists import roman
from app.formats.word.package import Element, Package, child, local, value

_HAN = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_DIGITS = frozenset(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"))
_CHINESE = _DIGITS | frozenset(
    "chineseCounting chineseCountingThousand chineseLegalSimplified japaneseCounting taiwaneseCounting "
    "taiwaneseCountingThousand".split()
)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering: where it starts, how its number is written, and the text around it (``%1、``)."""

    start: int = 1
    form: str = "decimal"
    text: str = "%1."
    legal: bool = False


@dataclass
class Numbering:
    """Counts the numbered paragraphs of a document in their order."""

    levels: dict[str, dict[int, Level]]
    styles: dict[str, tuple[str, int]]
    _abstract: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def marker(self, properties: Element | None) -> str:
        """What is printed before a paragraph with these properties; empty where it has no number."""
        given = self._given(properties)
        if given is None:
            return ""
        number, depth = given
        levels = self.levels.get(number, {})
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none"):
            return ""
        counts = self._counts.setdefault(self._abstract.get(number, number), {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]

        def written(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            one = levels.get(at, level)
            return spelled(counts.get(at, one.start), "decimal" if level.legal else one.form)

        printed = re.sub(r"%([1-9])", written, level.text).strip()
        return f"{printed} " if printed[-1:].isascii() and printed else printed

    def _given(self, properties: Element | None) -> tuple[str, int] | None:
        direct = child(properties, "numPr")
        styled = self.styles.get(value(child(properties, "pStyle")) or "")
        number = value(child(direct, "numId"))
        depth = value(child(direct, "ilvl"))
        if number is None:
            return styled if direct is None or styled is None else (styled[0], _whole(depth, styled[1]))
        return None if number == "0" else (number, _whole(depth, styled[1] if styled else 0))


def numbering(package: Package, name: str | None, styles_name: str | None) -> Numbering:
    """The numbering of a file from the parts of these names."""
    root = package.part(name) if name else None
    abstracts: dict[str, dict[int, Level]] = {}
    levels: dict[str, dict[int, Level]] = {}
    base: dict[str, str] = {}
    for element in root if root is not None else ():
        if local(element) == "abstractNum":
            abstracts[value(element, "abstractNumId") or ""] = _levels(element)
        elif local(element) == "num":
            number = value(element, "numId") or ""
            abstract = value(child(element, "abstractNumId")) or ""
            levels[number], own = dict(abstracts.get(abstract, {})), False
            for override in (one for one in element if local(one) == "lvlOverride"):
                own |= _override(levels[number], override)
            base[number] = f"own {number}" if own else abstract
    return Numbering(levels, _styles(package.part(styles_name) if styles_name else None), base)


def _levels(abstract: Element) -> dict[int, Level]:
    return {
        _whole(value(one, "ilvl"), 0): Level(
            start=_whole(value(child(one, "start")), 1),
            form=value(child(one, "numFmt")) or "decimal",
            text=value(child(one, "lvlText")) or "",
            legal=child(one, "isLgl") is not None,
        )
        for one in abstract
        if local(one) == "lvl"
    }


def _override(levels: dict[int, Level], override: Element) -> bool:
    """Change a level as the override says; True where it starts to count anew."""
    depth = _whole(value(override, "ilvl"), 0)
    whole = child(override, "lvl")
    if whole is not None:
        levels |= _levels(override)
    start = value(child(override, "startOverride"))
    if start is not None:
        old = levels.get(depth, Level())
        levels[depth] = Level(_whole(start, old.start), old.form, old.text, old.legal)
    return start is not None


def _styles(root: Element | None) -> dict[str, tuple[str, int]]:
    """Style -> its number and level, with what it takes over from the style that it is based on."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in root if root is not None else ():
        identity = value(style, "styleId")
        if local(style) != "style" or identity is None:
            continue
        based[identity] = value(child(style, "basedOn")) or ""
        number = value(child(style, "pPr", "numPr", "numId"))
        if number is not None:
            own[identity] = (number, _whole(value(child(style, "pPr", "numPr", "ilvl")), 0))
    found = {}
    for identity in based:
        at, seen = identity, set[str]()
        while at and at not in own and at not in seen:
            seen.add(at)
            at = based.get(at, "")
        if at in own and own[at][0] != "0":
            found[identity] = own[at]
    return found


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,6}", text) else default


def spelled(number: int, form: str) -> str:
    """``number`` as the form named in the file writes it; in ordinary figures where the form is not known."""
    if form in _CHINESE:
        return "".join(_HAN[int(digit)] for digit in str(number)) if form in _DIGITS else _han(number)
    if form == "ideographTraditional" and 1 <= number <= len(_STEMS):
        return _STEMS[number - 1]
    if form == "ideographZodiac" and 1 <= number <= len(_BRANCHES):
        return _BRANCHES[number - 1]
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("lowerLetter", "upperLetter") and number >= 1:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 1 <= number < 4_000:
        return roman(number) if form == "lowerRoman" else roman(number).upper()
    if form.startswith("decimalFullWidth"):
        return "".join(chr(0xFF10 + int(digit)) for digit in str(number))
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _han(number: int) -> str:
    if not 0 < number < 1_000:
        return "".join(_HAN[int(digit)] for digit in str(number))
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_HAN[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_HAN[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (_HAN[ones] if ones else "")
