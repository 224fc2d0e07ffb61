"""What kind of page it is on which nobody speaks: told by its layout, for the reason that a reader is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from app.parse.grammar.covering import covers
from app.parse.grammar.headings import names_notice

_STAGE = re.compile(
    "[(（\\[【](?:[^()（）]{0,12})(?:幕|台上|灯|笑|哭|叹气|急|怒|放下|站起|坐下|走|转身|指着|摇头|点头|沉默|停顿|众人|观众|下场|上场)[^()（）]{0,12}[)）\\]】]"
)
_DIALOGUE = re.compile("[^:：“”。,，]{1,12}[:：]\\S")
_PAIR = re.compile("(?:甲|乙|丙|丁|逗|捧|男|女|合|领|齐|生|旦|净|末|丑)[:：]")
_ASKED = re.compile("(?:问|答|Q\\d?|A\\d?|[一二三四五六七八九十\\d]{1,2}[、.．].{2,40}[?？]$)[:：]?")
_PARTY = re.compile(
    "(?:甲方|乙方|丙方|出租方|承租方|买方|卖方|委托方|受托方|原告|被告|上诉人|被上诉人|申请人|被申请人)(?:[(（][^()（）]{0,12}[)）])?[:：]"
)
_LIFE = re.compile(
    "[男女][,，].{0,30}?(?:族|\\d{4}年)|\\d{4}年\\d{0,2}月?(?:出?生|参加工作)|\\d{4}[.．]\\d{2}\\s*[-—~–]+|(?:现任|拟任|拟提名|历任)"
)
_CITED = re.compile(
    "^[\\[［【]?\\d{1,3}[\\]］】.、]?\\s*[^。]{2,60}[.．。][^。]{2,80}(?:\\[[A-Z]{1,2}(?:/OL)?\\]|出版社|学报|期刊|\\d{4}[(（]\\d{1,2}[)）])|参考文献|引用格式|脚注"
)
_CHAT = re.compile(
    "^\\d{4}[-/年].{4,16}\\d{1,2}:\\d{2}(?::\\d{2})?\\s+\\S{1,16}[:：]|^\\d{4}[-/年].{4,16}\\d{1,2}:\\d{2}(?::\\d{2})?\\s+\\S{1,20}$|^\\S{1,16}\\s+\\d{1,2}:\\d{2}(?::\\d{2})?$|[(（<]\\d{5,11}[)）>]|^.{1,12}(?:撤回了一条消息|加入了?群聊|拍了拍)"
)
_DRAWN = re.compile(
    "[(（]?[^。]{0,50}(?:摄|供图|资料图片?)[)）]?$|^(?:图为|图\\d|[▲▼◆△])|[(（][左右前后中][一二三四五起排]?[)）]"
)
_TOLD = re.compile(
    "[说问答道笑叹喊骂曰][:：,，]?[“「]|[”」][^“”「」。]{0,12}(?:声音|顿了顿)|[”」][^“”「」。]{0,12}(?:说|道|笑道|叹道|喊道)[。,，]|^[“「][^”」]*[”」]$"
)
_MAIL = re.compile("此致|敬礼|您好[!！。]|你好[!！。]|顺颂|盼复|收信")
_NUMBERS = re.compile("(?:[\\d.,%-]+[\\s　]+){2,}[\\d.,%-]+$")
_STROPHE = 18


def kind_of(title: str, texts: Sequence[str]) -> str | None:
    """What the page is, in words that can follow 这是; None where no class is plain. ``texts`` are its lines."""
    return next((words for words, test in _CLASSES if test(title, texts)), None)


def _share(pattern: re.Pattern[str], texts: Sequence[str]) -> float:
    return sum(pattern.search(text) is not None for text in texts) / max(1, len(texts))


def _play(title: str, texts: Sequence[str]) -> bool:
    labels = _share(_DIALOGUE, texts)
    if re.search("剧本|话剧|小品|独幕剧|相声", title) and labels > 0.3:
        return True
    return labels > 0.5 and (sum(_STAGE.search(text) is not None for text in texts) > 1 or _share(_PAIR, texts) > 0.4)


def _asked(title: str, texts: Sequence[str]) -> bool:
    matched = sum(_ASKED.match(text) is not None for text in texts)
    return matched > 1 and any(re.match("答[:：]", text) or re.match("A\\d?[:：]", text) for text in texts)


def _contract(title: str, texts: Sequence[str]) -> bool:
    return sum(_PARTY.match(text) is not None for text in texts) > 1


def _resume(title: str, texts: Sequence[str]) -> bool:
    return sum(len(_LIFE.findall(text)) for text in texts) > 2 or re.search("简历|任前公示", title) is not None


def _cited(title: str, texts: Sequence[str]) -> bool:
    return sum(_CITED.search(text) is not None for text in texts) > 1


def _chat(title: str, texts: Sequence[str]) -> bool:
    return sum(_CHAT.search(text) is not None for text in texts) > 2


def _drawn(title: str, texts: Sequence[str]) -> bool:
    return _share(_DRAWN, texts) > 0.5


def _story(title: str, texts: Sequence[str]) -> bool:
    chapter = any(
        re.match("(?:第[一二三四五六七八九十百千\\d]{1,5}[章回节卷幕]|楔子|序章)", text) for text in [title, *texts[:3]]
    )
    told = sum(len(_TOLD.findall(text)) for text in texts)
    return told > 2 or (chapter and told > 0)


def _verse(title: str, texts: Sequence[str]) -> bool:
    lines = [text for text in texts if text != title]
    return (
        len(lines) > 3
        and all(len(text) <= _STROPHE for text in lines)
        and not any(re.search("[:：\\d]|第[一二三四五六七八九十]+条", text) for text in lines)
    )


def _obituary(title: str, texts: Sequence[str]) -> bool:
    return any(re.match("讣\\s*告|.{0,16}(?:逝世|生平)", text) for text in [title, *texts[:2]])


def _table(title: str, texts: Sequence[str]) -> bool:
    return _share(_NUMBERS, texts) > 0.5


def _recipe(title: str, texts: Sequence[str]) -> bool:
    return sum(re.match("(?:主料|辅料|调料|配料|用料|做法|步骤)[:：]", text) is not None for text in texts) > 1


def _sayings(title: str, texts: Sequence[str]) -> bool:
    return re.search("名言|语录|格言|警句|箴言", title) is not None


def _covering(title: str, texts: Sequence[str]) -> bool:
    return not any(map(names_notice, [title, *texts[:1]])) and covers([text for text in texts if text != title])


def _letter(title: str, texts: Sequence[str]) -> bool:
    return sum(_MAIL.search(text) is not None for text in texts) > 1


_CLASSES: tuple[tuple[str, Callable[[str, Sequence[str]], bool]], ...] = (
    ("附送材料的便函，发言在所附的文件里", _covering),
    ("聊天记录或留言，用的是网名，看不出是谁的发言", _chat),
    ("合同或法律文书，没有人发言", _contract),
    ("履历或任职公示，介绍的是人，没有人发言", _resume),
    ("参考文献或引文，不是会上的发言", _cited),
    ("参考文献或引文，不是会上的发言", _sayings),
    ("统计表格，没有发言内容", _table),
    ("讣告或生平，介绍的是人，没有人发言", _obituary),
    ("菜谱一类的说明文字，没有人发言", _recipe),
    ("剧本、相声或歌词里的对白，不是会议或考察发言", _play),
    ("政策问答，没有写明由谁回答", _asked),
    ("叙事作品中的对话，不是会议或考察发言", _story),
    ("图片说明，没有发言内容", _drawn),
    ("诗歌或歌词，不是会议或考察发言", _verse),
    ("书信，不是会议或考察发言", _letter),
)
