"""Who speaks where no single person does: the people of a label or a clause. All is invented."""

from __future__ import annotations

import pytest

from app.domain.transcript import Statement, Voice
from app.parse.grammar.attribution import Printed
from app.parse.voices import voices_of
from tests.parse.pages import LEAD, MORE, SPEECH, page

BEFORE, AFTER = "方砚（市发改委主任）：", "高远山（市商务局局长）："


def voices(words: str, known: tuple[str, ...] = (), rule: str = "joint") -> list[tuple[str, str | None]]:
    """Who speaks by these words."""
    found = voices_of(Printed(rule, None, None, None, len(words)), words, known, words)
    return [(voice.name, voice.role) for voice in found if voice.full]


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("钟小满、柳溪亭（市人社局）：", [("钟小满", None), ("柳溪亭", "市人社局")]),
        ("钟小满（市人社局局长）、柳溪亭（女）：", [("钟小满", "市人社局局长"), ("柳溪亭", None)]),
        ("副局长王岭、科长李川：", [("王岭", "副局长"), ("李川", "科长")]),
        ("市委书记 周明远 市长 沈若兰：", [("周明远", "市委书记"), ("沈若兰", "市长")]),
        ("云海区委书记黄大川、石岭区委书记谢明一致表示,", [("黄大川", "云海区委书记"), ("谢明", "石岭区委书记")]),
        (
            "池下镇农会理事邱长贵与岭上乡农会监事彭玉都表示，",
            [("邱长贵", "池下镇农会理事"), ("彭玉", "岭上乡农会监事")],
        ),
        ("东山的祝家民、西岭的乔木两位代表一致认为，", [("祝家民", None), ("乔木", None)]),
        ("实验小学校长汤包、第二小学校长俞言随即附和，", [("汤包", "实验小学校长"), ("俞言", "第二小学校长")]),
        ("两名年轻干部冉开、蒲长云没有抢话，等大家说完才异口同声地提出，", [("冉开", None), ("蒲长云", None)]),
    ],
)
def test_people_are_read_from_the_words(words: str, people: list[tuple[str, str | None]]) -> None:
    """Each with the role that stands with the name; what counts people is no role."""
    assert voices(words) == people


def test_a_name_that_the_page_knows_is_read() -> None:
    """Its characters alone would not show it to be one."""
    assert voices("平安与钟小满都说，") == [("钟小满", None)]
    assert voices("平安与钟小满都说，", ("平安",)) == [("平安", None), ("钟小满", None)]


@pytest.mark.parametrize(
    ("rule", "words", "role", "stands"),
    [
        ("surname-title", "县交通局的李局长站起来解释：", "局长", "李局长"),
        ("surname-title", "坐在后排的欧阳局长说：", "局长", "欧阳局长"),
        ("unsettled", "市教育局李局长：", "市教育局李局长", "李局长"),
        ("unsettled", "市水利局局长：", "市水利局局长", "市水利局局长"),
        ("unsettled", "老柴：", None, "老柴"),
        ("joint", "东组代表、西组代表一致认为，", None, "东组代表、西组代表"),
    ],
)
def test_words_stand_for_a_name(rule: str, words: str, role: str | None, stands: str) -> None:
    """A surname with its title, a bare office, several of whom no name can be read."""
    assert voices_of(Printed(rule, None, role, None, len(words)), words, (), words) == (Voice(stands, full=False),)


def test_nobody_stands_behind_a_pronoun() -> None:
    """And a speaker with a name needs nobody else."""
    assert voices_of(Printed("unsettled", None, None, None, 2), "他：", (), "他：") == ()
    assert voices_of(Printed("role-name", "钟小满", None, None, 4), "钟小满：", (), "钟小满：") == ()


def test_a_role_may_stand_elsewhere_on_the_page() -> None:
    """As for somebody who speaks alone."""
    found = page("在交流会上的发言", f"{BEFORE}{SPEECH}", f"高远山、钟小满：{MORE}", f"{AFTER}{SPEECH}")
    assert _voices(found.statements[1]) == (Voice("高远山", "市商务局局长"), Voice("钟小满"))
    told = page("青川市党政代表团赴苏州市考察", LEAD, "方启明、苏小满一致认为，要学。").statements
    assert _voices(told[0]) == (Voice("方启明", "市委书记"), Voice("苏小满", "市长"))


def _voices(statement: Statement) -> tuple[Voice, ...]:
    assert statement.attribution is not None
    return statement.attribution.voices
