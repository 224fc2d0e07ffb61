"""The outcome of the search benchmark as the tables of the README."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np

from tests.benchmarks.search_corpus import Corpus
from tests.benchmarks.search_growth import A_TRANSACTION, NEW, Growth, Start
from tests.benchmarks.search_pages import Built
from tests.benchmarks.search_queries import Ask, filter_sets
from tests.benchmarks.search_serving import Answer, Served

MB = 1_000_000

MEMORY = {"VmHWM": "peak", "VmRSS": "at the end", "RssAnon": "of that not files"}


@dataclass(frozen=True, slots=True)
class Run:
    """One engine's outcome; ``pages`` where it makes whole pages, not totals only."""

    name: str
    pages: bool
    built: Built
    served: Served


@dataclass(frozen=True, slots=True)
class Outcome:
    """A whole run: ``truth`` are the scan's totals by the keys of the questions, ``runs`` the engines by name."""

    corpus: Corpus
    asked: tuple[Ask, ...]
    truth: dict[str, int]
    runs: dict[str, Run]
    growth: tuple[Growth, Growth]
    start: Start


@dataclass(frozen=True, slots=True)
class Summary:
    """Of the median pages of a set of questions: their median, 95th percentile and geometric mean; and the slowest
    95th percentile of a single question. Milliseconds."""

    median: float
    p95: float
    geometric: float
    slowest: float


def percentile(times: Sequence[float], share: float) -> float:
    """Linear between the two nearest."""
    return float(np.percentile(np.array(times), share))


def summary(answers: Iterable[Answer]) -> Summary:
    """Over the questions of a set."""
    every = list(answers)
    medians = [percentile(answer.times, 50) for answer in every]
    return Summary(
        median=percentile(medians, 50),
        p95=percentile(medians, 95),
        geometric=_geometric(medians),
        slowest=max(percentile(answer.times, 95) for answer in every),
    )


def _geometric(times: Sequence[float]) -> float:
    return exp(sum(map(log, times)) / len(times))


def inexact(outcome: Outcome) -> list[str]:
    """Every total that is not the scan's, with both."""
    return [
        f"{run.name}: {key}: {answer.total}, not {outcome.truth[key]}"
        for run in outcome.runs.values()
        for key, answer in run.served.answers.items()
        if answer.total != outcome.truth[key]
    ]


def report(outcome: Outcome) -> str:
    """Three tables, what was measured once, and what was not exact."""
    corpus, (growth, whole), start = outcome.corpus, outcome.growth, outcome.start
    wrong = inexact(outcome)
    return "\n\n".join(
        (
            f"{corpus.statements:,} statements, {corpus.text_bytes / MB:,.0f} MB of text. Milliseconds of a whole page:"
            " the median, in brackets the first. ripgrep reads everything and gives a total only.",
            _queries(outcome),
            "The set under each filter: median / 95th percentile / geometric mean / slowest 95th percentile of one.",
            _filters(outcome),
            _resources(outcome),
            f"{NEW:,} new statements stored, indexed and found: {growth.seconds:.2f} s in transactions of"
            f" {A_TRANSACTION} (slowest {growth.slowest:.0f} ms, search after the last {growth.found_after:.0f} ms),"
            f" {whole.seconds:.2f} s in one; the file and its log grew by {growth.grown / MB:.1f} MB.",
            f"Cold start: /healthz after {start.seconds:.2f} s, the first search {start.first:.0f} ms,"
            f" the second {start.second:.0f} ms. The server's memory after every query: "
            + ", ".join(f"{label} {start.memory[name] / MB:,.0f} MB" for name, label in MEMORY.items())
            + ".",
            f"not exact: {'; '.join(wrong) or 'none'}",
        )
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows)]
    return "\n".join(lines)


def _queries(outcome: Outcome) -> str:
    runs = outcome.runs.values()
    plain = [ask for ask in outcome.asked if ask.filtered == ""]
    rows = [
        [f"{ask.question.name} ({outcome.truth[ask.key]:,})", *(_cell(run.served.answers.get(ask.key)) for run in runs)]
        for ask in plain
    ]
    common = _common(plain, runs)
    means = [summary(run.served.answers[ask.key] for ask in common).geometric for run in runs]
    firsts = [[run.served.answers[ask.key].first for ask in common] for run in runs]
    of_all = [summary(_answered(plain, run.served.answers)) for run in runs]
    rows += [
        ["median", *(_time(each.median) for each in of_all)],
        ["95th percentile", *(_time(each.p95) for each in of_all)],
        ["slowest 95th percentile of one", *(_time(each.slowest) for each in of_all)],
        [f"geometric mean of the {len(common)} that all answer", *map(_time, means)],
        [f"the same, {next(iter(runs)).name} = 1", *(f"{mean / means[0]:.2f}" for mean in means)],
        ["geometric mean of their first pages", *(_time(_geometric(first)) for first in firsts)],
    ]
    return _table(["query (hits)", *(run.name for run in runs)], rows)


def _filters(outcome: Outcome) -> str:
    runs = [run for run in outcome.runs.values() if run.pages]
    rows = []
    for name in filter_sets():
        wanted = [ask for ask in outcome.asked if ask.filtered == name]
        row = [f"by {name}" if name else "none"]
        for run in runs:
            found = _answered(wanted, run.served.answers)
            each = summary(found) if found else None
            row.append(
                f"{_time(each.median)} / {_time(each.p95)} / {_time(each.geometric)} / {_time(each.slowest)}"
                if each
                else ""
            )
        rows.append(row)
    return _table(["filter", *(run.name for run in runs)], rows)


def _resources(outcome: Outcome) -> str:
    runs = [run for run in outcome.runs.values() if run.pages]
    text, statements = outcome.corpus.text_bytes, outcome.corpus.statements
    rows = [
        ["build, statements a second", *(f"{statements / (run.built.seconds or 1):,.0f}" for run in runs)],
        ["index, MB", *(f"{(run.built.size or 0) / MB:,.0f}" for run in runs)],
        ["index, share of the text", *(f"{(run.built.size or 0) / text:.2f}" for run in runs)],
        ["open and warm, ms", *(f"{run.served.opening:,.0f}" for run in runs)],
        *(
            [f"memory {label}, MB", *(f"{run.served.memory[name] / MB:,.0f}" for run in runs)]
            for name, label in MEMORY.items()
        ),
    ]
    return _table(["", *(run.name for run in runs)], rows)


def _common(wanted: Sequence[Ask], runs: Iterable[Run]) -> list[Ask]:
    every = [run.served.answers for run in runs]
    return [ask for ask in wanted if all(ask.key in answers for answers in every)]


def _answered(wanted: Sequence[Ask], answers: Mapping[str, Answer]) -> list[Answer]:
    return [answers[ask.key] for ask in wanted if ask.key in answers]


def _cell(answer: Answer | None) -> str:
    return f"{_time(percentile(answer.times, 50))} ({_time(answer.first)})" if answer else ""


def _time(milliseconds: float) -> str:
    return f"{milliseconds:.2f}" if milliseconds < 10 else f"{milliseconds:,.0f}"
