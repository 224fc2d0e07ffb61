"""Names for what is being typed: characters, pinyin, initials and mixtures, of what the corpus holds only."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.search.namelist import Fit, Form, NameKind, Names, Suggestion
from app.search.suggesting import names_of, suggest, suggest_last
from app.search.syllables import SURNAMES, level_one, phrase_reader, plain, syllables, syllables_of
from app.store.tables import WITHDRAWN
from tests.search.corpus import Held, Said, Voiced, session_of

SAID = (
    Said("甲", speaker="单晓禾", place="3408", roles=(("人社局", "局长"),)),
    Said("乙", speaker="单晓禾", place="3408", roles=(("人社局", "局长"),)),
    Said("丙", speaker="吕远舟", place="340882", roles=(("发改委", "主任"),)),
    Said("丁", speaker="曾一鸣", place="340803", roles=(("科技局", "局长"),)),
    Said("己", speaker="阿依·望舒"),
    Said("庚", voices=(Voiced("吕远舟", linked="吕远舟"), Voiced("庞同言"))),
    Said("辛", voices=(Voiced("柴局长", full=False),)),
    Said("戊", speaker="高已去", place="310115", roles=(("商务局", "局长"),), state=WITHDRAWN),
)


@pytest.fixture(scope="module")
def names() -> Iterator[Names]:
    """The names of a small corpus whose one event went to 浦东新区."""
    with session_of(SAID, (Held(destinations=("310115",)),)) as session:
        yield names_of(session)


def labels(found: tuple[Suggestion, ...]) -> list[str]:
    """What is offered, in order."""
    return [one.label for one in found]


def listed(*texts: str, statements: int = 1) -> Names:
    """Names read as phrases are, all with as many statements."""
    read = phrase_reader()
    return Names(
        (Suggestion(NameKind.PLACE, text, "", text, statements, "place"), (Form(text, read(text)),)) for text in texts
    )


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("安庆", "安庆市"),
        ("安慶", "安庆市"),
        ("anqing", "安庆市"),
        ("an qing", "安庆市"),
        ("ān qìng", "安庆市"),
        ("ＡＮＱＩＮＧ", "安庆市"),
        ("aq", "安庆市"),
        ("aqs", "安庆市"),
        ("an庆", "安庆市"),
        ("a庆", "安庆市"),
        ("anqi", "安庆市"),
        ("qianshanxian", "潜山市"),
        ("daguan", "大观区"),
        ("shanxiaohe", "单晓禾"),
        ("sxh", "单晓禾"),
        ("danxiaohe", "单晓禾"),
        ("xiaohe", "单晓禾"),
        ("lvyuanzhou", "吕远舟"),
        ("lüyz", "吕远舟"),
        ("zengyiming", "曾一鸣"),
        ("阿依望舒", "阿依·望舒"),
        ("阿依·望", "阿依·望舒"),
        ("ayiws", "阿依·望舒"),
        ("人社局", "人社局"),
        ("rsj", "人社局"),
        ("人力资源和社会保障局", "人社局"),
        ("rlzy", "人社局"),
        ("发改委", "发改委"),
        ("fgw", "发改委"),
        ("fazhanhegaige", "发改委"),
        ("科学技术局", "科技局"),
        ("市人社局", "人社局"),
        ("市rsj", "人社局"),
    ],
)
def test_a_name_leads_however_it_is_typed(names: Names, typed: str, label: str) -> None:
    """Any script and width, pinyin with or without spaces and tones, initials, mixtures; former and full names."""
    assert labels(suggest(names, typed))[0] == label


def test_only_names_of_the_corpus_are_suggested(names: Names) -> None:
    """Nobody whose statements were withdrawn, no place that nobody serves or visits, no office that is silent."""
    assert labels(suggest(names, "gaoyiqu")) == []
    assert labels(suggest(names, "swj")) == []
    assert labels(suggest(names, "合肥")) == []
    assert labels(suggest(names, "zigong")) == []


@pytest.mark.parametrize("typed", ["", "  ", "'", "qqqq", "安庆人", "zzzzzzzzzzzzzzzzzzzzzz" * 40, "“”", "\ud800"])
def test_nothing_is_made_up(names: Names, typed: str) -> None:
    """What fits no name finds none, whatever it is."""
    assert suggest(names, typed) == ()


def test_a_suggestion_says_what_it_is(names: Names) -> None:
    """Kind, id, what tells it from others, and the exact number of statements under the field that finds them."""
    (speaker,) = suggest(names, "单晓禾")
    assert (speaker.kind, speaker.value, speaker.statements, speaker.field) == ("speaker", "p-单晓禾", 2, "speaker")
    assert speaker.detail == "安庆市 人社局局长"
    place = suggest(names, "安庆市")[0]
    assert (place.kind, place.value, place.detail, place.statements) == ("place", "3408", "安徽省", 4)
    visited = suggest(names, "浦东")[0]
    assert (visited.value, visited.statements, visited.field) == ("310115", 7, "visited")
    assert suggest(names, "大观区")[0].detail == "安徽省 › 安庆市"
    office = suggest(names, "人社局")[0]
    assert (office.kind, office.value, office.detail, office.statements) == ("department", "人社局", "人社局全称", 2)


def test_who_speaks_with_others_is_suggested(names: Names) -> None:
    """A speaker with what he says together with others, and who has no page with the value that filters by him."""
    found = [suggest(names, typed)[0] for typed in ("lyz", "ptongyan", "柴局")]
    assert [(one.label, one.value, one.statements, one.detail) for one in found] == [
        ("吕远舟", "p-吕远舟", 2, "潜山市 发改委主任"),
        ("庞同言", "together:庞同言", 1, "几人合说"),
        ("柴局长", "printed:柴局长", 1, "原文这样写"),
    ]


def test_what_fits_better_leads() -> None:
    """Whole before beginning before inside; spelled before initials; statements decide between equals."""
    assert labels(listed("大安山", "安山镇", "安山").find("安山", 8)) == ["安山", "安山镇", "大安山"]
    assert labels(listed("王刚", "万国").find("wang", 8))[0] == "王刚"
    few = Suggestion(NameKind.PLACE, "自贡市", "", "5103", 3, "place")
    many = Suggestion(NameKind.PLACE, "自流井区", "", "510302", 9, "place")
    read = phrase_reader()
    both = Names((one, (Form(one.label, read(one.label)),)) for one in (few, many))
    assert labels(both.find("zi", 8)) == ["自流井区", "自贡市"]
    assert labels(both.find("zi", 1)) == ["自流井区"]


def test_a_reading_that_is_rarer_here_comes_after() -> None:
    """重庆 is read chongqing, and found under zhongqing too; 长沙 is changsha before it is zhangsha."""
    found = listed("重庆市", "长沙市", "中青镇")
    assert labels(found.find("chongqing", 8)) == ["重庆市"]
    assert labels(found.find("zhongqing", 8)) == ["中青镇", "重庆市"]
    assert labels(found.find("cs", 8)) == ["长沙市"]
    assert labels(found.find("cqs", 8)) == ["重庆市"]


def test_the_loosest_fit_is_the_caller_s() -> None:
    """A page that found something offers only names that are spelled out."""
    found = listed("安庆市", "安庆")
    assert labels(suggest(found, "安庆", loosest=Fit.WHOLE)) == ["安庆"]
    assert labels(suggest(found, "aq", loosest=Fit.WHOLE)) == []


def test_the_last_word_is_looked_up_where_the_whole_is_no_name(names: Names) -> None:
    """With the text that the suggestion takes the place of; a space says that the word is done."""
    assert suggest_last(names, "创新 anq")[0] == "anq"
    assert labels(suggest_last(names, "创新 anq")[1]) == ["安庆市"]
    assert suggest_last(names, "an qing")[0] == "an qing"
    assert suggest_last(names, "anqing ") == ("", ())
    assert suggest_last(names, "") == ("", ())


def test_an_empty_corpus_has_no_names() -> None:
    """And no error."""
    with session_of(()) as session:
        assert suggest(names_of(session), "安庆") == ()


def test_syllables_are_what_is_typed() -> None:
    """Toneless, ü as v, every reading of a character with the commonest first; level one has 3,755 characters."""
    assert plain("Lǜ zhōu") == "lv zhou"
    assert syllables_of("重")[0] == "zhong"
    assert "chong" in syllables_of("重")
    assert syllables_of("A") == ()
    assert (len(level_one()), level_one()[0], level_one()[-1]) == (3755, "啊", "座")
    assert {"zhuang", "a", "lv", "nve", "er"} <= syllables()
    assert all(SURNAMES[char] in syllables_of(char)[1:] for char in "单曾解仇查")
    assert phrase_reader()("长沙重庆ab") == (("chang",), ("sha",), ("chong",), ("qing",), (), ())


def test_a_hundred_thousand_names_are_searched_at_once() -> None:
    """The median over kinds of typed text stays far below what a reader notices."""
    chance = random.Random(3)
    common = level_one()
    texts = {"".join(chance.choices(common, k=chance.choice((2, 3, 3)))) for _ in range(100_000)}
    many = Names(
        (Suggestion(NameKind.SPEAKER, text, "", text, 1, "speaker"), (Form(text, tuple(map(syllables_of, text))),))
        for text in texts
    )
    taken = []
    for typed in ("z", "zh", "zhang", "zhangwei", "zw", "王", "王w", "xian", "aaaaaa", "zhongguoren", "wangj"):
        many.find(typed, 8)
        began = time.perf_counter()
        many.find(typed, 8)
        taken.append(time.perf_counter() - began)
    assert statistics.median(taken) < 0.1


def test_no_segmenter_is_loaded() -> None:
    """Neither jieba nor pypinyin's own code is needed for names."""
    sources = [path.read_text(encoding="utf-8") for path in Path("app/search").glob("*.py")]
    assert sources
    assert not any(f"import {library}" in source for source in sources for library in ("jieba", "pypinyin"))
