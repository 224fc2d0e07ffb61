"""Why a page has no statement, in words for the person who reads the list of problems."""

from __future__ import annotations

import re

from app.parse.classes import kind_of
from app.parse.front import mark_front
from app.parse.grammar.headings import names_list, names_notice
from app.parse.grammar.roles import is_office, is_role
from app.parse.grammar.salutations import addresses_offices, is_salutation
from app.parse.grammar.saying import reported, speaks_for_all
from app.parse.grammar.signs import HAN
from app.parse.outline import NARRATION, Mark, Outline, Part, blank_marks
from app.parse.page import Page

_ARTICLE = re.compile("第[一二三四五六七八九十百]{1,4}条")
_LABELLED = re.compile("[^:：。]{2,8}[:：].")
_LIST_ROW = 30
OFFICES_SPEAK = "只有单位在发言"
"""How the reason begins where a person has to say who spoke."""
_OFFICE_SPEAKS = re.compile("([^:：。，；;,]{3,20})[:：](?!负责|牵头|配合).{12,}[。！!]")
_NAMED_OFFICES = 3


def outline_of_nobody(page: Page) -> Outline:
    """The outline of a page on which nobody speaks: title, addressees, narration; a heading only over a paragraph."""
    marks = blank_marks(page.rows)
    mark_front(page, marks, len(page.rows))
    for number, following in zip(page.numbers, [*page.numbers[1:], None], strict=False):
        text = page.rows[number].text
        if marks[number].part in (Part.HEADING, Part.NARRATION) and (addresses_offices(text) or is_salutation(text)):
            marks[number] = Mark(Part.SALUTATION)
        elif marks[number].part is Part.HEADING and not (_is_paragraph(page, following) and not _LABELLED.match(text)):
            marks[number] = NARRATION
    return Outline("none", tuple(marks), 0)


def _is_paragraph(page: Page, number: int | None) -> bool:
    if number is None:
        return False
    text = page.rows[number].text
    return len(text) > _LIST_ROW or text.endswith("。")


def why_nobody(page: Page, title: str) -> str:
    """The reason in Chinese, with what to do."""
    texts = [row.text for row in page.rows if row.text]
    whole = "\n".join(texts)
    if not texts:
        return "文件里只有网页导航或空白，没有正文，请检查是否保存完整。"
    if not re.search(HAN, whole):
        return "全文没有汉字，不是中文发言，未作切分。"
    if 3 * len(re.findall(HAN, whole)) < len(
        re.findall("[A-Za-z\\u3040-\\u30ff\\uac00-\\ud7af\\u0400-\\u04ff]", whole)
    ):
        return "全文不是中文，未作切分。"
    if names_list(title):
        return "这是名单或目录，只有姓名职务，没有发言内容。"
    kind = kind_of(title, texts)
    if kind is not None:
        return f"这是{kind}。"
    if len(_ARTICLE.findall(whole)) > 2 or names_notice(title):
        return "这是通知、公告或规章，没有人发言。"
    if all(len(text) <= _LIST_ROW and not text.endswith("。") for text in texts[1:]):
        return "这是名单或目录，只有姓名职务，没有发言内容。"
    offices = _speaking_offices(texts)
    if offices:
        named = "、".join(offices[:_NAMED_OFFICES]) + ("等" if len(offices) > _NAMED_OFFICES else "")
        return f"{OFFICES_SPEAK}({named})，没有写明是谁；如果这是发言，请补上发言人。"
    if any(reported(text) for text in texts):
        return "这是新闻报道，但认不出哪些话是谁说的，请核对姓名职务的写法。"
    if any(speaks_for_all(text) for text in texts) or re.search("(?:大家|代表们|委员们|与会人员).{0,12}认为", whole):
        return "这是综合报道，只有“大家认为”一类的集体意见，没有写明是谁的发言。"
    return "没有找到写明发言人的段落；如确有发言，请核对姓名职务的写法。"


def _speaking_offices(texts: list[str]) -> list[str]:
    """The offices, as printed, before whose colon a person would stand (教育局：今年要……)."""
    spoken = (found[1].strip() for text in texts if (found := _OFFICE_SPEAKS.match(text)))
    return list(dict.fromkeys(label for label in spoken if is_office(label) and not is_role(label)))
