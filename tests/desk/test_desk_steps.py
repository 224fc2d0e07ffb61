"""Putting a reading right at the desk: it is written down, obeyed at once, shown, and can be taken back."""

from __future__ import annotations

import pytest

from app.ingest.correction_files import read_corrections
from tests.desk.atdesk import NAMESAKE, SPEECH, Reviewer, hidden

ESCAPED = "&lt;script&gt;"


def test_a_speaker_is_put_right_and_back(reviewer: Reviewer) -> None:
    """The public page follows; the change is shown once; undoing leaves no file behind."""
    address = reviewer.upload()
    answer = reviewer.say(address, "statement", statement="1", speaker="白芷", edited="1")
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    page = reviewer.client.get(address).text
    assert "已保存" in page
    assert "<ins>1. 行5 白芷 | 市人社局局长" in page
    assert "已保存" not in reviewer.client.get(address).text
    assert "白芷" in reviewer.client.get("/speakers").text
    assert "钟小满" not in reviewer.client.get("/speakers").text
    (path,) = reviewer.written()
    (entry,) = read_corrections(path).statements
    assert (entry.speaker, entry.role, entry.why.reason, entry.why.by) == ("白芷", None, "看过原版", "编者")
    assert 'value="编者"' in reviewer.client.get(f"{address}?edit=1").text
    assert reviewer.undo(address).status_code == 303
    assert "已撤销" in reviewer.client.get(address).text
    assert reviewer.written() == []
    assert "钟小满" in reviewer.client.get("/speakers").text


@pytest.mark.parametrize(
    ("action", "fields", "words"),
    [
        ("event", {"title": "赴苏州学习", "destinations": "江苏省苏州市、杭州市"}, "到访 江苏省苏州市、浙江省杭州市"),
        ("event", {"start": "2020-09-16", "end": "2020-09-17"}, "日期 2020-09-16 至 2020-09-17"),
        ("statement", {"statement": "3", "place": "北京市朝阳区", "department": "市人社局"}, "地 北京市朝阳区"),
        ("statement", {"statement": "1", "ends": "直达企业。"}, "发言 3 篇 · 段 3"),
        ("statement", {"statement": "1", "split": "我们还要", "second_speaker": "楚立夏"}, "2. 行6 楚立夏"),
        ("statement", {"statement": "2", "how": "joined"}, "发言 2 篇"),
        ("statement", {"statement": "3", "how": "dropped"}, "发言 2 篇"),
        ("statement", {"statement": "2", "kind-1": "gap", "kind-2": "none"}, "1-1 [差距]"),
        ("add", {"words": "通过学习", "speaker": "白芷"}, "白芷 | 职务不详"),
        ("accept", {"code": "ambiguous-place", "message": "“朝阳区”"}, "✓已核：看过原版"),
    ],
)
def test_everything_can_be_put_right(reviewer: Reviewer, action: str, fields: dict[str, str], words: str) -> None:
    """The change is shown as the outline says it."""
    address = reviewer.upload()
    answer = reviewer.say(address, action, **fields)
    assert answer.status_code == 303, answer.text
    assert words in reviewer.client.get(address).text
    assert reviewer.undo(address).status_code == 303


def test_a_doubt_that_stands_leaves_the_list(reviewer: Reviewer) -> None:
    """The file is shown with it as checked, and waits for nobody."""
    address = reviewer.upload("a.txt", SPEECH)
    assert f'href="{address}"' in waiting(reviewer)
    reviewer.say(address, "accept", code="ambiguous-place", message="地名“朝阳区”")
    assert f'href="{address}"' not in waiting(reviewer)
    page = reviewer.client.get(address).text
    assert "无须改动：看过原版" in page


def waiting(reviewer: Reviewer) -> str:
    """The list of files that wait for somebody."""
    return reviewer.client.get("/desk").text.split('id="waiting"')[1].split('id="found"')[0]


