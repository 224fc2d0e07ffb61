"""Names and offices in a report: how they are cut, and by which later forms people are called. All is invented."""

from __future__ import annotations

import pytest

from tests.parse.pages import LEAD, page, spoken, told, who


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("市文旅局局长宁波表示,要学。", "宁波", "市文旅局局长"),
        ("市林业局副局长海南认为要学。", "海南", "市林业局副局长"),
        ("市商务局局长吉祥说,要学。", "吉祥", "市商务局局长"),
        ("岳西县长江春生说,要学。", "江春生", "岳西县长"),
        ("市委秘书长江明远表示,要学。", "江明远", "市委秘书长"),
        ("区住建局总工程师和文斌说,要学。", "和文斌", "区住建局总工程师"),
        ("青川县县长欧阳小荷感慨,要学。", "欧阳小荷", "青川县县长"),
        ("市政协委员古丽·买买提(女,维吾尔族)建议,要学。", "古丽·买买提", "市政协委员"),
        ("都市研究学者麦伟廉(William Mai)指出,要学。", "麦伟廉", "都市研究学者"),
        ("来自青川县的全国人大代表韩青禾表示,要学。", "韩青禾", "全国人大代表"),
        ("市经信局党组书记、局长严明还说,要学。", "严明", "市经信局党组书记、局长"),
        ("市委常委、宣传部部长连小梅说,要学。", "连小梅", "市委常委、宣传部部长"),
        ("王立安院长感叹,要学。", "王立安", "院长"),
        ("牛小峰代表认为,要学。", "牛小峰", "代表"),
        ("据市文旅局局长章华介绍,要学。", "章华", "市文旅局局长"),
        ("在市文旅局局长章华看来,要学。", "章华", "市文旅局局长"),
        ("正如市文旅局局长章华所说,要学。", "章华", "市文旅局局长"),
    ],
)
def test_names_and_offices(line: str, name: str, role: str) -> None:
    """Each is cut where its characters and the words after it say."""
    found = page("考察侧记", line)
    assert who(found) == [(name, role)]
    assert spoken(found.statements[0]) == ["要学。"]


@pytest.mark.parametrize(
    "line",
    [
        "副市长郑重表示,一定办好。",
        "市委书记高度评价,要学。",
        "县委书记要求全县抓紧。",
        "市委、市政府要求,各部门抓紧。",
        "张女士说,这里真好。",
        "老徐说,可以。",
        "李某某(化名)告诉记者,孩子上学方便了。",
        "主持人苏木说,欢迎大家。",
        "本报记者林小雨说,天气好。",
        "习近平总书记指出,要学。",
        "古人曾说:“学而时习之。”",
        "宗怀远(2014)指出,要学。",
    ],
)
def test_what_only_looks_like_a_name(line: str) -> None:
    """Adverbs, bodies, people without a name, people of the page's own, citations."""
    assert page("考察侧记", LEAD, line).statements == ()


def test_a_name_with_dots_is_called_by_its_first_part() -> None:
    """The full name is the speaker."""
    rows = ("市政协委员古丽·买买提说,要学。", "代表团参观了展厅。", "古丽补充道:“还要干。”")
    assert told(*rows) == [("古丽·买买提", "要学。"), ("古丽·买买提", "“还要干。”")]


def test_the_fuller_office_wins_over_the_title_behind_the_name() -> None:
    """方启明书记 has the office that the lead prints."""
    found = page("考察侧记", LEAD, "方启明书记说,要学。")
    assert who(found) == [("方启明", "市委书记")]


def test_an_office_from_another_sentence() -> None:
    """某某是某某局局长."""
    found = page("考察侧记", "宋立群是市工信局科长,一路都在记。他表示,要学。")
    assert who(found) == [("宋立群", "市工信局科长")]


def test_a_name_without_an_office() -> None:
    """A surname and two characters before a verb of saying."""
    assert who(page("考察侧记", LEAD, "慕容雪接过话筒说:“要学。”")) == [("慕容雪", None)]
