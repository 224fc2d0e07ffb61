"""Printed forms of attribution that the genre knows and no sample shows, each on a page of two speeches and more."""

from __future__ import annotations

import pytest

from tests.parse.pages import MORE, SPEECH, kinds, page, spoken, who

A = ("方清和", "市统计局局长")
B = ("苏少白", "市商务局局长")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("方 清和(市统计局局长):", "苏少白(市商务局局长):"),
        ("方清和(女,回族,市统计局局长):", "苏少白(市商务局局长,男):"),
        ("方清和(女,回族)市统计局局长:", "苏少白(市商务局局长):"),
        ("方清和同志(市统计局局长):", "苏少白同志(市商务局局长):"),
        ("(市统计局局长)方清和:", "(市商务局局长)苏少白:"),
        ("市统计局局长——方清和:", "市商务局局长——苏少白:"),
        ("【方清和】市统计局局长:", "【苏少白】市商务局局长:"),
        ("方清和(市统计局局长)说:", "苏少白(市商务局局长)说:"),
        ("1.方清和(市统计局局长):", "2.苏少白(市商务局局长):"),
        ("市统计局局长方清和同志︰", "市商务局局长苏少白同志∶"),
        ("市统计局局长**方清和**:", "市商务局局长**苏少白**:"),
    ],
)
def test_a_block_is_opened_by(first: str, second: str) -> None:
    """Forms of A1 and A2 with tags, honorifics, brackets, dashes, ordinals and rare colons."""
    found = page("考察发言摘要", first.replace(" 清", "清") + SPEECH, second + MORE)
    assert who(found) == [A, B]
    assert [spoken(statement) for statement in found.statements] == [[SPEECH], [MORE]]


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        ("安不忘(市统计局局长)", "安不忘", "市统计局局长"),
        ("宁波(市发改委主任)", "宁波", "市发改委主任"),
        ("吉祥(市文旅局局长)", "吉祥", "市文旅局局长"),
        ("张某某(市发改委主任)", "张某某", "市发改委主任"),
        ("李×(市发改委主任)", "李×", "市发改委主任"),
        ("王XX(市发改委主任)", "王XX", "市发改委主任"),
        ("买买提依明托合提(村党支部书记)", "买买提依明托合提", "村党支部书记"),
        ("其美多吉(县农牧局局长)", "其美多吉", "县农牧局局长"),
        ("清水健人(某株式会社社长)", "清水健人", "某株式会社社长"),
        ("詹姆斯·麦克(James Mack,某公司总裁)", "詹姆斯·麦克", "某公司总裁"),
        ("方清和(县委副书记县长)", "方清和", "县委副书记县长"),
        ("方清和(化名)", "方清和", None),
    ],
)
def test_a_name_may_be_a_place_a_word_masked_or_foreign(label: str, name: str, role: str | None) -> None:
    """An office in brackets vouches for the name before it."""
    assert who(page("考察发言摘要", f"{label}:{SPEECH}", f"苏少白(市商务局局长):{MORE}")) == [(name, role), B]


def test_an_ethnic_name_is_shortened_further_down() -> None:
    """祖力亚 is 祖力亚·吾守尔 where nobody else is called so."""
    found = page(
        "考察发言摘要",
        f"祖力亚·吾守尔(市妇联主席):{SPEECH}",
        f"艾力·买买提(市商务局局长):{MORE}",
        f"祖力亚:{MORE}",
    )
    assert who(found)[2] == ("祖力亚·吾守尔", "市妇联主席")


def test_a_bracket_that_a_conversion_damaged_still_opens_a_block() -> None:
    """The name and the offices that can be read are kept."""
    found = page(
        "考察发言摘要",
        f"方清和(市统计局局长):{SPEECH}",
        f"苏少白(市政府办公室副主任、机关事?务)罩行:{MORE}",
    )
    assert who(found) == [A, ("苏少白", "市政府办公室副主任")]


@pytest.mark.parametrize(
    "rows",
    [
        ("(市统计局 方清和)", "(市商务局 苏少白)"),
        ("——市统计局 方清和", "——市商务局 苏少白"),
        ("(发言人:市统计局 方清和)", "(发言人:市商务局 苏少白)"),
    ],
)
def test_a_signature_after_the_text_names_its_speaker(rows: tuple[str, str]) -> None:
    """Each signature takes the text since the one before, the editor's words left aside."""
    found = page("学员心得选登", "编者按:这里选登两篇。", SPEECH, MORE, rows[0], MORE, rows[1], "(未完待续)")
    assert who(found) == [("方清和", "市统计局"), ("苏少白", "市商务局")]
    assert spoken(found.statements[0]) == [SPEECH, MORE]


def test_a_signature_may_stand_behind_the_last_sentence_and_under_a_heading() -> None:
    """The heading over the text is the statement's."""
    found = page("学员心得选登", "把门打开", f"{SPEECH}(市统计局 方清和)", "把灯点亮", f"{MORE}(市商务局 苏少白)")
    assert [statement.heading for statement in found.statements] == ["把门打开", "把灯点亮"]
    assert who(found) == [("方清和", "市统计局"), ("苏少白", "市商务局")]


