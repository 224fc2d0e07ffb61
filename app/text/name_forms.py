"""Personal names in the characters that a reader chose.

A name is not a word: 范 of 范仲 is not 範, 于 not 於, 里 in a Uyghur name not 裡. No list says how a mainland person
would be written elsewhere, so a character is changed only where that is sure:

* one with a single traditional form changes (刘 劉); so does one that stands for several and is none of them
  (发 發), to the form that OpenCC prefers, with the exceptions that names make (冲 沖);
* one that is a traditional character as well (后 后 or 後) stays, unless names hardly ever mean it (云 雲, 叶 葉).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from app.text.form_tables import Form, character_table
from app.text.forms import convert
from app.text.script import entries

_CHANGED = frozenset("万丰云价伙党准几划厂叶广愿挂据极柜确种胜腊苹荐虫适")
"""Characters that are traditional too, but mean the simplified one in names."""

_NAMES_MEAN = {"冲": "沖", "历": "歷", "钟": "鍾", "苏": "蘇"}
_SURNAMES = {"万俟": "万俟", "谷梁": "穀梁", "澹台": "澹臺", "种": "种"}

_WORDS_BEFORE = (
    "规范 示范 模范 防范 典范 师范 风范 其余 业余 多余 剩余 盈余 富余 结余 有余 旅游 上游 中游 下游 导游 "
    "抢占 强占 侵占 以后 之后 然后 最后 今后 落后 先后 前后 会后"
).split()
"""Words that end in a surname; for 于 OpenCC has them (关于). In 示范仲裁 they keep 范仲 from being a name."""


def name_form(name: str, form: Form) -> str:
    """A personal ``name`` as restored, in the characters of ``form``; it keeps its length.

    Simplified names are as the restoration left them: see app.text.restoration.keep_names.
    """
    if form in (Form.RESTORED, Form.SIMPLIFIED):
        return name
    surname = next((surname for surname in _SURNAMES if name.startswith(surname)), "")
    return _SURNAMES.get(surname, "") + name[len(surname) :].translate(_name_table(form))


def name_phrases(names: Iterable[str], form: Form) -> dict[str, str]:
    """Those ``names`` that a converter of words could get wrong, with their form: phrases for a Converter.

    With them come the words that a name may seem to begin in (示范仲裁 and 范仲): of two phrases as long as each other
    the first one wins. A name of one character (an alias, a slip) is left out: it cannot be told from the character.
    """
    if form not in (Form.TAIWAN, Form.HONG_KONG):
        return {}
    found = {name: name_form(name, form) for name in names if len(name) > 1 and not _doubtful().isdisjoint(name)}
    surnames = {name[0] for name in found}
    words = {word: convert(word, form) for word in _WORDS_BEFORE if word[-1] in surnames}
    return words | found


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(char for char, values in entries("STCharacters") if len(values) > 1)


@cache
def _name_table(form: Form) -> dict[int, str]:
    table = dict(character_table(form))
    words = dict(entries("STCharacters"))
    for char in _doubtful():
        if char in words[char] and char not in _CHANGED:
            table[ord(char)] = char
    return table | {ord(char): written for char, written in _NAMES_MEAN.items()}
