"""What is asked of a row before the forms of attribution are tried leaves no row out that one of them reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.parse.grammar.attribution import again, byline, name_role, role_name
from app.parse.grammar.forms import at_hearing, labelled, rare_form
from app.parse.grammar.labels import LABEL, answer_end, asker_end
from app.parse.grammar.names import is_certain
from app.parse.grammar.roles import is_role, split_label
from app.parse.grammar.salutations import is_salutation
from app.parse.grammar.turns import turn
from app.parse.grammar.unsettled import unsettled
from app.parse.heads import heads_of, lone_lines, ordinal_end
from app.parse.rows import Row
from app.parse.strands import Strand
from app.text.spans import Span

NAMES = ("方清和", "苏木", "古丽·买买提", "王某", "记者", "陈议长明远")
FORMS: tuple[Callable[[str], object], ...] = (
    name_role,
    lambda line: role_name(LABEL.match(line)),
    lambda line: turn(line, LABEL.match(line), NAMES),
    lambda line: again(LABEL.match(line), NAMES),
    at_hearing,
    rare_form,
    labelled,
    lambda line: unsettled(line, LABEL.match(line)),
    lambda line: asker_end(line, LABEL.match(line)),
    answer_end,
)
PARTS = "市科技局 局长 、主任 陈述人 发言人 问 答 各位 同志 代表 们 我们要干。 某某 00:12:11 二、".split()
WORDS = st.sampled_from([*PARTS, "1. ", "\u3000", *NAMES, *" ,()（）[]【】〔〕:：︰∶﹕—-/?*王"])
ROWS = st.lists(WORDS, min_size=1, max_size=9).map("".join).map(str.strip).filter(bool)


def row(text: str) -> Row:
    return Row(Strand(text, (Span(0, len(text)),)))


@given(ROWS)
@example("方清和(市科技局局长):好")
@example("方清和(市科技局局长)")
@example("二、市科技局局长苏木∶好")
@example("【方清和】市科技局局长")
@example("[记者] 好")
@example("陈述人(市科技局局长)方清和:好")
@example("发言人:市科技局局长方清和")
@example("市科技局局长王?:好")
def test_a_row_that_a_form_reads_is_among_those_that_can_open(text: str) -> None:
    """Each form but a line of its own; after an ordinal too."""
    heads = heads_of([row(text)])
    if any(form(text) for form in FORMS):
        assert 0 in heads
    for head in heads.values():
        rest = head.bare if head.at else head
        assert (rest.named, rest.titled) == (name_role(text[head.at :]), role_name(LABEL.match(text[head.at :])))


@given(ROWS)
@example("市科技局局长 方清和")
@example("1. 市科技局局长 方清和")
@example("?陈议长明远")
def test_a_row_that_is_an_office_and_a_name_is_among_the_lone_lines(text: str) -> None:
    lone = lone_lines([row(text)])
    assert lone.get(0) == byline(text)
    if 0 not in lone:
        assert byline(text[ordinal_end(text) :]) is None


@pytest.mark.parametrize("call", ["尊敬的主席", "敬爱的老师", "亲爱的朋友", "各位", "各位来宾", "乡亲们", "大家好"])
def test_every_way_to_call_the_audience_is_known_before_it_is_tried(call: str) -> None:
    assert is_salutation(f"{call}:")


@given(st.text("方清和市科技局长主任同志 ,、()某·", max_size=20))
@example("市科技局局长方清和同志")
@example("市科技局局长、市科协主席 方清和")
def test_a_label_is_cut_behind_a_role_only(label: str) -> None:
    """Whatever the label, what it is cut into are a role and the name that follows it."""
    split = split_label(label)
    if split is not None:
        assert is_role(split.role)
        assert split.name
        assert label.replace(" ", "").startswith(split.role.replace(" ", ""))


def test_a_long_name_needs_its_dots() -> None:
    assert is_certain("古丽·买买提·吐尔逊·阿依努尔")
    assert not is_certain("斯坦尼斯拉夫斯基克里斯")
