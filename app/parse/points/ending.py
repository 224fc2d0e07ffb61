"""Where the last item of a list ends, when its paragraph goes on with something else."""

from __future__ import annotations

from app.domain.kinds import Kind
from app.parse.points.lexicon import ANNOUNCING, COUNTED, LATER_OPENS, Use
from app.parse.points.punctuation import ends_sentence, units
from app.text.spans import Span


def item_end(text: str, item: Span, kind: Kind | None) -> int:
    """The end of an item of ``kind`` that nothing else closes: where a sentence after its first opens with what is
    planned next (下一步), or with a cue that announces another kind (我建议, 存在三个问题). ``text`` is plain."""
    opened = False
    for unit in units(text, item):
        if opened and _turns(text, unit, kind):
            return unit.start
        opened = ends_sentence(text, unit)
    return item.end


def _turns(text: str, unit: Span, kind: Kind | None) -> bool:
    if LATER_OPENS.match(text, unit.start, unit.end):
        return True
    for cue in ANNOUNCING:
        if cue.kind is kind or cue.use not in (Use.TURN, Use.LABEL):
            continue
        found = cue.pattern.search(text, unit.start, unit.end)
        if found is None:
            continue
        first = text.find(",", unit.start, unit.end)
        opens = first < 0 or found.start() <= first + 1
        counted = COUNTED.search(found.group()) is not None
        if opens and (cue.use is Use.TURN or counted):
            return True
    return False
