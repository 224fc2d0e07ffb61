"""Labels before a colon that print an office and no name that can be read."""

from __future__ import annotations

import re

from app.domain.surnames import COMPOUND_SURNAMES, DOUBTFUL_SURNAMES, SINGLE_SURNAMES
from app.domain.titles import TITLE_ENDS, TITLE_HEADS, title_of
from app.parse.grammar.attribution import Printed, heads_office
from app.parse.grammar.labels import Label, is_asker
from app.parse.grammar.names import is_plain
from app.parse.grammar.salutations import is_salutation
from app.parse.grammar.several import ends_in_byname, spoken_together, without_saying
from app.parse.grammar.signs import COLON, GAP, HAN
from app.parse.grammar.words import SAYING_WORDS

_LOST = "[?？□〓\ufffd\uf780-\uf7ff]"
_SIGNS = "*＊×XxＸ☆○"
_MASKS = frozenset(f"{_SIGNS}某")
_MASK = re.compile(f"(.{{2,40}}?)([{_SIGNS}]{{2,4}}|某某|某)")
_GAP = re.compile(GAP)
_CUT = re.compile(f"(?={HAN}{{1,2}}{_LOST}|{_LOST}{HAN}|{HAN}{_LOST}{HAN})(?:{HAN}|{_LOST}){{2,3}}")
_CUT_NAME = re.compile(f"([^:：︰∶﹕。!！?？;；“”「」]{{4,60}}{_LOST}{{1,2}}{HAN}?){GAP}*({COLON})")
"""A label whose name has lost a character to an encoding that cannot write it (局长王?:)."""
_NO_SURNAME = DOUBTFUL_SURNAMES | frozenset("党支代原任时现总各大女")
"""Surnames that before a title are other words or the last character of an office (党代表, 电视台主持人)."""
_BODY = re.compile(
    "[局委办部院校会社团厅处所站行店厂场室府组科队市县区镇乡村州旗省]$|(?:公司|中心|集团|法庭|企业|学校|街道|党支部)$"
)
_INVITED = re.compile("^(?:(?:下面|接下来|现在|首先|最后)[,，]?)?(?:有请|请|由)")
_NO_OFFICE = frozenset("让向对给听是在和与跟据把被从")
_CHIEF = "总"
"""How the head of an enterprise is called after his surname (王总)."""
_CUT_OFFICE = re.compile(f"[^:：︰∶﹕。!！；;“”「」]{{2,40}}{_LOST}[长任记席]({HAN}{{2,4}}){GAP}*{COLON}")
"""A label whose office has lost a character while its name is whole (市财政局?长某某:)."""
_BLANK = re.compile(f"(.{{2,40}}?){GAP}+({HAN}{{2,4}})")


def unsettled(line: str, label: Label) -> Printed | None:
    """An office without a name before a colon (市水利局局长:, 市委书记***:, 局长王?:), in a line and its label: it
    opens a block of nobody's."""
    together = spoken_together(line)
    if together:
        return Printed("joint", None, None, None, together)
    whole = _CUT_OFFICE.match(line) if label is None else None
    if whole is not None and is_plain(whole[1]):
        return Printed("role-name", whole[1], None, None, whole.end())
    found = label or _CUT_NAME.match(line)
    printed = _in_label(found) if found is not None else None
    if found is None or printed is None or is_asker(found[1]) or is_salutation(found[0]):
        return None
    return printed


def _in_label(found: re.Match[str]) -> Printed | None:
    label = found[1].strip()
    if ends_in_byname(label):
        return Printed("unsettled", None, None, None, found.end())
    person = called(without_saying(label) if found.end() == len(found.string) else label)
    if person is not None:
        return Printed("surname-title", None, person[0] + person[2], None, found.end())
    masked = _MASK.fullmatch(label) if label[-1:] in _MASKS else None
    blank = _BLANK.fullmatch(label) if _GAP.search(label) else None
    office = masked[1] if masked else blank[1] if blank and blank[2] not in SAYING_WORDS else label
    splits = (label[:at] for at in (len(label) - 2, len(label) - 3) if _CUT.fullmatch(label, at))
    if not heads_office(office) and not any(map(heads_office, splits)):
        return None
    return Printed("unsettled", None, label, None, found.end())


def called(label: str) -> tuple[str, str, str] | None:
    """Office, surname and title of somebody who is called by them (市教育局李局长), the office blank where none is
    (李局长); None for another label."""
    title = _CHIEF if label.endswith(_CHIEF) else title_of(label) if label[-1:] in TITLE_ENDS else None
    before = label[: -len(title)].rstrip() if title else ""
    size = 2 if before[-2:] in COMPOUND_SURNAMES else 1
    surname, office = before[-size:], _INVITED.sub("", before[:-size].rstrip())
    if title is None or (size == 1 and surname not in SINGLE_SURNAMES):
        return None
    if office:
        sure = surname not in _NO_SURNAME and office[0] not in _NO_OFFICE and _BODY.search(office) is not None
    else:
        sure = title in TITLE_HEADS or surname not in _NO_SURNAME
    return (office, surname, title) if sure else None
