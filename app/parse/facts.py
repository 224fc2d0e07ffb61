"""What a page prints about the event: title, publication, dates, reporters, chair."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import chain, pairwise

from app.domain.told import Told
from app.domain.transcript import EventFacts
from app.parse.grammar.credits import Credit
from app.parse.grammar.fields import Label
from app.parse.grammar.saying import chair
from app.parse.page import Page
from app.parse.rows import Finding
from app.parse.sheets import Sheet, writers
from app.text.dates import PrintedDate, complete, dates_in, republican, told_day

_DAY = timedelta(days=1)
_UP_TO = re.compile("(?:截至|截止到?|自|从|早在|生于|成立于|建于|始于)$")


_SORT = re.compile(
    "^[【\\[]?(?:文字|图文|现场|访谈|会议|直播)?实录[】\\]]?[:：|｜丨]\\s*|^[【\\[]?(?:图文|组图|视频|快讯|专题)[】\\]]?[:：|｜丨]\\s*|^【(?:图文|组图|视频|快讯|专题|(?:文字|图文|现场|访谈|会议|直播)?实录)】\\s*"
)


def event_facts(page: Page, sheet: Sheet, credited: Iterable[Credit], told: Told) -> EventFacts:
    """Gather the facts; ``credited`` are those that count for the whole document. What the file tells beside its text
    counts where the text says nothing."""
    findings = [finding for row in page.rows for finding in row.findings]
    published = _published(findings, "民国" in page.source or "议员" in page.source) or told.published
    lead = "\n".join(sheet.before or sheet.after)
    narration = "\n".join([*sheet.before, *sheet.after])
    start, end = _held(findings, sheet, lead, published)
    return EventFacts(
        title=_headline(page, told) or _title(sheet) or told.title,
        published=published,
        publication=_publication(findings, sheet) or told.publication,
        site=told.publication or _site(findings, sheet),
        start=start,
        end=end,
        reporters=writers(credited),
        chair=chair(narration),
        lead=lead,
        narration=narration,
    )


def _headline(page: Page, told: Told) -> str | None:
    """The title that the file tells, where the text prints it as a line of its own."""
    if not told.title:
        return None
    told_title = re.sub(r"\s", "", told.title)
    printed = (row.text for row in page.rows if row.text)
    return told.title if told_title and any(re.sub(r"\s", "", text) == told_title for text in printed) else None


def _title(sheet: Sheet) -> str | None:
    title = ""
    for strand in sheet.title:
        glued = not title or strand.text.startswith(("—", "-"))
        title += strand.text if glued else f" {strand.text}"
    return _SORT.sub("", title) or None


def _publication(findings: list[Finding], sheet: Sheet) -> str | None:
    for finding in findings:
        if finding.label is Label.SOURCE:
            words = re.split("[|｜]|[ \u3000]+(?=\\d|我要|评论)|[ \u3000]{2,}", finding.value.text)[0].strip(
                "《》[]【】()（）. \u3000"
            )
            if words:
                return words
    return _site(findings, sheet)


def _site(findings: list[Finding], sheet: Sheet) -> str | None:
    if sheet.site is not None:
        return sheet.site.text.strip("《》")
    return next((finding.value.text.strip("《》") for finding in findings if finding.label is Label.SITE), None)


def _published(findings: list[Finding], certain: bool) -> date | None:
    """``certain`` says that the page counts years of the Republic."""
    labels = (Label.PUBLISHED,) if _tells_place(findings) else (Label.PUBLISHED, Label.WHEN)
    dated = [finding.value.text for finding in findings if finding.label in labels]
    dated += [finding.value.text for finding in findings if finding.label is Label.SOURCE]
    found = (days[0] if (days := _first(text, None)) else republican(text, certain) for text in dated)
    return next((day for day in found if day is not None), None)


def _tells_place(findings: list[Finding]) -> bool:
    return any(finding.label is Label.PLACE for finding in findings)


def _held(findings: list[Finding], sheet: Sheet, lead: str, published: date | None) -> tuple[date | None, date | None]:
    """When the event took place: as labelled, as printed in brackets under the title, or as the lead says."""
    labels = (Label.HELD, Label.WHEN) if _tells_place(findings) else (Label.HELD,)
    labelled = [finding.value.text for finding in findings if finding.label in labels]
    bracketed = [strand.text for strand in sheet.dates]
    for text in (*labelled, *bracketed, lead):
        days = _first(text, published)
        if days is not None:
            return days
    told = told_day(re.sub("^【[^】]{1,8}】", "", lead), published)
    return told, told


def _first(text: str, reference: date | None) -> tuple[date, date] | None:
    """The first whole date in a text, completed by the day of publication, with the days listed
    after it (15日、16日)."""
    found = dates_in(text)
    for printed in found:
        if printed.start.day is None or _UP_TO.search(text[: printed.span.start]):
            continue
        days = complete(printed, reference)
        if days is not None:
            return days[0], _last_listed(text, chain([printed], found), days[1], reference)
    return None


def _last_listed(text: str, listed: Iterable[PrintedDate], last: date, reference: date | None) -> date:
    """The last of the days that a list goes on with, one day after another."""
    for before, printed in pairwise(listed):
        days = complete(printed, reference)
        if text[before.span.end : printed.span.start] not in ("、", "和") or days is None or days[0] - last != _DAY:
            break
        last = days[1]
    return last
