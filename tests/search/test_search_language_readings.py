"""Which tree a query becomes, and how the reader is told."""

from __future__ import annotations

import pytest

from app.search.language import parse_query
from app.search.model import UNKNOWN
from app.search.query import AnyOf, Field, Gap, Literal, Near, Sequence, Unit, Within
from app.text.folding import fold
from tests.search.shapes import read


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("创新 OR 人才", "(创新 | 人才)"),
        ("创新 或 人才 改革", "(创新 | (人才 & 改革))"),
        ("创新 AND 人才 且 改革", "(创新 & 人才 & 改革)"),
        ("创新 NOT 人才", "(创新 & -人才)"),
        ("创新 非 人才 OR 改革", "((创新 & -人才) | 改革)"),
        ("-人才", "-人才"),
        ('创新 -"人才 队伍"', "(创新 & -人才 队伍)"),
        ("创新 -(人才 改革)", "(创新 & -(人才 & 改革))"),
        ("创新 -改革，开放", "(创新 & -改革，开放)"),
        ("NOT -创新", "创新"),
        ("创新 －人才", "(创新 & -人才)"),
        ("创新 −“人才 队伍”", "(创新 & -人才 队伍)"),
        ("创新－人才", "创新－人才"),
        ("创新 － 人才", "(创新 & － & 人才)"),
        ("创新 or 人才", "(创新 & or & 人才)"),
        ("(创新 OR 人才) 改革", "((创新 | 人才) & 改革)"),
        ("（创新 OR 人才）改革", "((创新 | 人才) & 改革)"),
        ("((创新 OR 人才) 改革)", "((创新 | 人才) & 改革)"),
        ("(甲 乙)OR (丙 丁)", "((甲 & 乙) | (丙 & 丁))"),
        ('("创新 发展" OR “人才 队伍”) 改革', "((创新 发展 | 人才 队伍) & 改革)"),
        ("创新 创新 OR 創新", "创新"),
    ],
)
def test_operators_and_brackets(query: str, expected: str) -> None:
    """Exclusion binds closest, then conjunction, then alternatives; repeats count once."""
    assert read(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("创新 $5 人才", "[创新 0..5 人才]"),
        ("创新$5人才", "[创新 0..5 人才]"),
        ("“创新”$5“人才”", "[创新 0..5 人才]"),
        ('"创 新"$5"人 才"', "[创 新 0..5 人 才]"),
        ("人才$5“创新 发展”", "[人才 0..5 创新 发展]"),
        ("创新$3人才 $0 改革", "[创新 0..3 人才 0..0 改革]"),
        ("创新 #5 人才", "{创新 ~5 人才}"),
        ("创新#5人才", "{创新 ~5 人才}"),
        ("创新 NEAR/5 人才", "{创新 ~5 人才}"),
        ("创新 近/5 人才", "{创新 ~5 人才}"),
        ("创新 ＄5 人才", "[创新 0..5 人才]"),
        ("创新 ￥５ 人才", "[创新 0..5 人才]"),
        ("“创新”¥5“人才”", "[创新 0..5 人才]"),
        ("创新 ＃５ 人才", "{创新 ~5 人才}"),
        ("创新 near/5 人才", "{创新 ~5 人才}"),
        ("创新 近／５ 人才", "{创新 ~5 人才}"),
        ("创新 近5 人才", "{创新 ~5 人才}"),
        ("创新 近5年", "(创新 & 近5年)"),
        ("创新￥5人才", "创新￥5人才"),
        ("创？新＊", "创？新＊"),
        ("(甲 $1 乙) #5 丙", "{[甲 0..1 乙] ~5 丙}"),
        ("(甲 OR 乙) $5 (丙 OR 丁)", "([甲 0..5 丙] | [甲 0..5 丁] | [乙 0..5 丙] | [乙 0..5 丁])"),
        ("(甲 OR 乙) #5 丙", "({甲 ~5 丙} | {乙 ~5 丙})"),
        ("甲$5(乙 OR 丙)", "([甲 0..5 乙] | [甲 0..5 丙])"),
        ("甲 $5 乙 丙 OR 丁", "(([甲 0..5 乙] & 丙) | 丁)"),
        ("丙 -(甲 $5 乙)", "(丙 & -[甲 0..5 乙])"),
        ("创*新", "[创 0.. 新]"),
        ("创??新", "[创 2..2 新]"),
        ("创?*新", "[创 1.. 新]"),
        ("创*", "创"),
        ("*?创??", "[?创??]"),
        ("创? $3 ?人", "[创 2..5 人]"),
        ("创* $3 人*才", "[创 0..3 人 0.. 才]"),
    ],
)
def test_proximity_and_wildcards(query: str, expected: str) -> None:
    """Both become gaps of a sequence; # is a pair in either order; alternatives in brackets are distributed over."""
    assert read(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("同句:(创新 人才)", "sentence(创新 & 人才)"),
        ("同段：（创新 OR 人才） 改革", "(paragraph(创新 | 人才) & 改革)"),
        ("同点:(创新)", "point(创新)"),
        ("同要點:(创新 -人才)", "point(创新 & -人才)"),
        ("Sentence:(a b) para:(c d) point:(e f)", "(sentence(a & b) & paragraph(c & d) & point(e & f))"),
        ("-同句:(创$3新 人才)", "-sentence([创 0..3 新] & 人才)"),
        ("地区:安庆 创新", "(place=安庆 & 创新)"),
        ("地區：安慶", "place=安慶"),
        ("部门:人力资源和社会保障局", "department=人力资源和社会保障局"),
        ("发言人:张三 OR speaker:李四", "(speaker=张三 | speaker=李四)"),
        ("职务:书记 -目的地:上海 提到:“池州 市”", "(role=书记 & -visited=上海 & mentioned=池州 市)"),
        ("(活动:考察 OR EVENT:学习) a", "((event=考察 | event=学习) & a)"),
        ("年:2020", "year=2020"),
        ("年:2018-2020", "(year=2018 | year=2019 | year=2020)"),
        ("year:2019—2020", "(year=2019 | year=2020)"),
        ("年份：２０１９至２０２０年", "(year=2019 | year=2020)"),
    ],
)
def test_scopes_and_fields(query: str, expected: str) -> None:
    """By their Chinese and English names, with either colon, in either script."""
    assert read(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("地区:(四川 或 江苏)", "(place=四川 | place=江苏)"),
        ("部门:（人社局 OR “科技 局”） 人才", "((department=人社局 | department=科技 局) & 人才)"),
        ("部门:(人社局 科技局)", "(department=人社局 & department=科技局)"),
        ("-部门:(人社局 OR 科技局)", "-(department=人社局 | department=科技局)"),
        ("提到:(上海 -(安庆 或 池州))", "(mentioned=上海 & -(mentioned=安庆 | mentioned=池州))"),
        ("年:(2018-2019 或 不详)", "(year=2018 | year=2019 | year=不详)"),
        ("部门:(人社局)", "department=人社局"),
        ("活动:(第二批)考察", "event=(第二批)考察"),
        ("活动:(深*圳 或 座谈？)", "(event=深*圳 | event=座谈？)"),
    ],
)
def test_a_bracket_after_a_field_holds_its_values(query: str, expected: str) -> None:
    """The field is distributed over them; a bracket that only begins a value is text."""
    assert read(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("地区:安慶", Field("place", "安慶", fold("安庆"), 3, 5)),
        ('地区:"安庆"', Field("place", "安庆", fold("安庆"), 4, 6)),
        ("类型:差距", Field("kind", "差距", "gap", 3, 5)),
        ("類型:體會", Field("kind", "體會", "insight", 3, 5)),
        ("kind:Proposal", Field("kind", "Proposal", "proposal", 5, 13)),
        ("年:2020", Field("year", "2020", fold("2020"), 2, 6)),
        ("年:不详", Field("year", "不详", UNKNOWN, 2, 4)),
        ("部门:unknown", Field("department", "unknown", UNKNOWN, 3, 10)),
    ],
)
def test_the_value_of_a_field(query: str, expected: Field) -> None:
    """Folded like text; kinds and what is unknown have names of their own; offsets are those of the value."""
    assert parse_query(query).root == expected