def test_namesakes_are_made_one(reviewer: Reviewer) -> None:
    """Offered by what tells them apart; the doubt about them is gone."""
    reviewer.upload("b.txt", NAMESAKE)
    address = reviewer.upload()
    page = reviewer.client.get(f"{address}?edit=1").text
    assert "市科技局局长</option>" in page
    assert "同名待辨" in page
    one = page.split('name="one" value="')[1].split('"')[0]
    other = page.split('<select id="merge-other"')[1].split('<option value="')[2].split('"')[0]
    answer = reviewer.say(address, "statement", statement="1", one=one, other=other)
    assert answer.status_code == 303
    assert "不再存疑" in reviewer.client.get(address).text
    assert "同名待辨" not in reviewer.client.get(address).text
    assert reviewer.client.get("/speakers").text.count(">钟小满<") == 1


def test_what_becomes_doubtful_by_a_correction_is_said(reviewer: Reviewer) -> None:
    """Here and in the other file, once; and what is settled where it is taken back."""
    other = reviewer.upload("b.txt", NAMESAKE.replace("钟小满", "白芷"))
    address = reviewer.upload()
    reviewer.say(address, "statement", statement="2", speaker="霍惊雷")
    assert "因此存疑" not in reviewer.client.get(address).text
    reviewer.say(address, "statement", statement="1", speaker="白芷")
    page = reviewer.client.get(address).text
    change = page.split('id="change"')[1].split("</section>")[0]
    raised = change.split("因此存疑")[1]
    assert "<b>同名待辨</b>" in raised
    assert "2位“白芷”" in raised
    assert f'另有 1 份文件出现同名待辨：<a href="{other}" translate="no">b.txt</a>' in raised
    assert "不再存疑" not in change
    doubt = page.split('id="whole"')[1].split("2位“白芷”")[0].rsplit('<div class="problem', 1)[1]
    assert "刚出现" in doubt
    assert f'href="{address}?edit=1#s-1"' in page.split('id="whole"')[1]
    assert "刚出现" not in reviewer.client.get(address).text
    corrected = page.split('id="written"')[1].split("白芷")[1].split('name="entry" value="')[1].split('"')[0]
    sent = {"seal": reviewer.seal(), "reading": hidden(page, "reading"), "entry": corrected}
    assert reviewer.client.post(f"{address}/undo", data=sent).status_code == 303
    settled = reviewer.client.get(address).text.split("不再存疑")[1].split("</section>")[0]
    assert "2位“白芷”" in settled
    assert "另有 1 份文件不再有同名待辨：" in settled


@pytest.mark.parametrize(
    ("action", "fields", "words"),
    [
        ("statement", {"statement": "1", "speaker": "白芷", "reason": ""}, "请写明理由"),
        ("statement", {"statement": "1", "speaker": "钟小满"}, "没有改动"),
        ("statement", {"statement": "9", "speaker": "白芷"}, "没有这篇发言"),
        ("statement", {"statement": "1", "place": "朝阳区"}, "朝阳区"),
        ("statement", {"statement": "1", "begins": "没有这句"}, "没有这句"),
        ("statement", {"statement": "1", "begins": "下一步", "split": "我们"}, "分两次"),
        ("event", {"start": "昨天"}, "不是日期"),
        ("event", {"fetched": "2020-13-01"}, "不是日期"),
        ("statement", {"statement": "2", "kind-1": "idea"}, "没有这种要点类型"),
        ("add", {"words": "没有这句"}, "没有这句"),
        ("add", {}, "开头的几个字"),
        ("accept", {"code": "no-such"}, "没有这种问题"),
        ("statement", {"statement": "1", "one": "钟小满", "other": ""}, "没有改动"),
        ("statement", {"statement": "1", "one": "钟小满", "other": "钟小满"}, "同一位"),
        ("statement", {"statement": "2", "how": "joined", "speaker": "白芷"}, "不能同时改别的"),
        ("fly", {}, "不知道要做什么"),
    ],
)
def test_a_slip_is_said_and_what_was_typed_stays(
    reviewer: Reviewer, action: str, fields: dict[str, str], words: str
) -> None:
    """With status 422; nothing is written."""
    address = reviewer.upload()
    answer = reviewer.say(address, action, edited=fields.get("statement", action), **fields)
    assert answer.status_code == 422
    alert = answer.text.split('role="alert"')[1].split("</p>")[0]
    assert words in alert
    assert reviewer.written() == []
    if "begins" in fields:
        assert f'value="{fields["begins"]}"' in answer.text


