"""Where a personal name ends in running text."""

from __future__ import annotations

import re
from functools import lru_cache

from app.domain.surnames import COMPOUND_SURNAMES, DOUBTFUL_SURNAMES, SINGLE_SURNAMES, TRANSLITERATION
from app.domain.titles import TITLE_HEADS
from app.parse.grammar.names import is_certain, is_never, is_plain, is_possible, is_word, surname_of
from app.parse.grammar.signs import DOT, HAN
from app.parse.grammar.words import CITY_NAMES, EVERYDAY_WORDS
from app.parse.news.verbs import FOLLOWS_NAME, MANNER, SPEAKS
from app.text.alternatives import by_last

SURNAMES = "".join(sorted(SINGLE_SURNAMES | {name[0] for name in COMPOUND_SURNAMES}))
"""The first characters of surnames."""

_DOTTED = re.compile(f"{HAN}{{1,8}}(?:{DOT}{HAN}{{1,6}}){{1,3}}")
_WRITTEN = re.compile(f"[{''.join(sorted(TRANSLITERATION))}]{{3,10}}")
_EVEN_ADVERB = re.compile(f"{HAN}{HAN}地(?!{HAN}?[市县区镇乡村])")
_SENTENCE_BEGINS = "\n\u3000 。!！?？”」>"
_LONGEST_ADVERB = 4
_LONGEST_VERB = 16
_NO_SURNAME = frozenset(
    "在要生来起道法次问员老由始别化后终越双都你我他她它这那其此本该各某两对为被把让使与及或但而所者没很太更最"
)
_KIN = "大娘|大爷|大妈|大叔|大婶|大姐|大哥|大嫂|奶奶|爷爷|阿姨|师傅"
_NO_NAME = re.compile(
    "副|^(?:郑重|全力|应邀|应约|时任|经过|从容|成功|高兴|安排|关切|和善|温和|和气|乐呵|甘愿|喜悦|应该|应当|能够|曾经|于是"
    "|从而|从此)$|[的是了这那我你她他们吗呢吧啊就又把很不没与及]|^.[总工局家]$|昨[日天]|今[日天年]|近[日年]|日前|上午|下午"
    f"|会[上后议]|同志|先生|女士|{_KIN}|老板|小姐|[市县区镇乡村局委院校厂会部组团所]$"
)
_NO_ADVERB = re.compile("郑重(?=感[叹慨]|打趣|笑|透露|回忆|认为|解释|觉得)")
_TITLED_AFTER = re.compile(f"女士|先生|[区县市]议员|{_KIN}")
NAMED_AS_WORDS = CITY_NAMES | frozenset(
    (
        "海南 宁波 吉林 云南 江西 山西 温州 杭州 武汉 宁夏 吉祥 和平 平安 黄河 黄山 长江 长春 白云 花园 安全 "
        "安康 白天 "
        "红旗 江南 江山 江淮 田野 阳光 宁静 乔木 谷雨 山川 山水 温馨 向前 文明 方向"
    ).split()
)
"""Everyday words and places that are also given as names."""
_GLUED = frozenset("还也又则就曾便再均都先仍在对向从率说称讲等作做致任首最不深")
_OFFICES = tuple(
    (
        "书记 主任 局长 县长 市长 区长 镇长 乡长 部长 主席 院长 校长 所长 站长 董事长 总经理 厅长 秘书长 会长 "
        "馆长 处长 行长 "
        "队长"
    ).split()
)
_VOUCHING = by_last(
    set(TITLE_HEADS) - set("代表 委员 成员 干部 学员 会员 职工 工人 农民 市民 居民 村民 学生 教师 志愿者".split())
)
_NO_RARE = frozenset(
    "在的和与对率就说表认指强提介希建透感称带主出参来到从向等及一不也还有曾将已以会能可应须需均则并而却才刚正再听看谈讲做作"
    "致走边深高充详认仔多反着重明首先随同接最当兼办职"
)
_NO_RARE_NAME = re.compile("时$|总结|表示|指出|强调|要求|介绍|认为|希望|讲话|发言|会议|工作|率队|主持")
_SAYS = re.compile(
    "看来[,，]|(?:说|讲|称|指|表示|认为|指出|强调|介绍|坦言|回应)[,，:：]|与|在|对|就|率|告诉"
    "|(?:认为|表示|希望|强调|指出|建议|要求)"
)
_SAYS_NEXT = re.compile("(?:接着|随后|则|也|还|回忆)?(?:说|表示|认为|介绍|指出|强调)[,，:：]")


