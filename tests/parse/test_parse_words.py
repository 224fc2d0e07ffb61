"""Names, roles, salutations and the words of a report. All names are invented."""

from __future__ import annotations

import pytest

from app.parse.grammar.names import is_certain, is_plain, unspaced
from app.parse.grammar.roles import introduced, split_label
from app.parse.grammar.salutations import is_salutation, salutation_end
from app.parse.grammar.saying import chair, quotes, reported, reports


@pytest.mark.parametrize(
    "line",
    [
        "各位代表、各位委员,同志们:",
        "**主席、各位副主席,各位代表,同志们:",
        "尊敬的各位领导、各位来宾：",
        "同志们:",
        "女士们、先生们,朋友们!",
        "各位企业家:",
    ],
)
def test_salutations(line: str) -> None:
    assert is_salutation(line)


@pytest.mark.parametrize(
    "line", ["市委副书记方清和:", "我想对大家说三句话:", "感谢各位代表的支持,我们一定努力!", "存在的差距:"]
)
def test_what_is_no_salutation(line: str) -> None:
    assert not is_salutation(line)


def test_a_salutation_may_open_a_line_of_speech() -> None:
    line = "各位领导、同志们:今天我来发言。"
    assert line[salutation_end(line) :] == "今天我来发言。"
    assert salutation_end("今天我来发言:第一,感谢。") == 0


def test_names() -> None:
    assert is_certain("方波")
    assert is_certain("欧阳明月")
    assert is_certain("祖力·吾守")
    assert not is_certain("欧阳明月光明")
    assert not is_certain("指出")
    assert not is_plain("时间")
    assert unspaced("张 三") == "张三"


def test_roles_are_found_where_the_page_introduces_the_name() -> None:
    text = "晚上,代表团座谈。区委书记方清和主持会议。"
    assert introduced(text, "方清和") == ("区委书记", text.index("区委书记"), text.index("方清和"))
    assert introduced("会议由市长方清和主持", "方清和") is not None
    assert introduced("方清和(市科技局局长)到会", "方清和") == ("市科技局局长", 4, 10)
    assert introduced("方清和来了", "方清和") is None
    split = split_label("人力资源和社会保障局局长方清和")
    assert split is not None
    assert split.role == "人力资源和社会保障局局长"


def test_reports_and_quotations() -> None:
    assert chair("市委书记方清和主持会议。") == "方清和"
    assert chair("会议由方清和主持。") == "方清和"
    assert chair("大家畅所欲言。") is None
    found = reported("方清和指出,要抓落实。")
    assert found is not None
    assert (found.name, found.role, found.end) == ("方清和", None, 6)
    assert reported("市长方清和在座谈会上强调,要抓落实。") is not None
    for line in ("会议指出,要抓落实。", "大家一致认为,收获很大。", "考察团表示,要学。", "代表们认为,好。"):
        assert reported(line) is None, line
    assert reports("方清和", "方清和坦言:“有差距。”")
    assert reports("方清和", "对于方清和来说,这很新鲜。")
    assert not reports("方清和", "我叫方清和,大家都说这个名字好。")
    assert quotes("方清和", "“这次考察让我深受触动,受益匪浅。”方清和说。")
    assert not quotes("方清和", "方清和表示,要敢闯“无人区”,当好“店小二”。")
