"""What is shaped like a headline or a heading."""

from __future__ import annotations

import re

from app.parse.grammar.signs import CLOSERS, FINAL

LONGEST_HEADING = 44
LONGEST_STRAY = 16
_LONGEST_TITLE = 80
_ORDINAL = re.compile(
    "(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[(（]?\\d{1,2}[)）、.．]|[①-⑳]"
    "|第[一二三四五六七八九十]{1,2}(?:[,，、:：]|[条点是])"
    "|[一二三四五六七八九十][是要]|首先|其次|再次|最后)"
)
_NOTICE = re.compile(
    "通知|公告|公示|条例|细则|规程|批复|名单|一览表|简章|启事"
    "|(?:规定|办法|规则|章程|意见|方案|决定|函|目录|指南|须知|议程|日程|制度|准则|合同|协议书?)(?:$|[\\s(（_|《】])"
)
_LIST = re.compile("名单|一览表|花名册|名册|通讯录|目录$")
_SPEECH = re.compile(
    "讲话|发言|致辞|致词|演讲|汇报|述职|表态|讲稿|寄语|献词|感言|心得|体会|主旨报告|报告稿|讲座|党课|谈话|对话实录"
)
_LABEL = re.compile(
    "[【\\[]?(?:部分|与会|大会|会议|座谈|研讨|讨论|交流|代表|委员|嘉宾|现场|互动|问答|学员)*(?:发言|交流|讨论|实录"
    "|访谈|讲话|感言|心得|体会)"
    "(?:者|人|代表)?(?:内容|材料)?(?:摘要|摘登|摘编|实录|选登|节选|如下|全文|选编|集锦|环节)?[】\\]]?[:：]?"
)
_ENCLOSED = re.compile("[【〔].{1,16}[】〕]")
_STOPS = re.compile("[。,，;；:：!！?？、…]")
_GATHERING = re.compile(
    "发言|摘要|摘登|摘编|座谈|研讨|考察|讨论|会议|交流|访谈|谈认识|谈体会|谈感受|实录|说|代表|委员|赴|心声|热议|声音"
)


def is_heading(line: str) -> bool:
    """True for a short line that ends as a heading does: no stop, no colon, no comma; ? and ! only in short ones."""
    bare = line.rstrip(CLOSERS)
    if not 2 <= len(line) <= LONGEST_HEADING or not bare or bare[-1] in "。;；:：,，、…":
        return False
    if "。" in line or ";" in line or "；" in line:
        return False
    if line[-1] in "”」" and line[0] in "“「":
        return len(line) <= 24
    return bare[-1] not in FINAL or len(line) <= 20


def is_stray(line: str) -> bool:
    """True for a line that can be the torn second half of a headline: very short and without any punctuation."""
    return 2 <= len(line) <= LONGEST_STRAY and not _STOPS.search(line) and not has_ordinal(line)


def is_title(line: str) -> bool:
    """True for a line that can be the headline of a page."""
    bare = line.rstrip(CLOSERS)
    if not 4 <= len(line) <= _LONGEST_TITLE or not bare or bare[-1] in "。;；,，、":
        return False
    return "。" not in line and ";" not in line and "；" not in line


def is_section_label(line: str) -> bool:
    """True for what announces all the speeches at once (发言摘要:) and is no one's heading."""
    return divides(line) or (line[-1:] in ":：" and len(line) <= 24)


def divides(line: str) -> bool:
    """True for the head of a group of speeches (【部门篇】, 交流发言), wherever it stands."""
    return _LABEL.fullmatch(line) is not None or _ENCLOSED.fullmatch(line) is not None


def has_ordinal(line: str) -> bool:
    """True where the line opens with an ordinal marker."""
    return _ORDINAL.match(line) is not None


def names_notice(title: str) -> bool:
    """True for the title of a notice, a regulation or a list, which nobody speaks."""
    return _NOTICE.search(title) is not None and _SPEECH.search(title) is None


def names_list(title: str) -> bool:
    """True for the title of a list of people or things."""
    return _LIST.search(title) is not None and _SPEECH.search(title) is None


def names_speech(title: str) -> bool:
    """True for the title of one speech."""
    return _SPEECH.search(title) is not None


def names_gathering(title: str) -> bool:
    """True for a title that says that several people speak."""
    return _GATHERING.search(title) is not None
