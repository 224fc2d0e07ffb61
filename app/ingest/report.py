"""What a run of ingest says: a few lines a file, a sentence at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from app.domain.labels import SEVERITY_LABELS, handle
from app.ingest.outcomes import Outcome, Status
from app.store.paths import shown

STATUS_LABELS = {
    Status.ADDED: "新增",
    Status.UPDATED: "更新",
    Status.UNCHANGED: "未变",
    Status.RENAMED: "改名",
    Status.COPY: "副本",
    Status.QUARANTINED: "未收录",
    Status.WITHDRAWN: "撤下",
}


def report(outcome: Outcome, typed: Callable[[str], str] = shown) -> list[str]:
    """The lines for one document; none for one that did not change. ``typed`` makes of its path what a person can name
    it by."""
    if outcome.status is Status.UNCHANGED:
        return []
    first = f"{STATUS_LABELS[outcome.status]} {typed(outcome.path)}: {outcome.statements} 篇发言"
    return [first, *(f"  {SEVERITY_LABELS[p.severity]} {handle(p.code)} {p.message}" for p in outcome.problems)]


def summary(outcomes: Sequence[Outcome]) -> str:
    """The run in a sentence: files by what became of them, and the statements that the corpus holds from them."""
    if not outcomes:
        return "没有找到可读的文件(txt、md、html、docx、pdf、eml、zip)。"
    count = Counter(outcome.status for outcome in outcomes)
    statements = sum(
        outcome.statements for outcome in outcomes if outcome.status not in (Status.WITHDRAWN, Status.COPY)
    )
    if set(count) == {Status.UNCHANGED}:
        return f"没有变化：{count[Status.UNCHANGED]} 个文件均已收录，共 {statements} 篇发言。"
    parts = [f"{label} {count[status]}" for status, label in STATUS_LABELS.items() if count[status]]
    return f"{'、'.join(parts)} 个文件，共 {statements} 篇发言。"


def unfinished(outcomes: Sequence[Outcome], total: int) -> str:
    """How far a run came that ended before its end, and what to do."""
    return f"已处理 {len(outcomes)} 个文件（共 {total} 个），都已保存；再次运行同一命令，会从中断处继续。"
