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


@pytest.mark.parametrize(
    "manner",
    [
        "一边翻看图纸一边说,",
        "打趣道,",
        "正忙着记笔记,他说,",
        "看得出神,他说,",
        "语气坚定地说,",
        "快步走上前去说,",
        "谦虚地说,",
        "难掩激动,他说,",
        "脱口而出:",
        "开玩笑说,",
        "解释,",
        "笑称",
        "承认",
    ],
)
def test_a_name_ends_where_a_manner_of_speaking_begins(manner: str) -> None:
    """Two characters after an office do not swallow the first one of the phrase that follows."""
    assert who(page("考察侧记", f"市水利局局长甘霖{manner}“差距不小。”")) == [("甘霖", "市水利局局长")]


@pytest.mark.parametrize("name", ["王守正", "李有才", "陈一鸣", "何开明", "杜听雨", "余点点", "萧拿云"])
def test_a_name_keeps_a_last_character_that_begins_such_phrases(name: str) -> None:
    """Three characters stay where the words after them follow a name."""
    for manner in ("说,", "在会上表示,", "一边翻图纸一边说,", "激动地说,"):
        assert who(page("考察侧记", f"市水利局局长{name}{manner}“差距不小。”")) == [(name, "市水利局局长")]


def test_a_district_councillor_is_no_part_of_a_name() -> None:
    """Nor of the surname with that title; both are one person."""
    assert told("同行的卫雪晴区议员提到,巴士太少。卫区议员说,要加班次。") == [
        ("卫雪晴", "巴士太少。卫区议员说,要加班次。")
    ]


@pytest.mark.parametrize("name", ["平静", "侬秀峰", "第五思远", "图雅琪"])
def test_the_page_vouches_for_a_name_that_is_a_word_or_rare(name: str) -> None:
    """An office before it once, and the word given to it at the beginning of another sentence."""
    rows = (f"市民政局局长{name}带队。", f"{name}总结说,差距不小。")
    assert who(page("考察侧记", *rows)) == [(name, "市民政局局长")]


def test_delegates_with_rare_names() -> None:
    """On a page that calls others so; a group of delegates is nobody all the same."""
    rows = ("白建业代表说,路太窄。", "车春妹代表认为要修。", "腊玉成代表提出要有水沟。", "州直机关代表提出要有桥。")
    assert [name for name, _ in told(*rows)] == ["白建业", "车春妹", "腊玉成"]


def test_what_farmers_do_is_no_name() -> None:
    """A verb after a walk of life opens no sentence of narration."""
    text = "过去农民采药是靠山吃山。后来规模种植。"
    assert told(f"方启明说,{text}") == [("方启明", text)]


@pytest.mark.parametrize("row", ["有记者问", "记者问", "县长王明、", "会上,县长王明、", "王明、"])
def test_a_row_may_end_where_a_name_could_begin(row: str) -> None:
    """Nothing is left to read after the question's verb or the sign between two names; the rest of the page is read."""
    rows = ("市文旅局局长章华说,要学。", row, "市经信局局长严明表示,要快。")
    assert told(*rows)[-1] == ("严明", "要快。")
