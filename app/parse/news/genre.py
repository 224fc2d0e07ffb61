"""Whether a page reports what people said, or only looks like it: a novel, a notice, a regulation."""

from __future__ import annotations

import re

from app.parse.grammar.headings import is_title, names_notice
from app.parse.page import Page

_ARTICLE = re.compile("第[一二三四五六七八九十百]{1,4}条")
_CHAPTER = re.compile("第[一二三四五六七八九十百千\\d]{1,5}[章回节卷]")
_TOLD = re.compile(
    "[笑叹喊骂怒吼哭嘟囔喃冷淡轻低沉][道声][:：,，]?[“「]|[^说讲问答介][道][:：][“「]|[”」](?:他|她|[^,，。”“]{2,4})(?:笑|叹|喊|骂|吼|冷冷|淡淡|轻声|低声)"
)
_SERIAL = re.compile("本章完|上一章|下一章|章节目录|加入书签|书友群|投推荐票")
_STUDY = re.compile("中图分类号|文献标识码|^参考文献|收稿日期|^\\[\\d+\\] ")
_MOST_TOLD = 2


def tells(page: Page) -> bool:
    """True for a page whose sentences may be read as a report of what people said."""
    texts = [row.text for row in page.rows if row.text]
    title = next((text for text in texts[:3] if is_title(text)), "")
    if names_notice(title) or sum(len(_ARTICLE.findall(text)) for text in texts) > 2:
        return False
    if any(_SERIAL.search(text) or _STUDY.search(text) for text in texts) or _CHAPTER.search(title):
        return False
    chapters = sum(_CHAPTER.match(text) is not None for text in texts)
    told = sum(len(_TOLD.findall(text)) for text in texts)
    return told <= _MOST_TOLD and not (chapters and told)
