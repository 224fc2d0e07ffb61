"""Page furniture: navigation, paging, captions, counters and strings that were injected by sites and copiers."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from app.domain.blocks import BlockKind
from app.parse.grammar.omissions import DOTS, OMISSION_LINE, may_omit_tail, tells_of_more
from app.parse.grammar.signs import CLOSE, COLON, GAP, HAN, OPEN
from app.text.needed import gate, opening_gate, word_gate

_TRAIL = re.compile(
    f"(?:[【\\[]?{GAP}*(?:您|你)(?:现在)?(?:的|所在|所处)*(?:的)?位置|当前(?:所在)?位置|所在位置"
    f"|现在位置){GAP}*(?:是)?{GAP}*{COLON}.*"
    f"|(?:[【\\[][^】\\]]{{2,16}}[】\\]])?(?:网站)?首页{GAP}*(?:[>》»＞/|]|--?>|→|::|-).*"
)
_CRUMBS = re.compile(f".{{1,20}}{GAP}*(?:>>|»|＞|&gt;|>){GAP}*.{{1,60}}")
_NAVIGATION = re.compile(
    f"[【\\[(（<《▲◆□■·•\\s]*(?:上一篇|下一篇|上一条|下一条|上篇|下篇|前一篇|后一篇|上一则|下一则)(?:文章"
    f"|新闻)?{GAP}*(?:{COLON}|[】\\]>]|$).*"
    f"|[【\\[(（]*(?:返回(?:首页|顶部|列表|上页|上一页|目录|栏目)|回到顶部|网站地图|网站首页|首页|联系我们|关于我们"
    f"|设为首页|加入收藏|收藏本[页站文]|打印本[页文]|关闭(?:窗口|本页)"
    f"|我要(?:评论|纠错|分享)|发表评论|网友评论|查看评论|分享到?|分享至.{{0,16}}|扫一扫.{{0,24}}"
    f"|(?:微信)?扫码.{{0,20}}|长按.{{0,24}}二维码.{{0,10}}|访问手机版|手机版"
    f"|电脑版|客户端下载|下载客户端|关注我们|qrcode|二维码|无障碍(?:阅读|浏览)?|繁体(?:版|中文)?|简体(?:版|中文)?"
    f"|登录|注册|登录{GAP}*[|/]?{GAP}*注册|点赞|在看|阅读原文"
    f"|返回搜狐.{{0,12}}|责任编辑|相关附件|附件下载|字号{GAP}*.{{0,20}}|T{GAP}*[|/]{GAP}*T.{{0,6}}|更多(?:>+"
    f"|精彩.{{0,10}})?|展开|收起|我的|搜索|search)[】\\]>》»)）。]*"
    f"|(?:今天是|今日是|现在是){GAP}*[:：]?{GAP}*(?:\\d{{4}}年|星期).{{0,60}}"
    f"|(?:[<《〖【\\[(]*(?:[上下]一[篇版期]|放大|缩小|默认|打印|收藏|版面导航|标题导航|返回首页|往期回顾)"
    f"[+oO>》〗】\\])-]*{GAP}*){{2,}}"
    f"|(?:第?[A-Z]?\\d{{1,3}}版[:：]{HAN}{{0,8}}{GAP}*)+"
    f"|(?:主办单位|承办单位|协办单位|技术支持|网站标识码|备案号|版权所有|网站标识|主管单位|地址|邮编|联系电话"
    f"|电子邮箱|邮箱|举报电话|热线电话|Copyright|©).{{0,100}}"
    r"|(?:相关|推荐|热门|延伸|随机)(?:新闻|阅读|链接|文章|报道|推荐)[:：].{2,100}",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r".{4,60}(?:…|\.\.\.)\s*[\[(（]?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\])）]?"
    "|.?ICP备.{0,100}|.{0,30}(?:ICP备|公网安备|版权所有|All Rights Reserved|Copyright ?[©(]).{0,80}",
    re.IGNORECASE,
)
_TAIL_SECTION = re.compile(
    f"[【\\[■◆●▶>《]*{GAP}*(?:相关(?:新闻|阅读|链接|文章|推荐|报道|内容|资讯|稿件|专题|信息)|推荐(?:阅读|资讯|文章"
    f"|新闻)|随机阅读|热门(?:推荐|文章|新闻|资讯|阅读|排行|标签)"
    f"|延伸阅读|更多(?:新闻|相关|阅读|推荐)|猜你喜欢|精彩推荐|为您推荐|为你推荐|最新(?:文章|资讯|新闻|发布)"
    f"|点击排行|阅读排行|友情链接|大家都在看|往期(?:回顾|推荐|精选)|编辑推荐"
    f"|本网声明|免责声明|版权声明){GAP}*[】\\]■◆:：>》]*"
)
_PAGING = re.compile(
    "(?=[【\\[(（<第\\d共上下首尾末\\s|>«»…\\]】转—-])(?=.*[\\d页版])[【\\[(（<]*(?:第?\\s*\\d{1,3}\\s*/\\s*(?:共\\s*)?\\d{1,3}\\s*页?"
    "|第\\s*[\\d一二三四五六七八九十]{1,3}\\s*页(?:\\s*[,，/]?\\s*共\\s*\\d{1,3}\\s*页)?"
    "|共\\s*\\d{1,3}\\s*页(?:.{0,12}\\d.{0,6})?"
    "|(?:上一页|下一页|首页|尾页|末页|\\d{1,3}|第\\s*\\d{1,3}\\s*页|[\\s|<>«»…\\[\\]【】])+"
    "|转\\s*第?\\s*\\d{1,2}\\s*版.{0,4}|上接第?.{1,3}版.{0,6}|下转第?.{1,3}版.{0,6}|-\\s*\\d{1,3}\\s*-"
    "|—\\s*\\d{1,3}\\s*—)[】\\])）>]*"
)
_CAPTION_HEAD = re.compile(
    f"[(（【\\[]?(?:图\\d*|图为|图[一二三四五六七八九十]|右图|左图|上图|下图|题图|配图|图片|图片说明|资料图片?"
    f"|资料照片|视频|摄影){GAP}*(?:{COLON}|为).{{1,80}}"
    "|图为.{2,80}|[▲▼◆△↑↓].{2,80}"
)
_CAPTION = re.compile(
    f".{{0,60}}(?:[(（][^()（）]{{0,16}}摄[)）]|{GAP}{HAN}{{2,4}}{GAP}*(?:/)?摄"
    f"|资料图片?|资料照片|供图|[(（]图(?:/|片).{{0,16}}[)）])[)）]?。?"
    f"|.{{0,30}}(?:左起|右起|前排左|前排右|后排左|左[一二三四五]|右[一二三四五])[^。]{{0,50}}"
)
_TAKEN = re.compile("[(（][^()（）]{2,16}摄[)）]$")
_PICTURE = re.compile("!\\[[^\\]]*\\]\\([^)]*\\)|\\[?图片\\]?|<img[^>]*>", re.IGNORECASE)
_JUNK_LINE = re.compile(
    "[|｜\\-—_=*~·.\\s#>]+"
    f"|(?:会务)?(?:联系人|联系方式|咨询电话|监督电话|报名电话){GAP}*{COLON}.{{0,60}}"
    f"|<tr id=.*|[A-Za-z]:[\\\\/].*|https?://\\S+|www\\.\\S+|[\\d,]+\\s*(?:次|人|℃|赞|评论|阅读)"
    f"|\\(?\\d{{1,2}}:\\d{{2}}(?::\\d{{2}})?\\)?|[?？]+|发(?:送)?自我的[^。,，]{{1,20}}|[Ss]ent from my .{{1,30}}"
)
_JUNK_WORDS = re.compile(f".{{0,20}}(?:tujian\\.org|图鉴社).{{0,40}}|.{{0,12}}微信(?:公众)?号{COLON}.{{0,30}}")
_INLINE_JUNK = re.compile(
    "!\\[[^\\]\n]{0,200}\\]\\([^)\n]{0,300}\\)|<!--.{0,500}?-->|</?[A-Za-z][^<>\u4e00-\u9fff]{0,200}>"
    "|<a target[^>]{0,300}>"
    "|\\[db:[^\\]]{0,40}\\]|壟!--|&(?:nbsp|ensp|emsp|lt|gt|amp|quot);"
    "|[Cc]opyright[^\u4e00-\u9fff。]{0,40}(?:[\u4e00-\u9fff]{2,6}社)?(?:[A-Za-z0-9_.]{0,40}\\.(?:org|com|cn|net))?"
    "|[A-Za-z0-9_.]{0,40}tujian\\.org[A-Za-z0-9/_.]*"
    "|[\U0001f300-\U0001faff\u2600-\u2604\u2607-\u26ff\u2700-\u27bf\ufe0f]"
)
_LEADING = re.compile(
    "[?？]{2,}|[▲△▼](?=[^。]{2,70}[:：])|[·・]\\s*(?=[\u4e00-\u9fff])"
    "|(?:[•●■□◆◇★☆▪▶►➤○]|#{1,6}|>)\\s*|[*＊+-]\\s+|\\?\\s*(?=[\u4e00-\u9fff])"
)
_TRAILING = re.compile("\\s*[|｜]+\\s*$")
_STAMP = re.compile(
    "\\s*[\\[【(（]?\\s*(?:\\d{4}[-/年]\\d{1,2}[-/月]\\d{1,2}日?\\s*)?\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?\\s*[\\]】)）]?\\s*$"
)
_NOTE = re.compile(
    "[(（【\\[](?:待续|未完待续|[^()（）]{0,30}(?:根据[^()（）]{0,16}整理|标题为|编者"
    "|未经本人审[阅核定]|有删改|略有改动)[^()（）]{0,30}"
    "|(?:以上|本版|本文|本期|本组|本次)[^()（）。]{0,40}(?:整理|提供|供稿|组织|采写|摘编|记录|撰写|采访)[^()（）。]{0,30})[)）】\\]]"
)
_END = re.compile("[(（【\\[—-]*(?:完|全文完|本文完|End)[)）】\\]—-]*", re.IGNORECASE)
_END_TAIL = re.compile("(?<=[。!！?？”’」…)）])\\s*[(（【\\[](?:完|全文完|本文完)[)）】\\]]\\s*$")
_TAIL_LENGTH = 300
_LONGEST = 160
"""Characters of the longest line that the patterns of rare words may match as a whole."""
_LONGEST_LINK, _LONGEST_CAPTION = 120, 90
_OPENS = re.compile("[\\[【(（]")
_STOPS = re.compile("[。,，;；:：]")
_HAN, _LETTER = re.compile(HAN), re.compile("[A-Za-z]")
_CLOSERS = frozenset("]】)）")
_SITE = re.compile(
    "(?:网|日报|晚报|时报|商报|都市报|晨报|早报|导报|周报|新闻|在线|客户端|频道|门户|平台|融媒体?(?:中心)?|发布|博客"
    "|论坛|网站|公众号|文库|文秘|数字报|电子报|数字版|电台|电视台|广播|之窗|信息港|驿站|笔记|先锋|热线)"
    f"(?:{OPEN}[^()（）]*{CLOSE})?$"
)


class _Form(NamedTuple):
    """What a line may be as a whole. ``opening`` says that the first character of its pattern gives it away, else the
    pattern holds rare words; lines of more than ``longest`` characters are not of this form, and ``fits`` asks for
    what else must be true of one."""

    kind: BlockKind
    opening: bool
    pattern: re.Pattern[str]
    longest: int = sys.maxsize
    fits: Callable[[str], bool] = bool


def _is_trail(line: str) -> bool:
    return "。" not in line


def _is_caption(line: str) -> bool:
    return line.count("。") <= (2 if line.startswith("图为") and _TAKEN.search(line) else 1)


FORMS = (
    _Form(BlockKind.JUNK, True, _JUNK_LINE),
    _Form(BlockKind.JUNK, True, _END),
    _Form(BlockKind.JUNK, True, _PICTURE),
    _Form(BlockKind.JUNK, False, _JUNK_WORDS, _LONGEST),
    _Form(BlockKind.OMISSION, True, DOTS),
    _Form(BlockKind.OMISSION, False, OMISSION_LINE, _LONGEST, tells_of_more),
    _Form(BlockKind.CREDIT, True, _NOTE),
    _Form(BlockKind.PAGING, True, _PAGING),
    _Form(BlockKind.NAVIGATION, True, _TRAIL, _LONGEST_LINK, _is_trail),
    _Form(BlockKind.NAVIGATION, False, _CRUMBS, _LONGEST_LINK, _is_trail),
    _Form(BlockKind.NAVIGATION, True, _NAVIGATION, _LONGEST_LINK),
    _Form(BlockKind.NAVIGATION, False, _FOOTER, _LONGEST_LINK),
    _Form(BlockKind.CAPTION, True, _CAPTION_HEAD, _LONGEST_CAPTION, _is_caption),
    _Form(BlockKind.CAPTION, False, _CAPTION, _LONGEST_CAPTION, _is_caption),
)
"""In the order in which they are asked."""
_MAY_HOLD = word_gate(*(form.pattern for form in FORMS if not form.opening))
_GATES = tuple((form, opening_gate(form.pattern) if form.opening else None) for form in FORMS)
_MAY_LEAD, _MAY_HOLD_JUNK, _MAY_BE_STAMPED = opening_gate(_LEADING), gate(_INLINE_JUNK), gate(_STAMP)


@lru_cache(maxsize=4096)
def _forms(first: str, holds: bool) -> tuple[_Form, ...]:
    """The forms that a line with this first character may have, by whether it holds one of the rare words."""
    return tuple(form for form, opening in _GATES if (holds if opening is None else opening.match(first)))


def may_be_marked(line: str) -> bool:
    """False where ``leading_marks``, ``trailing_marks`` and ``inline_junk`` find nothing: nearly every line."""
    may = _MAY_LEAD.match(line) or _MAY_HOLD_JUNK.search(line)
    return may is not None or line.rstrip()[-1:] in ("|", "｜")


def whole_line(line: str) -> BlockKind | None:
    """What a line is that is furniture as a whole, None where it may be text."""
    length = len(line)
    for form in _forms(line[:1], length <= _LONGEST and _MAY_HOLD.search(line) is not None):
        if length <= form.longest and form.fits(line) and form.pattern.fullmatch(line):
            return form.kind
    return None


def opens_tail(line: str) -> bool:
    """True for the head of a list of other articles, with which the page's own text ends."""
    return _TAIL_SECTION.fullmatch(line) is not None


