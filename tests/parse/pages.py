"""A page made of rows and what its reading says, for the tests of layouts."""

from __future__ import annotations

from app.domain.blocks import BlockKind
from app.domain.problems import ProblemCode
from app.domain.transcript import Statement, Transcript
from app.parse.reader import read
from app.text.repairs import Restored

SPEECH = "路要一步一步走,账要一笔一笔算,我们把该补的课补上,把该拆的墙拆掉。"
MORE = "回去以后,先把清单列出来,再把人手配齐,说到做到。"

LEAD = "6月3日,青川市党政代表团赴苏州市考察。市委书记方启明、市长苏小满、县委书记李海涛参加。"
"""Who is introduced on a page of news."""


def page(*rows: str) -> Transcript:
    text = "\n".join(rows)
    return read(Restored(received=text, text=text))


def who(transcript: Transcript) -> list[tuple[str | None, str | None]]:
    return [(s.attribution.name, s.attribution.role) if s.attribution else (None, None) for s in transcript.statements]


def spoken(statement: Statement) -> list[str]:
    return [paragraph.text for paragraph in statement.paragraphs]


def codes(transcript: Transcript) -> list[ProblemCode]:
    return [problem.code for problem in transcript.problems]


def kinds(transcript: Transcript) -> dict[str, BlockKind]:
    return {block.span.of(transcript.restored.text): block.kind for block in transcript.blocks}


def told(*rows: str) -> list[tuple[str | None, str]]:
    """Who says what on a page of news with that lead."""
    found = page("青川市党政代表团赴苏州市考察", LEAD, *rows)
    names = [name for name, _ in who(found)]
    return [(name, "\n".join(spoken(one))) for name, one in zip(names, found.statements, strict=True)]
