"""The printed forms that say who speaks, and what only looks like one. All names are invented."""

from __future__ import annotations

import pytest

from app.parse.grammar.attribution import byline, name_role
from app.parse.grammar.labels import answer_end
from app.parse.heads import Head


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("方清和(市经信局局长):我先说", "方清和", "市经信局局长"),
        ("方清和（市经信局局长）：我先说", "方清和", "市经信局局长"),
        ("方清和(市经信局局长)︰", "方清和", "市经信局局长"),
        ("方清和(市经信局局长)∶我", "方清和", "市经信局局长"),
        ("方清和(市经信局局长)", "方清和", "市经信局局长"),
        ("张 三(县委书记):好", "张三", "县委书记"),
        ("李晓月同志(区委副书记):好", "李晓月", "区委副书记"),
        ("纳春山(女,回族,某镇镇长):好", "纳春山", "某镇镇长"),
        ("吉祥(区商务局局长):好", "吉祥", "区商务局局长"),
        ("海南(市林业局副局长):好", "海南", "市林业局副局长"),
        ("和丽江(古城区副区长):好", "和丽江", "古城区副区长"),
        ("古丽·买买提(市政协委员):好", "古丽·买买提", "市政协委员"),
        ("欧阳明月(区委办副主任、政研室主任):好", "欧阳明月", "区委办副主任、政研室主任"),
        ("清水信人(商会会长):好", "清水信人", "商会会长"),
        ("李某某(村民):好", "李某某", "村民"),
        ("方清和(临江大学):好", "方清和", "临江大学"),
        ("方清和(回族):好", "方清和", None),
    ],
)
def test_name_and_role_in_brackets(line: str, name: str, role: str | None) -> None:
    printed = name_role(line)
    assert printed is not None
    assert (printed.name, printed.role) == (name, role)
    if printed.role_at is not None:
        assert line[slice(*printed.role_at)] == role


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("岳西县长江春生:对于", "江春生", "岳西县长"),
        ("市委秘书长江明远:好", "江明远", "市委秘书长"),
        ("市支队长孙明:好", "孙明", "市支队长"),
        ("市纪委监委、监委委员甘大雨:这次", "甘大雨", "市纪委监委、监委委员"),
        ("市劳动保障监察支队队长平小满:通过", "平小满", "市劳动保障监察支队队长"),
        ("市住建局保障办主任谈笑:好", "谈笑", "市住建局保障办主任"),
        ("市科技局局长 方清和：好", "方清和", "市科技局局长"),
        ("市科技局局长 方 舟：好", "方舟", "市科技局局长"),
        ("方清和 市科技局局长：好", "方清和", "市科技局局长"),
        ("市科技局局长方清和同志:好", "方清和", "市科技局局长"),
        ("区长助理王雪:好", "王雪", "区长助理"),
        ("市中医院主任医师苏木:好", "苏木", "市中医院主任医师"),
        ("市政协委员阿依努尔:好", "阿依努尔", "市政协委员"),
        ("安庆经开区党工委委员、管委会副主任黄大雪:好", "黄大雪", "安庆经开区党工委委员、管委会副主任"),
        ("怀宁县县长诸葛长风:好", "诸葛长风", "怀宁县县长"),
        ("人大代表张小暑:“好”", "张小暑", "人大代表"),
    ],
)
def test_role_and_name_without_brackets(line: str, name: str, role: str) -> None:
    printed = Head(line, ()).titled
    assert printed is not None
    assert (printed.name, printed.role) == (name, role)
    assert line[printed.end - 1] in ":：︰∶"


def test_bold_type_vouches_for_a_name_without_a_known_surname() -> None:
    line = "市民宗局局长夭夭灼:好"
    assert Head(line, ((6, 9),)).titled == Head(line, ((6, 9),)).titled
    printed = Head(line, ((6, 9),)).titled
    assert printed is not None
    assert printed.name == "夭夭灼"
    bare = Head(line, ()).titled
    assert bare is not None
    assert bare.name is None, "only the shape speaks for the name: nobody, but a new block"


@pytest.mark.parametrize(
    "line",
    [
        "市委书记指出:要抓落实",
        "书记寄语:青年朋友要努力",
        "各位领导、各位委员:大家好",
        "主席、各位副主席,同志们:大家好",
        "记者方清和:请问",
        "新华社记者:请问",
        "主持人:欢迎",
        "下一步工作思路:第一,抓项目",
        "有一句话说得好:绳锯木断",
        "三个方面:一是思想",
        "我们的做法是:先易后难",
        "编辑:方清和",
        "来源:某某日报",
        "关键词:创新",
        "联系人:方清和",
        "区长李明说:“我来办。”",
        "会议要求(节选):抓好落实",
        "考察团成员(市直部门负责人):好",
    ],
)
def test_what_only_looks_like_an_attribution(line: str) -> None:
    assert name_role(line) is None
    assert Head(line, ()).titled is None


