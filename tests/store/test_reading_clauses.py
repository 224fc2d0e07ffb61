"""Points and passages in their first words."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.store.reading.clauses import Clause, clauses_in, clauses_of, departments_of
from app.store.reading.stretches import Stretch
from tests.search.corpus import Said, session_of


def at(text: str, anchor: str, kind: str | None, words: str, marker: str = "") -> Stretch:
    """The stretch of a text that covers ``words``."""
    start = text.index(words)
    return Stretch(anchor, kind, start, start + len(marker), start + len(words))


def test_a_clause_ends_where_an_inner_point_begins() -> None:
    """Without its marker and the stop behind it; what has no kind only ends others."""
    text = "差距有三：一是创新不够，一要补人；二是服务不细。"
    stretches = [
        at(text, "passage-1", "gap", text),
        at(text, "p-1-1", "gap", "一是创新不够，一要补人；", "一是"),
        at(text, "p-1-1-1", "measure", "一要补人；", "一要"),
        at(text, "p-1-2", None, "二是服务不细。", "二是"),
    ]
    assert clauses_in(text, stretches) == (
        Clause("passage-1", "gap", "差距有三"),
        Clause("p-1-1", "gap", "创新不够"),
        Clause("p-1-1-1", "measure", "补人"),
    )


def test_a_point_that_opens_with_another_still_has_words() -> None:
    text = "一是，一要补人。"
    stretches = [at(text, "p-1-1", "gap", text, "一是"), at(text, "p-1-1-1", "measure", "一要补人。", "一要")]
    assert clauses_in(text, stretches)[0].words == "一要补人"


def test_a_long_clause_is_cut_and_a_line_break_ends_it() -> None:
    text = "甲" * 60 + "\n乙"
    assert clauses_in(text, [at(text, "passage-1", "insight", text)])[0].words == "甲" * 42 + "…"


def said() -> tuple[Said, ...]:
    """Three statements: two roles and a point of a kind, nothing, a point without a kind."""
    return (
        Said("要抓紧办。", roles=(("人社局", "局长"), ("人社局", "书记"), ("市委", None)), points=(("measure", 0, 5),)),
        Said("没有要点。", roles=((None, "主任"),)),
        Said("也没有。", points=((None, 0, 4),)),
    )


def test_only_statements_with_something_are_given() -> None:
    with session_of(said()) as session:
        assert _found(session) == {"s0": (Clause("p-1-1", "measure", "要抓紧办"),)}
        assert departments_of(session, ["s0", "s1", "s2"]) == {"s0": ("人社局", "市委")}


def _found(session: Session) -> dict[str, tuple[Clause, ...]]:
    return clauses_of(session, ["s0", "s1", "s2"])
