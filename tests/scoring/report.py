"""Scores as tables: by measure, by layout, by the reason why nobody speaks, and every miss."""

from __future__ import annotations

from collections.abc import Sequence

from tests.scoring.floors import negatives
from tests.scoring.gold import Value
from tests.scoring.scoring import MEASURES, Score, tally

IN_LAYOUTS = ("statements", "speakers", "roles", "departments", "places", "boundaries")


def table(scores: Sequence[Score]) -> str:
    """Precision, recall and F1 of each measure with the decisions behind them, then the negatives."""
    lines = [f"{'measure':<14}{'right':>7}{'missed':>8}{'false':>7}{'precision':>11}{'recall':>8}{'f1':>7}"]
    for measure in MEASURES:
        counted = tally(scores, measure)
        shares = f"{_share(counted.precision):>11}{_share(counted.recall):>8}{_share(counted.f1):>7}"
        lines.append(f"{measure:<14}{counted.right:>7}{counted.missed:>8}{counted.false:>7}{shares}")
    empty = sum(score.gold.reason is not None for score in scores)
    lines += ["", f"{len(scores)} documents, {empty} of them negatives"]
    return "\n".join(lines + [f"{name}: {number}" for name, number in negatives(scores).items()])


def layout_table(scores: Sequence[Score]) -> str:
    """F1 of the measures of a statement by layout (a document counts in each of its own), and negatives by reason."""
    layouts = {layout for score in scores for layout in score.gold.layouts}
    lines = [f"{'layout':<12}{'documents':>10}" + "".join(f"{measure:>13}" for measure in IN_LAYOUTS)]
    for layout in sorted(layouts, key=lambda name: (len(name), name)):
        of_it = [score for score in scores if layout in score.gold.layouts]
        shares = "".join(f"{_share(tally(of_it, measure).f1):>13}" for measure in IN_LAYOUTS)
        lines.append(f"{layout:<12}{len(of_it):>10}{shares}")
    lines += ["", f"{'nobody':<12}{'documents':>10}{'with speakers':>15}{'with statements':>17}"]
    for reason in sorted({score.gold.reason for score in scores if score.gold.reason}):
        of_it = [score for score in scores if score.gold.reason == reason]
        named, spoken = negatives(of_it).values()
        lines.append(f"{reason:<12}{len(of_it):>10}{named:>15}{spoken:>17}")
    return "\n".join(lines)


def misses(scores: Sequence[Score]) -> str:
    """A line for every wrong decision that no other implies: document, measure, statement, what gold has and what was
    read."""
    return "\n".join(
        f"{score.gold.name}  {d.measure}  [{_shown(d.about)}]  expected {_shown(d.expected)}  got {_shown(d.got)}"
        for score in scores
        for d in score.decisions
        if not (d.right or d.implied)
    )


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _shown(value: Value) -> str:
    if isinstance(value, frozenset):
        return "、".join(sorted(_shown(each) for each in value))
    if isinstance(value, tuple):
        return "/".join(value)
    return "-" if value is None else value.replace("\n", "⏎")