@pytest.mark.parametrize("line", ["市水利局局长:我们", "市委书记***:我们", "某某镇党委书记×××：我们"])
def test_an_office_without_a_name_is_unsettled(line: str) -> None:
    printed = Head(line, ()).unsettled
    assert printed is not None
    assert printed.name is None


@pytest.mark.parametrize("line", ["主席:请发言", "我们的局长:他", "各位局长:大家好", "一是:抓"])
def test_what_is_not_even_unsettled(line: str) -> None:
    assert Head(line, ()).unsettled is None


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("罗霖霖:大家好", "罗霖霖", None),
        ("[彭小雪] 大家好", "彭小雪", None),
        ("【彭小雪】大家好", "彭小雪", None),
        ("陈议员明远:主席", "陈明远", "议员"),
        ("主席(蔡议长旺辉):请", "蔡旺辉", "议长"),
        ("[市科技局局长 方清和] 大家好", "方清和", "市科技局局长"),
        ("司空曙:大家好", "司空曙", None),
    ],
)
def test_turns(line: str, name: str, role: str | None) -> None:
    printed = Head(line, ()).turn()
    assert printed is not None
    assert (printed.name, printed.role) == (name, role)


@pytest.mark.parametrize(
    "line",
    [
        "时间:三月",
        "方案:先试",
        "经验:有三",
        "金句:好",
        "高度:一米",
        "水平:高",
        "温馨提示:请",
        "贾老太道:“来”",
        "全文:",
        "目标:翻番",
        "于是:走",
    ],
)
def test_labels_are_no_turns(line: str) -> None:
    assert Head(line, ()).turn() is None


def test_a_doubtful_surname_needs_the_page_to_vouch_for_it() -> None:
    assert Head("时雨:大家好", ()).turn() is None
    assert Head("时雨:大家好", ()).turn({"时雨"}) is not None


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("岭上乡党委副书记、乡长 张小寒", "张小寒", "岭上乡党委副书记、乡长"),
        ("欧阳雪 全国政协常委汽车系教授", "欧阳雪", "全国政协常委汽车系教授"),
        ("市科技局局长 方 舟", "方舟", "市科技局局长"),
        ("市科技局局长方清和", "方清和", "市科技局局长"),
    ],
)
def test_bylines(line: str, name: str, role: str) -> None:
    printed = byline(line)
    assert printed is not None
    assert (printed.name, printed.role) == (name, role)


@pytest.mark.parametrize(
    "line", ["打造创新高地 推进生态共建", "全媒体记者 方清和", "正视问题 找准差距", "市长热线 便民利民"]
)
def test_headings_and_credits_are_no_bylines(line: str) -> None:
    assert byline(line) is None


def test_who_asks_and_who_answers_without_a_name() -> None:
    assert Head("记者:您怎么看?", ()).asks == 3
    assert Head("主持人(李小满):您怎么看?", ()).asks > 0
    assert Head("[主持人] 您怎么看?", ()).asks > 0
    assert Head("《某刊》:您怎么看?", ()).asks > 0
    assert Head("方清和:我看", ()).asks == 0
    assert answer_end("答:我看") == 2
    assert answer_end("方清和:我看") == 0


@pytest.mark.parametrize(
    "label",
    [
        "市委书记 方清和 市长 贺兰舟:",
        "市委书记 方清和、市长 贺兰舟:",
        "市委书记方清和、市长贺兰舟:",
        "县经信局局长 方砚、县科技局局长 白露:",
        "副局长王岭、科长李晓月:",
    ],
)
def test_two_people_in_one_label_are_nobody_alone(label: str) -> None:
    """However their offices and names are parted; the second is not the only speaker."""
    printed = Head(label, ()).titled
    assert printed is not None
    assert (printed.rule, printed.name) == ("joint", None)


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        ("市委常委、高新区 党工委书记 方清和:", "方清和", "市委常委、高新区 党工委书记"),
        ("市委书记、市人大常委会主任 方清和:", "方清和", "市委书记、市人大常委会主任"),
    ],
)
def test_a_long_office_is_one_persons(label: str, name: str, role: str) -> None:
    """What stands between its parts is no name."""
    printed = Head(label, ()).titled
    assert printed is not None
    assert (printed.name, printed.role) == (name, role)


def test_a_word_of_saying_is_no_part_of_a_name() -> None:
    """With all that stands before it."""
    printed = Head("市委书记 方清和、市长 贺兰舟一致认为:", ()).titled
    assert printed is not None
    assert (printed.rule, printed.name) == ("joint", None)
