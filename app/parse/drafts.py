"""From the marks of a layout to drafts of statements: paragraphs, cut sentences closed, credits, what is missing."""

from __future__ import annotations

import re

from app.domain.blocks import BlockKind
from app.parse.grammar.attribution import Printed
from app.parse.grammar.headings import is_section_label
from app.parse.grammar.salutations import is_salutation, salutation_end
from app.parse.joining import goes_on
from app.parse.outline import Mark, Outline, Part, Side
from app.parse.page import Page
from app.parse.rows import Row
from app.parse.sheets import Draft, Sheet
from app.parse.strands import Strand
from app.parse.tiling import pieces
from app.text.spans import Span

_BRIDGED = (BlockKind.PAGING, BlockKind.CAPTION, BlockKind.JUNK)


def sheet_of(page: Page, outline: Outline) -> Sheet:
    """Read the marks of ``outline`` row by row."""
    reading = _Reading(page, outline)
    for number, (row, mark) in enumerate(zip(page.rows, outline.marks, strict=True)):
        reading.take(number, row, mark)
    return reading.sheet


class _Reading:
    """The statement that is open, the headings that wait for the next one, the stray half of a headline."""

    def __init__(self, page: Page, outline: Outline) -> None:
        self.page, self.outline = page, outline
        self.sheet = Sheet()
        self.draft: Draft | None = None
        self.waiting: list[Strand] = []
        self.signed = any(mark.part is Part.SIGNED for mark in outline.marks)
        self.upcoming = _upcoming(outline)

    def take(self, number: int, row: Row, mark: Mark) -> None:
        """Read one row; what was set aside of it keeps its kind."""
        self.sheet.named += row.pieces
        if row.kind is BlockKind.OMISSION:
            self._omission(row)
        elif row.kind is BlockKind.PAGING and self.draft is not None:
            self.draft.paged = True
        elif row.kind is not None and row.kind not in _BRIDGED and self.draft is not None:
            self.draft.open = False
        part = mark.part
        if part is Part.TEXT:
            self._text(row.body, row.glued)
        elif part is Part.OPENING:
            self._opening(row, mark)
        elif part is Part.AGAIN and mark.printed is not None and self.draft is not None:
            self.draft.named += pieces(BlockKind.ATTRIBUTION, row.body.cut(0, mark.printed.end))
            self._text(row.body.cut(mark.printed.end).trimmed())
        elif part is Part.SIGNED and mark.printed is not None:
            self._signed(row, mark, mark.printed)
        elif part is not Part.ASIDE:
            self._beside(number, row.body, part)
        if row.credits:
            (self.sheet.credits if self.draft is None else self.draft.credits).extend(row.credits)
        if row.cut and row.text and self.draft is not None:
            self.draft.truncated, self.draft.open = True, False
            self._note_omission(row)

    def _omission(self, row: Row) -> None:
        self._note_omission(row)
        if self.draft is not None:
            self.draft.truncated, self.draft.open = True, False
            if self.outline.blocks > 1:
                self.draft = Draft(truncated=True)
                self.sheet.drafts.append(self.draft)

    def _note_omission(self, row: Row) -> None:
        self.sheet.omissions += [piece.span for piece in row.pieces if piece.kind is BlockKind.OMISSION]

    def _opening(self, row: Row, mark: Mark) -> None:
        assert mark.printed is not None
        printed, body = mark.printed, row.body
        draft = Draft(printed, reported=mark.reported, headings=self.waiting)
        self.waiting = []
        self.draft = draft
        self.sheet.drafts.append(draft)
        for heading in draft.headings:
            draft.named += pieces(BlockKind.HEADING, heading)
        words = body.cut(mark.start, printed.end)
        draft.printed_span = words.span if words.segments else None
        if printed.role_at is not None:
            draft.role_span = body.cut(*printed.role_at).span
        if mark.side is not Side.BEFORE:
            if mark.side is Side.BEHIND:
                draft.named += pieces(BlockKind.ATTRIBUTION, words)
            self._text(body.cut(0, mark.stop).trimmed())
            return
        self._around(body.cut(0, mark.start).trimmed(), mark.before, body)
        draft.named += pieces(BlockKind.ATTRIBUTION, words)
        rest = body.cut(printed.end).trimmed()
        if not body.text:
            _labelled(row, draft, printed)
        if mark.after is BlockKind.STATEMENT:
            self._text(rest)
        elif mark.after is BlockKind.HEADING and rest.text:
            draft.headings.append(rest)
            draft.named += pieces(BlockKind.HEADING, rest)
        elif not mark.start:
            self._around(rest, mark.after, body)
        else:
            self.sheet.named += pieces(mark.after, rest)

    def _signed(self, row: Row, mark: Mark, printed: Printed) -> None:
        """The text up to a signature is his whom the signature names, from the heading or the signature before it."""
        body = row.body
        self._text(body.cut(0, mark.start).trimmed())
        if self.draft is None:
            return
        if not body.text:
            self.draft.printed = printed
            _labelled(row, self.draft, printed)
            self.draft = None
            return
        words = body.cut(mark.start, printed.end)
        self.draft.printed, self.draft.printed_span = printed, words.span
        if printed.role_at is not None:
            self.draft.role_span = body.cut(*printed.role_at).span
        self.draft.named += pieces(BlockKind.ATTRIBUTION, words)
        self.draft = None

    def _around(self, strand: Strand, kind: BlockKind, body: Strand) -> None:
        """What of a row that names the speaker is title or intro; the facts take the whole row."""
        self.sheet.named += pieces(kind, strand)
        if kind is BlockKind.TITLE and (strand.text or body.text):
            self._title(strand, body)
        elif kind is BlockKind.NARRATION and strand.text:
            self.sheet.before.append(body.text)

    def _title(self, strand: Strand, body: Strand) -> None:
        """A title that ends in a dash and the name stands without them; one that runs through the name, whole."""
        title = strand if re.match("[—－-]", body.text[len(strand.text) :]) else body
        if strand.text and title.text not in [one.text for one in self.sheet.title]:
            self.sheet.title.append(title)

    def _text(self, body: Strand, glued: bool = False) -> None:
        draft = self.draft
        if draft is None:
            draft = self.draft = Draft(headings=self.waiting)
            self.waiting = []
            for heading in draft.headings:
                draft.named += pieces(BlockKind.HEADING, heading)
            self.sheet.drafts.append(draft)
        if not draft.paragraphs and body.text:
            greeting = len(body.text) if is_salutation(body.text) else salutation_end(body.text)
            if greeting:
                draft.named += pieces(BlockKind.SALUTATION, body.cut(0, greeting))
                body = body.cut(greeting).trimmed()
        if not body.text:
            return
        draft.named += pieces(BlockKind.STATEMENT, body)
        if draft.paragraphs and glued:
            draft.paragraphs[-1] += body
        elif draft.paragraphs and draft.open and goes_on(draft.paragraphs[-1].text, body.text, draft.paged):
            self.sheet.gaps.append(Span(draft.paragraphs[-1].span.end, body.span.start))
            draft.paragraphs[-1] += body
        else:
            draft.paragraphs.append(body)
        draft.open, draft.paged = True, False

    def _beside(self, number: int, body: Strand, part: Part) -> None:
        if part is Part.HEADING:
            self._heading(number, body)
        elif part is Part.STRAY and self.draft is not None:
            self.draft.headings.append(body)
            self.draft.named += pieces(BlockKind.HEADING, body)
        elif part is Part.SALUTATION:
            self.sheet.named += pieces(BlockKind.SALUTATION, body)
        elif part is Part.TITLE:
            self.sheet.named += pieces(BlockKind.TITLE, body)
            if all(body.text != title.text for title in self.sheet.title):
                self.sheet.title.append(body)
        elif part is Part.SITE:
            self.sheet.named += pieces(BlockKind.PUBLICATION, body)
            self.sheet.site = body
        elif part is Part.DATE:
            self.sheet.named += pieces(BlockKind.DATE, body)
            self.sheet.dates.append(body)
        else:
            begun = any(draft.paragraphs for draft in self.sheet.drafts)
            if self.draft is not None and self.draft.paragraphs:
                self.draft = None
            self.sheet.named += pieces(BlockKind.NARRATION, body)
            (self.sheet.after if begun else self.sheet.before).append(body.text)

    def _heading(self, number: int, body: Strand) -> None:
        draft = self.draft
        if draft is not None and not draft.paragraphs and draft.printed is not None:
            draft.headings.append(body)
            draft.named += pieces(BlockKind.HEADING, body)
            return
        self.draft = None
        upcoming = self.upcoming[number]
        opens = upcoming is Part.OPENING or (self.signed and upcoming in (Part.TEXT, Part.SIGNED))
        if opens and not is_section_label(body.text):
            self.waiting.append(body)
        else:
            self.sheet.named += pieces(BlockKind.HEADING, body)


def _upcoming(outline: Outline) -> list[Part | None]:
    """For each row the part of the next one that is neither aside nor a heading, None where there is none."""
    following: list[Part | None] = []
    part = None
    for mark in reversed(outline.marks):
        following.append(part)
        part = part if mark.part is Part.ASIDE or mark.part is Part.HEADING else mark.part
    return following[::-1]


def _labelled(row: Row, draft: Draft, printed: Printed) -> None:
    """The speaker stands in a labelled field of the page's head (主讲人:…), which was set aside as a whole."""
    for finding in row.findings:
        value = finding.value
        if printed.name is not None and printed.name in value.text:
            draft.printed_span = value.span
            at = value.text.find(printed.role) if printed.role else -1
            if printed.role and at >= 0:
                draft.role_span = value.cut(at, at + len(printed.role)).span