def test_offsets_of_the_parts() -> None:
    """Every literal of a word with syntax in it stands at its own place."""

    def at(text: str, start: int) -> Literal:
        return Literal(text, fold(text), start, start + len(text))

    assert parse_query("?创*新").root == Sequence((at("创", 1), at("新", 3)), (Gap(0, None),), 1, 0)
    assert parse_query("创$3新").root == Sequence((at("创", 0), at("新", 3)), (Gap(0, 3),))
    assert parse_query('"创" #3 新').root == Near(at("创", 1), at("新", 7), 3)
    assert parse_query("同句:(创 OR 新)").root == Within(Unit.SENTENCE, AnyOf((at("创", 4), at("新", 9))))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("创新 OR 人才 OR 改革", "含有“创新”、“人才”或“改革”"),
        ("创新 人才 OR 改革", "（同时含有“创新”和“人才”）或者含有“改革”"),
        ("-改革", "不含“改革”"),
        ("创新 人才 -改革", "同时含有“创新”和“人才”，并且不含“改革”"),
        ("(创新 OR 人才) 改革", "（含有“创新”或“人才”），并且含有“改革”"),
        ("创新 -(人才 改革)", "含有“创新”，并且不符合（同时含有“人才”和“改革”）"),
        ("创新 $5 人才", "“创新”之后 5 字以内有“人才”（同一句内）"),
        ("甲 $3 乙 $0 丙", "“甲”之后 3 字以内有“乙”，“乙”之后紧接着“丙”（同一句内）"),
        ("甲 $3 乙 $1 丙 OR 丁", "（“甲”之后 3 字以内有“乙”，“乙”之后 1 字以内有“丙”（同一句内））或者含有“丁”"),
        ("创新 #5 人才", "“创新”和“人才”相距不超过 5 字（同一句内）"),
        ("创新 #0 人才", "“创新”和“人才”紧挨着，先后不限"),
        ("创?新 #5 人才", "（“创”与“新”之间隔 1 字）和“人才”相距不超过 5 字（同一句内）"),
        ("创?新", "“创”与“新”之间隔 1 字"),
        ("创*新", "“创”之后有“新”（同一句内）"),
        ("创?*新", "“创”之后至少隔 1 字有“新”（同一句内）"),
        ("创? $3 人", "“创”之后隔 1 至 4 字有“人”（同一句内）"),
        ("?创??", "“创”前面至少还有 1 字，“创”后面至少还有 2 字（同一句内）"),
        ("同段:(创新 人才)", "同一段里（同时含有“创新”和“人才”）"),
        ("同句:(创新 -人才) 改革", "同一句里（含有“创新”，并且不含“人才”），并且含有“改革”"),
        ("地区:安庆", "地区为“安庆”"),
        ("-地区:安庆", "地区不是“安庆”"),
        ("地区:(四川 或 江苏) 创新", "（地区为“四川”或“江苏”），并且含有“创新”"),
        ("职务:局长 -活动:深圳", "职务含“局长”，并且活动名称不含“深圳”"),
        ("活动:不详", "活动不详"),
        ("地区:不详", "地区不详"),
        ("-地区:不详", "不符合（地区不详）"),
        ("kind:gap 创新", "类型为“差距”，并且含有“创新”"),
        ("年:2018-2020", "年份为“2018”至“2020”"),
        ("年:2018 OR 年:2020 OR 年:不详", "年份为“2018”或“2020”或者年份不详"),
        ("提到:上海 OR 地区:安庆 OR 提到:池州", "提到的地区为“上海”或“池州”或者地区为“安庆”"),
    ],
)
def test_the_reader_is_told_what_is_looked_for(query: str, expected: str) -> None:
    """In the order of the query, with brackets where words could belong to either side."""
    assert parse_query(query).interpreted == expected
