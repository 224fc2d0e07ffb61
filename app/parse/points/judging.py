"""The kind of a group, and the words that decided it.

The announcing words nearest before the group decide (strong cues first, then weak ones of the last sentence); where
they are silent, the items themselves, if most of them agree. An opinion (在他看来) and a count of things (两类项目)
are announcements that judge nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.kinds import Kind
from app.parse.points.announcing import Announcement
from app.parse.points.grouping import Group, item_bounds
from app.parse.points.lexicon import (
    ANNOUNCING,
    BY_EXAMPLE,
    FRAIL,
    IMPERATIVE,
    OPINION,
    OWN_TURN,
    PROPOSING,
    QUESTION,
    SHOWING,
    THINGS,
    TOPICS,
    Use,
)
from app.parse.points.lookup import ANNOUNCED, blocked, cues_of, duties, is_bare, obligations, rightmost
from app.parse.points.punctuation import clause_bounds, clauses, first_unit, plain, units
from app.text.records import record
from app.text.spans import Span

_NOT_FORMULAS = cues_of([cue for cue in ANNOUNCING if cue.use is not Use.FORMULA])
_GAPS = cues_of([cue for cue in ANNOUNCING if cue.kind is Kind.GAP])
_SHOWN = cues_of(SHOWING)
Verdict = tuple[Kind | None, str | None]


@record
class _Vote:
    """What one item says of itself: a kind, the words, and whether these decide unless all the items have them."""

    kind: Kind
    cue: str
    firm: bool = True


def judge(
    group: Group, announced: Announcement | None, paragraphs: Sequence[str], texts: Sequence[str], heading: str | None
) -> Verdict:
    """The kind that all items of the group share, or None, and its cue as printed. ``texts`` are the paragraphs,
    plain."""
    turned = False
    if announced is not None:
        text = texts[announced.paragraph]
        found = _announced(text, announced)
        if found is not None:
            kind, span = found
            duty = _by_items(group, texts, turned=False) if kind is Kind.GAP else (None, None)
            if duty[0] is Kind.MEASURE:  # 我们缺什么?一是要…;二是要…
                return duty
            return kind, span.of(paragraphs[announced.paragraph]).rstrip(",:，：”’")
        turned = OWN_TURN.search(text, announced.nearest.start, announced.nearest.end) is not None
    elif heading and group.first.paragraph == 0 and not paragraphs[0][: group.first.start].strip():
        strong = rightmost(plain(heading), Span(0, len(heading)), ANNOUNCED)
        if strong is not None:
            return strong[0], strong[1].of(heading)
    verdict = _by_items(group, texts, turned)
    if verdict[0] is not None or announced is None:
        return verdict
    named = TOPICS.search(texts[announced.paragraph], announced.nearest.start, announced.nearest.end)
    return None, Span(*named.span()).of(paragraphs[announced.paragraph]) if named else None


def _announced(text: str, announced: Announcement) -> tuple[Kind | None, Span] | None:
    nearest = announced.nearest
    strong = rightmost(text, nearest, ANNOUNCED if announced.same_paragraph else _NOT_FORMULAS)
    if strong is not None:
        # a lack, and then what must be done about it: the list is of what must be done
        due = obligations(text, nearest) if strong[0] is Kind.GAP else []
        must = [span for span in due if span.start >= strong[1].end and not is_bare(text, nearest, span)]
        return (Kind.MEASURE, must[0]) if must else strong
    things = THINGS.search(text, nearest.start, nearest.end)
    if things:
        return None, Span(*things.span())
    asked = QUESTION.search(text, nearest.start, nearest.end)
    if asked:
        return Kind.MEASURE, Span(*asked.span())
    weak = rightmost(text, nearest, _SHOWN)
    if weak is not None:
        return weak
    opinion = OPINION.search(text, nearest.start, nearest.end)
    if opinion:
        return None, Span(*opinion.span())
    obliged = _obliged(text, nearest)
    if obliged is not None:
        return obliged
    for sentence in reversed(units(text, Span(announced.span.start, nearest.start))):
        strong = rightmost(text, sentence, ANNOUNCED)
        if strong is not None:
            return strong
    return None


def _obliged(text: str, sentence: Span) -> tuple[Kind, Span] | None:
    """要…, 必须…, 需要… in the announcing sentence, or its last clause opening with what is to be done."""
    must = [span for span in obligations(text, sentence) if not is_bare(text, sentence, span)]
    named = TOPICS.search(text, must[-1].end, sentence.end) if must else None
    if must and not (
        named and "," in text[must[-1].end : named.start()]
    ):  # 规划要能落地,我有三点想法: the latter announces
        return Kind.MEASURE, must[-1]
    last = [clause for clause in clauses(text, sentence) if clause.of(text).strip()][-1:]
    for clause in last:
        done = IMPERATIVE.match(text, clause.start, clause.end)
        if done:
            return Kind.MEASURE, Span(*done.span())
    return None


def _by_items(group: Group, texts: Sequence[str], turned: bool) -> Verdict:
    """What most of the items say of themselves, each by its marker and first sentence; ``turned`` is True where the
    speaker has just turned to the own side, after which plain imperatives are measures."""
    count = len(group.markers)
    votes: list[_Vote] = []
    for position in range(count):
        vote = _vote(group, position, texts, turned)
        if vote is not None:
            votes.append(vote)
        elif 2 * (position + 1 - len(votes)) >= count:  # half of them are silent
            return None, None
    for kind in Kind:
        alike = [vote for vote in votes if vote.kind is kind]
        firm = [vote for vote in alike if vote.firm]
        if 2 * len(alike) > count and (firm or len(alike) == count):
            return kind, (firm or alike)[0].cue
    return None, None


def _vote(group: Group, position: int, texts: Sequence[str], turned: bool) -> _Vote | None:
    paragraph, start, limit = item_bounds(group, position)
    marker = group.markers[position]
    text = texts[paragraph]
    item = Span(start, limit if limit is not None else len(text))
    head = first_unit(text, item)
    proposed = PROPOSING.search(text, head.start, head.end)
    if proposed:
        return _Vote(Kind.PROPOSAL, proposed.group())
    asks = text.startswith("要", marker.end - 1)
    must = duties(text, Span(marker.end - asks, head.end))
    if not must and asks:  # 三要说话算数
        must = [Span(marker.end - 1, marker.end)]
    if must:
        named = "差距" in head.of(text)
        return None if named else _Vote(Kind.MEASURE, must[0].of(text), not is_bare(text, head, must[0]))
    lack = rightmost(text, head, _GAPS) or _weakness(text, head)
    if lack:
        return _Vote(Kind.GAP, lack[1].of(text))
    learnt = BY_EXAMPLE.match(text, marker.end)
    if learnt:
        return _Vote(Kind.INSIGHT, learnt.group())
    if not turned:
        return None
    opening = [IMPERATIVE.match(text, start) for start, _ in clause_bounds(text, Span(marker.end, item.end))]
    done = [match.group() for match in opening if match]
    return _Vote(Kind.MEASURE, done[0]) if len(done) > 1 else None


def _weakness(text: str, head: Span) -> tuple[Kind, Span] | None:
    weak = FRAIL.search(text, head.start, head.end)
    return (Kind.GAP, Span(*weak.span())) if weak and not blocked(text, head, Kind.GAP, Span(*weak.span())) else None