def name_end(text: str, at: int, count: dict[str, int], source: str) -> int | None:
    """Where the name ends that begins at ``at``, None where none does. ``count`` keeps how often candidates stand in
    ``source``, the whole page: of two that the next words allow, print elsewhere decides."""
    if at >= len(text):
        return None
    dotted = _DOTTED.match(text, at)
    if dotted is not None:
        titled = any(head in dotted[0].split("·")[0] for head in TITLE_HEADS)
        return None if titled else _dotted_end(text, at, dotted.end())
    written = _written(text, at)
    if text[at] not in SINGLE_SURNAMES and not written and text[at : at + 2] not in COMPOUND_SURNAMES:
        return None
    ends = [at + length for length in (2, 3, 4) if at + length <= len(text) and _is_name(text[at : at + length])]
    ends += [at + 2] if _NO_ADVERB.match(text, at) else []
    ends += range(max(at + 5, (ends or [at])[-1] + 1), written + 1)
    ends = [end for end in ends if not _TITLED_AFTER.match(text, end - 1)]
    good = [end for end in ends if FOLLOWS_NAME.match(text, end)]
    good = [end for end in good if end - at != 4 or _is_long(text, at, end, count, source)] or good
    if len(good) > 1:
        return _decided(text, at, good, count, source)
    if good:
        return good[0]
    if written and ends and ends[-1] == written:
        return written
    if not text[max(0, at - 4) : at].endswith(_OFFICES):
        return None
    if text[at] in DOUBTFUL_SURNAMES:
        return None
    long = len(surname_of(text[at : at + 3]) or "") > 1
    certain = [end for end in ends if (end - at <= 3 or long) and not is_word(text[at:end])]
    if len(certain) > 1 and _word_next(text, certain[0]) and _times(text[at : certain[-1]], count, source) < 2:
        return certain[0]
    return certain[-1] if certain and is_plain(text[at : certain[-1]]) else None


def _word_next(text: str, at: int) -> bool:
    """True where an everyday word or a manner of speaking begins: a name ends before it."""
    return text[at : at + 2] in EVERYDAY_WORDS or MANNER.match(text, at) is not None


def _is_long(text: str, at: int, end: int, count: dict[str, int], source: str) -> bool:
    """True for four characters that are one name: by the surname, because they end the text, or stand there again."""
    name = text[at:end]
    return len(surname_of(name) or "") > 1 or end == len(text) or _times(name, count, source) > 1


def _written(text: str, at: int) -> int:
    """Where the characters end that write names of other peoples, 0 where they are fewer than three."""
    found = _WRITTEN.match(text, at)
    return found.end() if found is not None else 0


def _dotted_end(text: str, at: int, end: int) -> int:
    """The last part of a name with dots ends where words that follow names begin."""
    last = max(text.rfind(sign, at, end) for sign in "·•・‧∙") + 1
    for stop in range(last + 1, end + 1):
        if FOLLOWS_NAME.match(text, stop) and (stop - last > 1 or stop == end):
            return stop
    return end


def is_dotted(text: str, at: int) -> bool:
    """True where a name with dots may begin at the place."""
    return _DOTTED.match(text, at) is not None


@lru_cache(maxsize=8192)
def _is_name(word: str) -> bool:
    if word[0] in _NO_SURNAME or not is_certain(word) or _NO_NAME.search(word) or is_never(word):
        return False
    if word[:2] in COMPOUND_SURNAMES:
        return word not in EVERYDAY_WORDS
    return not (is_word(word) and word not in NAMED_AS_WORDS and word[:2] not in NAMED_AS_WORDS)


def _is_vouched(text: str, at: int) -> bool:
    """True directly after an office that only one person has at a time."""
    return text.endswith(_VOUCHING.get(text[at - 1 : at], ()), 0, at)


def rare_end(text: str, at: int) -> int | None:
    """Where a name ends whose surname no list knows, after an office and before a verb of saying."""
    if text[at : at + 1] == "" or text[at] in _NO_SURNAME or text[at] in _NO_RARE or not _is_vouched(text, at):
        return None
    for end, says in ((at + 3, _SAYS), (at + 2, _SAYS_NEXT)):
        name = text[at:end]
        bad = _NO_NAME.search(name) or not is_possible(name) or _NO_RARE_NAME.search(name) or name in EVERYDAY_WORDS
        if not bad and says.match(text, end):
            return end
    return None


def vouched_end(text: str, at: int, source: str) -> int | None:
    """Where a name ends, after an office, that characters do not show to be one (a word, an unknown surname), where
    the page gives it the word at the beginning of a sentence (局长某某带队 … 某某总结说,)."""
    if text[at : at + 1] in _NO_SURNAME or not _is_vouched(text, at):
        return None
    for end in (at + 3, at + 2):
        name = text[at:end]
        if len(name) < end - at or _NO_NAME.search(name) or is_never(name):
            continue
        known = surname_of(name) is not None
        rare = end == at + 3 and text[at] not in _NO_RARE and is_possible(name) and not is_word(name)
        if ((known and is_certain(name)) or rare) and _speaks_elsewhere(name, source):
            return end
    return None


def _speaks_elsewhere(name: str, source: str) -> bool:
    at = source.find(name)
    while at >= 0:
        end = at + len(name)
        if at == 0 or source[at - 1] in _SENTENCE_BEGINS:
            says = SPEAKS.search(source, end, end + _LONGEST_VERB)
            if says is not None and says.start() - end <= _LONGEST_ADVERB:
                return True
        at = source.find(name, end)
    return False


def _times(word: str, count: dict[str, int], source: str) -> int:
    if word not in count:
        count[word] = source.count(word)
    return count[word]


def _decided(text: str, at: int, good: list[int], count: dict[str, int], source: str) -> int:
    short, long = good[0], good[1]
    if SPEAKS.match(text, short) and not SPEAKS.match(text, long):
        return short
    if (MANNER.match(text, short) or _EVEN_ADVERB.match(text, short)) and _times(text[at:long], count, source) < 2:
        return short
    if _times(text[at:long], count, source) < _times(text[at:short], count, source):
        return short
    glued = text[long - 1] in _GLUED and _times(text[at:long], count, source) < 2
    return short if glued else long