def test_a_form_about_another_reading_is_not_taken(reviewer: Reviewer) -> None:
    """Somebody else was quicker."""
    address = reviewer.upload()
    answer = reviewer.say(address, "statement", statement="1", speaker="白芷", reading="older")
    assert answer.status_code == 422
    assert "刚被重新读过" in answer.text
    assert reviewer.written() == []


def test_a_file_that_is_gone_or_changed_cannot_be_put_right(reviewer: Reviewer) -> None:
    """The page says so, and shows what is stored."""
    address = reviewer.upload()
    path = reviewer.settings.inbox / "a.txt"
    path.write_text(SPEECH + "改了。\n", encoding="utf-8")
    page = reviewer.client.get(address).text
    assert "又改动过" in page
    assert "?edit=" not in page
    path.unlink()
    page = reviewer.client.get(address).text
    assert "原文件已经不在" in page
    assert "通过学习" in page


def test_a_broken_correction_file_is_said_and_stops_nothing_else(reviewer: Reviewer) -> None:
    """On the desk and on the file's page, with its line."""
    address = reviewer.upload()
    reviewer.settings.corrections.mkdir(exist_ok=True)
    (reviewer.settings.corrections / "x.toml").write_text("[[event]]\ntitel = '甲'\n", encoding="utf-8")
    assert "x.toml:2" in reviewer.client.get("/desk").text
    assert "x.toml:2" in reviewer.client.get(address).text
    assert reviewer.client.get("/").status_code == 200


def test_stale_corrections_are_listed(reviewer: Reviewer) -> None:
    """Those of a file that was edited since, and those of no file at all."""
    address = reviewer.upload()
    reviewer.say(address, "statement", statement="2", speaker="白芷")
    (path,) = reviewer.written()
    changed = SPEECH.replace("霍惊蛰(市财政局局长):苏州", "楚立夏(市财政局局长):杭州")
    (reviewer.settings.inbox / "a.txt").unlink()
    reviewer.upload("a.txt", changed)
    text = path.read_text(encoding="utf-8")
    gone = text.replace('name = "a.txt"', 'name = "gone.txt"').replace('sha256 = "', 'sha256 = "0')
    path.with_name("b.toml").write_text(gone, encoding="utf-8")
    page = reviewer.client.get("/desk").text
    stale = page.split('id="stale"')[1].split('id="waiting"')[0]
    assert "对不上原文" in stale
    assert "gone.txt" in stale


def test_nothing_reaches_a_page_unescaped(reviewer: Reviewer) -> None:
    """Neither the name of a file nor its text nor what is typed nor what is refused."""
    address = reviewer.upload("<img src=x onerror=alert(2)>.txt")
    evil = "<svg onload=alert(3)>"
    reviewer.say(address, "statement", statement="1", speaker=evil, reason=evil, by=evil)
    pages = [
        reviewer.client.get(path).text for path in ("/desk", address, f"{address}?edit=1", f"{address}?edit=event")
    ]
    pages.append(reviewer.say(address, "event", title=evil, start=evil, edited="event").text)
    pages.append(reviewer.client.get("/desk", params={"name": evil}).text)
    pages.append(reviewer.public(address))
    for page in pages:
        assert "<img" not in page
        assert "<svg onload" not in page
        assert "<script>alert" not in page
    assert ESCAPED in pages[1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_is_rendered_in_both_languages(reviewer: Reviewer, language: str) -> None:
    """With every form open."""
    address = reviewer.upload()
    reviewer.say(address, "statement", statement="1", speaker="白芷")
    for edited in ("", "?edit=1", "?edit=event", "?edit=add"):
        glue = "&" if edited else "?"
        answer = reviewer.client.get(f"{address}{edited}{glue}lang={language}")
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in answer.text or 'lang="zh-Hans"' in answer.text
        assert len(answer.text.encode()) < 100_000
    for path in ("/desk", "/desk?name=a", "/desk/sign-in"):
        assert reviewer.client.get(path, params={"lang": language}).status_code == 200


def test_a_file_that_is_not_there_is_not_found(reviewer: Reviewer) -> None:
    """As on the other pages."""
    assert reviewer.client.get("/desk/files/nosuch").status_code == 404