def may_end(line: str) -> bool:
    """False where ``omission_tail``, ``end_mark`` and ``time_stamp`` find nothing, in a fraction of their time."""
    last = line.rstrip()[-1:]
    return last in _CLOSERS or last.isdecimal() or may_omit_tail(line)


def leading_marks(line: str) -> int:
    """How many characters at the beginning are no text: bullets, signs of a heading, question marks for lost blanks."""
    at = 0
    while found := _LEADING.match(line, at):
        if found.end() == len(line):
            break
        at = found.end()
    return at


def trailing_marks(line: str) -> int:
    """Where strokes begin that end a line, its length if there are none."""
    if line.rstrip()[-1:] not in ("|", "｜"):
        return len(line)
    found = _TRAILING.search(line, max(0, len(line) - _TAIL_LENGTH))
    return found.start() if found else len(line)


def end_mark(line: str) -> int:
    """Where (完) begins that is glued to the last sentence, the line's length if there is none."""
    if line.rstrip()[-1:] not in _CLOSERS:
        return len(line)
    found = _END_TAIL.search(line, max(0, len(line) - _TAIL_LENGTH))
    return found.start() if found and found.start() > 0 else len(line)


def time_stamp(line: str) -> int:
    """Where the time of a post begins that ends a line (… [09:59]), the line's length if there is none."""
    last = line.rstrip()[-1:]
    if last not in _CLOSERS and not last.isdecimal():
        return len(line)
    found = _STAMP.search(line, max(0, len(line) - _TAIL_LENGTH)) if _MAY_BE_STAMPED.search(line) else None
    return found.start() if found and found.start() > 0 and _OPENS.search(found[0]) else len(line)


def inline_junk(line: str) -> list[tuple[int, int]]:
    """Offsets of what was injected into a line: tags, entities, copyright marks, emoji, placeholders."""
    if not _MAY_HOLD_JUNK.search(line):
        return []
    return [found.span() for found in _INLINE_JUNK.finditer(line) if found.end() > found.start()]


def is_site(text: str) -> bool:
    """True for the name of a site, a paper or a channel: ends as such names do, or has no Han at all but letters."""
    bare = text.strip("《》 \u3000")
    if not 2 <= len(bare) <= 24 or _STOPS.search(bare):
        return False
    if not _HAN.search(bare):
        return _LETTER.search(bare) is not None
    return _SITE.search(bare) is not None


def crumbs_site(trail: str) -> str | None:
    """The site's name from a bread-crumb trail (您的位置:某某网>>…), None where it names none."""
    bare = re.sub(f"^[^:：]{{2,10}}{COLON}", "", trail)
    first = re.sub("首页$", "", re.split("[>》»＞/]|&gt;|->|→", bare)[0]).strip("【】[] 　")
    named = is_site(first) or re.search(f"^{HAN}{{2,12}}(?:人民政府|政协|人大|[市县区]委)$", first)
    return first if named and first not in ("首页", "网站首页") else None
