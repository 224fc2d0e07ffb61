"""What a page says of itself: title, day, publication, and where and when a saved page was taken.

Chinese government sites carry ArticleTitle, PubDate and ContentSource (政府网站发展指引, 2017, 附件 2); the rest is
trafilatura's reading of the usual metadata. A saved page names its address in a comment of the browser ("saved from
url") or of SingleFile.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

import lxml.html

from app.text.dates import complete, find_dates

_HEAD = 20_000
_SAVED = re.compile(r"<!--\s*saved from url=\(\d{1,5}\)\s*(\S{1,2000}?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,2000})\s+saved date:\s*([A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d{4})"
)
_WEB = re.compile(r"https?://[^\s/?#]+(?:[/?#]\S*)?", re.IGNORECASE)
_TITLES = ("articletitle", "og:title")
_DAYS = ("pubdate", "publishdate", "article:published_time", "publish_time", "dc.date", "apub:time")
_PUBLICATIONS = ("contentsource", "source", "og:site_name", "sitename", "application-name")
_HAN = re.compile("[\u3400-\u9fff]")
_NAMELESS = re.compile(r"\s*(?:无标题(?:文档|页)?|首页|新建.{0,12}|untitled.{0,12}|未命名.{0,12})\s*", re.IGNORECASE)
_SITE_PART = re.compile(r"\s*(?<!—)[-_|｜–—](?!—)\s*[^-_|｜–—]{2,24}$")


@dataclass(frozen=True, slots=True)
class About:
    """What was found; ``fetched`` is the day on which the page was saved."""

    title: str | None = None
    published: date | None = None
    publication: str | None = None
    address: str | None = None
    fetched: date | None = None


def about(text: str, tree: lxml.html.HtmlElement, title: str | None, day: str | None) -> About:
    """Read the head of the page ``text``; ``title`` and ``day`` (ISO) are trafilatura's."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        content = (meta.get("content") or "").strip()
        if content:
            metas.setdefault(name, content)
    address, fetched = _saved(text[:_HEAD], tree, metas)
    return About(
        title=_title([metas.get(name) for name in _TITLES], title),
        published=_day([metas.get(name) for name in _DAYS], day),
        publication=next((v for name in _PUBLICATIONS if _HAN.search(v := metas.get(name, "")) and len(v) <= 40), None),
        address=address,
        fetched=fetched,
    )


def _title(named: list[str | None], found: str | None) -> str | None:
    for title in (*named, found):
        if title and _HAN.search(title) and not _NAMELESS.fullmatch(title):
            return " ".join(title.split())
    return None


def without_site(title: str) -> str:
    """A title without the site's name that a dash or stroke sets off at its end."""
    return _SITE_PART.sub("", title)


def _day(named: list[str | None], found: str | None) -> date | None:
    for text in (*named, found):
        for printed in find_dates(text or ""):
            days = complete(printed, None) if printed.start.day is not None else None
            if days is not None:
                return days[0]
    return None


def _saved(head: str, tree: lxml.html.HtmlElement, metas: dict[str, str]) -> tuple[str | None, date | None]:
    single = _SINGLE_FILE.search(head)
    if single is not None and _WEB.fullmatch(single[1]):
        try:
            return single[1], datetime.strptime(single[2], "%a %b %d %Y").date()
        except ValueError:
            return single[1], None
    saved = _SAVED.search(head)
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for address in (saved[1] if saved else None, *links, metas.get("og:url")):
        if address and _WEB.fullmatch(address.strip()):
            return address.strip(), None
    return None, None
