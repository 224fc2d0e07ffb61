"""Words of a report: verbs of saying, whole bodies of people as their subject, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.parse.grammar.attribution import Printed
from app.parse.grammar.names import is_certain
from app.parse.grammar.roles import is_role, split_label
from app.parse.grammar.signs import COLON, COMMA, FINAL, HAN

VERB = (
    "(?:说道?|表示|认为|指出|强调|要求|提出|介绍|坦言|建议|希望|透露|感慨|感叹|回忆|举例|称|指|预料|形容|谈到|谈道"
    "|提到|告诉记者|回应|总结|补充|提问"
    "|插话|寄语|承诺|讲到|直言|感言|分享|汇报|写道|解释|呼吁|讲述|表态)"
)
_ADVERB = (
    "(?:并|还|也|又|则|均|都|就|首先|最后|接着|继续|随后|同时|进一步|再次|深有感触地|深有体会地|动情地|自豪地"
    "|骄傲地|激动地|忍不住|日前|今天|昨天|当场|现场|明确|着重|重点|特别"
    f"|在[^,，。“”]{{1,24}}(?:上|时|中|后|会上|致辞中|讲话中|总结讲话中|发言中|点评时)|就[^,，。“”]{{2,30}}|对记者"
    f"|向记者|{HAN}{{1,4}}地)"
)
_REPORTED = re.compile(
    f"((?:{HAN}|[、A-Za-z0-9]){{2,50}}?)(?:同志)?{COMMA}?(?:{_ADVERB}){{0,3}}{VERB}(?:{COMMA}|{COLON})"
)
_BODY = (
    "(?:大家|与会(?:人员|者|代表|同志|嘉宾|专家)|(?:学习)?(?:考察|代表|调研|参访|访问|交流|慰问)(?:团"
    "|组)(?:的)?(?:全体)?(?:成员|同志|队员|一行)?们?"
    "|(?:考察团|代表团|调研组|培训班|访问团)?(?:全体)?(?:学员|代表|委员|成员|干部|党员|同志|企业家|参会人员"
    "|参训人员|参训学员|与会同志)们"
    "|全体(?:成员|学员|人员|与会人员|代表|委员)|参(?:会|训|加考察的?)(?:人员|干部|学员|同志))"
)
_SUBJECT = f"(?:[^。!?；;“”]{{0,24}}[,，])?(?:[^,，。“”]{{0,6}}){_BODY}"
_AGREED = re.compile(f"{_SUBJECT}(?:纷纷|一致|普遍|均表示|都表示|先后|还|表示|认为|感到)")
_ACTED = re.compile(
    f"{_SUBJECT}(?:在|将|均|都|还|又|随后|先后|围绕|结合|深入|实地|参观|考察|充分|就|通过|要|把|已|形成|达成|召开|来到|走进|前往"
    f"|返回|计划|准备|共)"
)
_FRAME = re.compile(
    "(?:据悉|据了解|据介绍|会前|会后|会议期间|考察期间|活动期间|学习期间|期间|会上|活动中|座谈会前|座谈会上还|当天"
    "|当日|当晚|随后|此前|最后,?会议|截至目前,?(?:考察|代表)团)[,，]"
    "|散会。?$|(?:座谈会|研讨会|交流会|会议|大会|讨论会|本次会议|此次会议|此次(?:学习)?考察|本次(?:学习)?考察|此次活动"
    "|本次活动|(?:此次|本次)?培训班?|整场活动|活动现场|访谈)(?:由|还|要求|强调|指出|认为|决定|议定|最后|圆满|结束|在|共|取得|历时"
    "|为期|现场|气氛)"
    "|(?:市|区|县|省|镇|校|院|局)?(?:委|政府|人大|政协)?领导.{2,80}(?:参加|出席|陪同)"
    "|[^。]{2,100}(?:参加|出席|列席|陪同)(?:了)?(?:会议|座谈|座谈会|研讨会|研讨|活动|考察|学习考察|讨论"
    "|调研)(?:活动)?。?$"
)
_FIRST_PERSON = re.compile("我们|我(?!国|市|县|区|省|镇|乡|校|院|局|州|旗|党|军|村|委|司)|咱")
_PORTRAIT = re.compile(
    "[男女][,，]|(?:主持|负责|分管|协管|协助|联系|统筹|牵头|领导(?!干|班|同|们))[^。我]{0,80}(?:工作|部门|单位)|(?:负责|牵头|分管)[^。我]{2}|[^。我\\d]{0,6}\\d+票|(?:\\d{1,2}月)?\\d{1,2}日[^。我]{0,8}(?:接访|值班|带班|坐班)|(?:生于)?\\d{4}年(?:\\d{1,2}月)?(?:出?生|[,，]参加工作)"
)
_QUOTED = re.compile("[“「]([^“”「」]*)[”」]")
_PRONOUN_SAYS = re.compile(f"(?:^|[。,，;；”\n])[他她](?:{_ADVERB}){{0,2}}{VERB}[,，:：]")
_SAYS = re.compile(f"(?:同志)?[^,，。;；:：“”]{{0,14}}{VERB}")
_SENTENCE_END = re.compile(f"[{FINAL}]")
_SAID_BEFORE = re.compile(f"{VERB}.{{0,6}}{COLON}?$|{COLON}$")
_CLAUSE_BEFORE = re.compile(f"{COMMA}?[^。“”]{{0,20}}")
_REACH = 24
_PRESIDES = re.compile(
    f"(?:由)?((?:{HAN}|、){{2,40}}?)(?:同志)?主持(?:了)?(?:会议|座谈|研讨|召开|交流|此次|本次|活动|讨论|并|。|,|，)"
)
_PRESIDER, _PRESIDED = 43, 5  # characters that can stand before 主持 in it, and from there on


def reported(line: str) -> Printed | None:
    """``(职务)姓名指出,`` at the beginning of a paragraph; a name alone must be certain by its surname."""
    found = _REPORTED.match(line)
    if found is None:
        return None
    subject = found[1]
    if is_certain(subject) and len(subject) <= 4:
        return Printed("reported", subject, None, None, found.end())
    split = split_label(subject)
    if split is None or not split.sure or not is_role(split.role) or not subject.startswith(split.role):
        return None
    return Printed("reported", split.name, split.role, (0, len(split.role)), found.end())


def is_sole(line: str, name: str) -> bool:
    """True where every sentence of a report that says whose words it holds says that they are those of ``name``."""
    for sentence in re.split(f"(?<=[{FINAL}])", line):
        printed = reported(sentence)
        if (printed is not None and printed.name != name) or _AGREED.match(sentence):
            return False
    return True


def speaks_for_all(line: str, told: bool = False) -> bool:
    """True for a paragraph of the reporter's: its subject is the delegation or the meeting, not a person.

    Where the page tells of its speakers in the third person (``told``), what the delegation did is the reporter's
    too; in their own words it may be theirs.
    """
    if _FRAME.match(line):
        return True
    if _FIRST_PERSON.search(line):
        return False
    return _AGREED.match(line) is not None or (told and _ACTED.match(line) is not None)


def portrays(text: str) -> bool:
    """True for what a list says of the people in it, their life (男,1980年生) or their duties (分管…工作)."""
    return _PORTRAIT.match(text.strip()) is not None and not _FIRST_PERSON.search(text)


def reports(name: str, text: str) -> bool:
    """True where ``text`` speaks of ``name`` in the third person as of somebody who speaks."""
    if name not in text:
        return False
    return _PRONOUN_SAYS.search(text) is not None or any(_reports_at(text, at, name) for at in _places(name, text))


def _reports_at(text: str, at: int, name: str) -> bool:
    """True where the name at an offset is the subject of a verb of saying. No pattern holds the name: a page has many
    speakers, and to compile one takes longer than to read a statement."""
    before, end = text[max(0, at - 2) : at], at + len(name)
    if before not in ("我叫", "我是") and _SAYS.match(text, end):
        return True
    return (
        (before.endswith(("对", "对于")) and text.startswith("来说", end))
        or (before.endswith("在") and text.startswith("看来", end))
        or (before.endswith("据") and text.startswith("介绍", end))
    )


def _places(name: str, text: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def quotes(name: str, text: str) -> bool:
    """True where ``text`` holds a quotation of at least a clause that is ascribed to ``name`` or to a pronoun.

    A clause has a comma or an end of sentence inside the quotation marks; single words in quotation marks are none.
    """
    people = (name, "他", "她")
    for found in _QUOTED.finditer(text):
        words = found[1]
        clause = words[-1:] in FINAL or (re.search(COMMA, words) is not None and len(words) >= 12)
        if not clause or len(words) < 8:
            continue
        before = _SENTENCE_END.split(text[max(0, found.start() - 40) : found.start()])[-1]
        after = _SENTENCE_END.split(text[found.end() : found.end() + 40])[0]
        tails = [before.removesuffix("\n").rpartition(who)[2] for who in people if who in before]
        first = min((at for who in people if (at := after.find(who)) >= 0), default=None)
        if any(len(tail) <= _REACH for tail in tails) and _SAID_BEFORE.search(before):
            return True
        if first is not None and _CLAUSE_BEFORE.fullmatch(after[:first]):
            return True
    return False


def all_quoted(text: str) -> bool:
    """True where a text is quotation and nothing else."""
    return text[:1] in "“「" and re.search(HAN, _QUOTED.sub("", text)) is None


def holds_quotation(text: str) -> bool:
    """True where a report begins with a quotation or holds one of at least a clause."""
    return text[:1] in "“「" or any(
        len(found[1]) >= 8 and (found[1][-1:] in FINAL or (re.search(COMMA, found[1]) and len(found[1]) >= 12))
        for found in _QUOTED.finditer(text)
    )


def chair(text: str) -> str | None:
    """Who is said to preside (区委书记某某主持会议, 会议由某某主持), None where nobody is."""
    for found in _presidings(text):
        subject = found[1]
        for start in (subject, subject.rpartition("由")[2]):
            split = split_label(start)
            if split is not None and split.sure:
                return split.name
            if is_certain(start) and len(start) <= 4:
                return start
    return None


def _presidings(text: str) -> Iterator[re.Match[str]]:
    """The matches of the pattern in their order, looked for only where 主持 stands."""
    start, at = 0, text.find("主持")
    while at >= 0:
        found = _PRESIDES.search(text, max(start, at - _PRESIDER), at + _PRESIDED)
        if found is not None:
            yield found
            start = found.end()
        at = text.find("主持", max(start, at + 2))
