"""Where the last item of a list ends, when its paragraph goes on with something else."""

from __future__ import annotations

from app.domain.kinds import Kind
from app.parse.points.lexicon import ANNOUNCING, COUNTED, LATER_OPENS, Use
from app.parse.points.lookup import cues_of
from app.parse.points.punctuation import ends_sentence, unit_bounds
from app.text.needed import word_gate
from app.text.spans import Span

_CUES = tuple(cue for cue in ANNOUNCING if cue.use in (Use.TURN, Use.LABEL))
_TURNING = cues_of(_CUES)
_MAY_TURN = word_gate(LATER_OPENS, *(cue.pattern for cue in _CUES))


def item_end(text: str, item: Span, kind: Kind | None) -> int:
    """The end of an item of ``kind`` that nothing else closes: where a sentence after its first opens with what is
    planned next (下一步), or with a cue that announces another kind (我建议, 存在三个问题). ``text`` is plain."""
    if not _MAY_TURN.search(text, item.start, item.end):
        return item.end
    opened = False
    for start, end in unit_bounds(text, item.start, item.end):
        if opened and _turns(text, start, end, kind):
            return start
        opened = ends_sentence(text, start, end)
    return item.end


def _turns(text: str, start: int, end: int, kind: Kind | None) -> bool:
    if LATER_OPENS.match(text, start, end):
        return True
    for cue in _TURNING.possible(text, start, end):
        found = cue.pattern.search(text, start, end) if cue.kind is not kind else None
        if found is None:
            continue
        first = text.find(",", start, end)
        opens = first < 0 or found.start() <= first + 1
        counted = COUNTED.search(found.group()) is not None
        if opens and (cue.use is Use.TURN or counted):
            return True
    return False
