"""Whether a page reports what people said, or only looks like it: a novel, a notice, a regulation."""

from __future__ import annotations

import re

from app.parse.grammar.headings import is_title
from app.parse.page import Page

_ARTICLE = re.compile("第[一二三四五六七八九十百]{1,4}条")
_CHAPTER = re.compile("第[一二三四五六七八九十百千\\d]{1,5}[章回节卷]")
_BEGUN = re.compile(f"\n{_CHAPTER.pattern}")
TOLD = re.compile(
    "(?:[笑怒喝骂哼吼]|冷冷|淡淡|缓缓|低声|沉声|轻声|冷声|哈哈)地?(?:说)?道?[:：,，]?[“「]"
    "|[”」](?:他|她|[^,，。”“]{2,4})?(?:冷笑|大笑|怒|喊|骂|吼|冷冷|淡淡|缓缓|沉声|冷声)"
    "|(?:^|[。”」])[^,，。“”]{2,4}道[:：]?[“「]"
)
MAY_TELL = re.compile(
    "[笑怒喝骂哼吼冷淡缓声哈道]地?说?道?[:：,，]?[“「]"
    "|[”」](?:他|她|[^,，。”“]{2,4})?(?:[怒喊骂吼]|[冷大]笑|冷冷|淡淡|缓缓|[沉冷]声)"
)
"""Found wherever ``TOLD`` is, in a fraction of its time: the last character of a tone before a quotation, or a tone
behind one."""
_NOVEL_OR_STUDY = re.compile(
    "本章完|上一章|下一章|章节目录|加入书签|书友群|投推荐票|中图分类号|文献标识码|\n参考文献|收稿日期|\n\\[\\d+\\] "
)
_NOTICE = re.compile(
    "(?:通知|公告|公示|办法|规定|条例|细则|章程|规程|名单|须知|简章|启事|议程|日程表?|批复)(?:[(（][^()（）]*[)）])?$"
    "|^(?:.{0,16}关于|印发)(?!.{0,40}(?:说|谈|讲话|发言)).{2,60}(?:意见|方案|决定|制度|合同|协议|函|规则|目录|指南|准则)$"
)
_MOST_ARTICLES = 2
_MOST_TOLD = 2


def tells(page: Page) -> bool:
    """True for a page whose sentences may be read as a report of what people said."""
    texts = [page.rows[number].text for number in page.numbers]
    title = next((text for text in texts[:3] if is_title(text)), "")
    whole = "\n".join(("", *texts))
    if _NOTICE.search(title) or _CHAPTER.search(title) or len(_ARTICLE.findall(whole)) > _MOST_ARTICLES:
        return False
    if _NOVEL_OR_STUDY.search(whole):
        return False
    may_tell = MAY_TELL.search(whole) is not None
    told = sum(len(TOLD.findall(text)) for text in texts if MAY_TELL.search(text)) if may_tell else 0
    return told <= _MOST_TOLD and not (told and _BEGUN.search(whole))