def test_reporters_in_brackets_sign_no_speech() -> None:
    """(晚报 某某) after two paragraphs is a credit."""
    found = page("要闻两则", SPEECH, "(江南晚报 方清和)", MORE, "(新华社 苏少白)")
    assert ("方清和", "江南晚报") not in who(found)


@pytest.mark.parametrize("lines", [("市统计局局长", "方清和"), ("方清和", "市统计局局长")])
def test_office_and_name_on_two_lines(lines: tuple[str, str]) -> None:
    """Both lines are the attribution, the heading stands above them."""
    found = page("考察感言", "把门打开", *lines, SPEECH, "把灯点亮", "市商务局局长", "苏少白", SPEECH + MORE)
    assert who(found) == [A, B]
    assert [statement.heading for statement in found.statements] == ["把门打开", "把灯点亮"]


@pytest.mark.parametrize(
    "opening",
    [
        "【同期声】市统计局局长 方清和:",
        "【同期声】方清和(市统计局局长):",
        "【同期声:市统计局局长 方清和】",
        "【采访】市统计局局长方清和:",
        "同期声:市统计局局长方清和:",
    ],
)
def test_a_script_speaks_where_its_tag_says_so(opening: str) -> None:
    """The journalist on the spot, villagers without a name and the narrator are told."""
    found = page(
        "某市新闻联播文稿",
        "【导语】昨天,代表团开始考察。",
        "【现场】记者 宁静:我身后就是规划馆。",
        opening + SPEECH,
        "【正文】考察继续进行。",
        f"【同期声】村民:{MORE}",
        "字幕:考察 编辑 流沙",
    )
    assert who(found) == [A]
    assert spoken(found.statements[0]) == [SPEECH]
    assert kinds(found)["【正文】考察继续进行。"].value == "narration"


def test_guests_listed_with_their_offices_speak_with_them() -> None:
    """A bare turn takes the office from the list, not that of the neighbour."""
    found = page(
        "在线对话",
        "嘉宾:",
        "方清和 市统计局局长",
        "苏少白 市商务局局长",
        "主持人:请。",
        f"方清和:{SPEECH}",
        f"苏少白:{MORE}",
    )
    assert who(found) == [A, B]


def test_turns_with_titles_inside_names_and_whole_offices_elsewhere() -> None:
    """方处长清和 is the 观光处长 whom the list of those present names; the end of the sitting is nobody's."""
    found = page(
        "议会质询记录",
        "列席:观光处长方清和、主任秘书等",
        "陈议员明远:",
        SPEECH,
        "方处长清和:",
        MORE,
        "主席(蔡议长旺财):",
        SPEECH,
        "三、散会:上午11时25分",
    )
    assert who(found) == [("陈明远", "议员"), ("方清和", "观光处长"), ("蔡旺财", "议长")]
    assert spoken(found.statements[2]) == [SPEECH]


@pytest.mark.parametrize("asker", ["网友提问(老街坊):", "网友小草:", "[网友小草]", "主持人(李明):", "记者王岭:"])
def test_who_asks_ends_the_turn_before(asker: str) -> None:
    """A question belongs to nobody."""
    found = page("网络问政", f"方清和(市统计局局长):{SPEECH}", f"{asker}能不能快一点?", f"苏少白(市商务局局长):{MORE}")
    assert who(found) == [A, B]
    assert spoken(found.statements[0]) == [SPEECH]


def test_answers_belong_to_the_one_who_is_interviewed() -> None:
    """专访…某某 in the title."""
    found = page("专访市统计局局长方清和", "问:为什么要学?", f"答:{SPEECH}", "问:怎么学?", f"答:{MORE}")
    assert who(found) == [A, A]


def test_the_name_over_the_day_signs_a_speech() -> None:
    """Name and day at the end are no words of the speech."""
    found = page("在考察总结会上的讲话", "各位同志:", SPEECH, f"我们{MORE}", "方清和", "2021年5月6日")
    assert who(found) == [("方清和", None)]
    assert spoken(found.statements[0]) == [SPEECH, f"我们{MORE}"]


def test_a_text_printed_twice_counts_once() -> None:
    """The second print is noise."""
    rows = ("考察座谈发言摘要", f"方清和(市统计局局长):{SPEECH}{MORE}", f"苏少白(市商务局局长):{MORE}{SPEECH}")
    found = page(*rows, *rows)
    assert who(found) == [A, B]
    assert kinds(found)[rows[1]].value == "junk"


def test_what_is_printed_under_a_head_of_a_person_tells_of_him_first() -> None:
    """Under 姓名:口号 a paragraph in the third person is the reporter's."""
    found = page(
        "归来话心声",
        "方清和:把门打开",
        "市统计局局长方清和第一次看到海上的网箱。",
        SPEECH,
        "苏少白:把灯点亮",
        "市商务局局长苏少白出发前列了一张单子。",
        MORE,
    )
    assert [spoken(statement) for statement in found.statements] == [[SPEECH], [MORE]]
    assert who(found) == [A, B]


def test_teasers_of_an_index_end_before_the_link() -> None:
    """[详细] is no word of the statement, which is cut."""
    found = page("考察专题", "5月6日,市长方清和在某市考察。方清和强调,要把学到的东西一件件用起来,切实做到…… [详细]")
    assert spoken(found.statements[0])[0].endswith("切实做到……")
    assert found.statements[0].truncated
