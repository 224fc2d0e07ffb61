"""Which sentences without an attribution are the reporter's own, and which go on with somebody's words."""

from __future__ import annotations

import re

from app.parse.grammar.saying import speaks_for_all
from app.parse.news.clauses import opening
from app.parse.news.people import People
from app.parse.news.sentences import Sentence
from app.parse.news.subjects import Voice

_FRAME = re.compile(
    "(?:[他她]是|[他她]的(?:话|发言|讲述|提议|这番话)(?:让|引|赢|激|使|刚|音|得|一|博)|这(?:一)?番话|随后|当天|当日|当晚|会后|会前|期间|其间|活动中|活动当天|据悉|据了解|据介绍|据统计|资料显示|截至|目前,?(?:考察|代表)团|此前|次日|第二天|之后|散会|话音刚落"
    "|返程|座谈会(?:上|后|结束)|会上|会议(?:还|结束|期间)|考察(?:期间|结束|过程)|(?:\\d{1,2}月)?\\d{1,2}日(?:[上下]午|晚)?[,，])"
)
_EVENT = re.compile(
    "[^我咱]{0,48}(?:签署|签订|举行|召开|参观|观摩|观看|走访|察看|考察|听取|来到|走进|赠送|合影|交换|通报|观赏|体验|品尝|瞻仰|重温|解答|作了|进行)了"
    "|[几两三多]位[^我咱,，]{1,12}(?:互相|相视|面面相觑|相互看|失望|鼓掌|点头|笑)|[^我咱]{0,40}(?:掌声|叫好|喝彩|笑声|点了点头|点头|鼓掌|记在本子上|记下来|引起了?共鸣|议论开了)"
)
_GOES_ON = re.compile(
    "(?:[一二三四五六七八九十]是|[一二三四五六七八九]要|第[一二三四五六七八九][,，、是]|首先|其次|再次|[(（]?[一二三四五六七八九十\\d]{1,2}[)）、.．]|要|必须|应该?|[^,，。:：]{2,16}给了?我们[^,，。:：]{0,6}[一二两三四五几]点|今后|下一步,?要|同时,?要)"
)
_ASKED = re.compile("(?:有|本报|现场)?(?:记者|主持人|网友|观众|笔者)[^,，。:：问]{0,8}问(?:起|到|及)?")
_PERSONAL = re.compile("(?:他|她)(?:还)?(?:将|会|准备|打算|计划|想|也|还|最|的)")

_ATTENDS = re.compile(
    "(?:参加|出席|陪同|列席|随同|随行|参会|在座)(?:了?(?:会议|座谈|座谈会|活动|考察|调研|学习考察))?。?$"
)


def narrates(text: str, sentence: Sentence, people: People) -> bool:
    """True for a sentence of the reporter's: an event, a person or a delegation that acts, what was heard elsewhere."""
    words = text[sentence.start : sentence.end]
    if _FRAME.match(words) or _ASKED.match(words) or _EVENT.match(words) or speaks_for_all(words, told=True):
        return True
    found = opening(text, sentence.start, sentence.end, people)
    return found is not None and found.voice in (Voice.PERSON, Voice.NOBODY) and _PERSONAL.match(words) is None


def asked_of(text: str, sentence: Sentence, people: People) -> str | None:
    """Whom a reporter asks (记者问某某), with whose answer the page goes on; None where nobody is named."""
    found = _ASKED.match(text, sentence.start, sentence.end)
    end = people.end_of_name(text, found.end()) if found is not None else None
    person = people.person(text[found.end() : end]) if found is not None and end is not None else None
    return person.name if person is not None else None


def goes_on(text: str, sentence: Sentence) -> bool:
    """True for a sentence at the beginning of a paragraph that can only continue what was said before it: an item, a
    demand without a subject."""
    return _GOES_ON.match(text, sentence.start, sentence.end) is not None


def tells_more(text: str, sentence: Sentence) -> bool:
    """True for a sentence about the speaker, as a pronoun, that reports what he intends (他将…)."""
    return _PERSONAL.match(text, sentence.start, sentence.end) is not None


def attends(text: str, sentence: Sentence) -> bool:
    """True for a sentence that ends with who took part besides the one whom it is about."""
    return _ATTENDS.search(text, sentence.start, sentence.end) is not None
