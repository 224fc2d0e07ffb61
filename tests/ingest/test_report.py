"""What a run says at its end."""

from __future__ import annotations

from app.domain.problems import Problem, ProblemCode
from app.ingest.outcomes import Outcome, Status
from app.ingest.report import report, summary


def test_an_unchanged_run_says_so() -> None:
    outcomes = [Outcome("a.txt", Status.UNCHANGED, 3), Outcome("b.txt", Status.UNCHANGED, 4)]
    assert summary(outcomes) == "没有变化：2 个文件均已收录，共 7 篇发言。"
    assert [line for outcome in outcomes for line in report(outcome)] == []


def test_statements_of_copies_and_withdrawn_files_are_not_counted() -> None:
    outcomes = [
        Outcome("a.txt", Status.ADDED, 3),
        Outcome("b.txt", Status.COPY, 3),
        Outcome("c.txt", Status.WITHDRAWN, 5),
        Outcome("d.txt", Status.QUARANTINED),
    ]
    assert summary(outcomes) == "新增 1、副本 1、未收录 1、撤下 1 个文件，共 3 篇发言。"


def test_a_run_over_nothing_says_what_it_looked_for() -> None:
    assert "txt、md、html" in summary([])


def test_every_problem_is_a_line_with_its_code() -> None:
    outcome = Outcome("d.txt", Status.QUARANTINED, 0, (Problem(ProblemCode.EMPTY_FILE, "文件是空的。"),))
    assert report(outcome) == ["未收录 d.txt: 0 篇发言", "  未收录 空文件 [empty-file] 文件是空的。"]
