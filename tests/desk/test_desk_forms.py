"""The forms of the desk: folded where nothing is in doubt, with one reason or one each, kept by one button."""

from __future__ import annotations

import re

from app.ingest.correction_files import read_corrections
from tests.desk.atdesk import NAMESAKE, Reviewer


def test_one_form_says_several_things_with_one_reason_or_one_each(reviewer: Reviewer) -> None:
    """Who speaks, of what kind the points are, where it ends; what is left as it was is not written."""
    address = reviewer.upload()
    said = {
        "speaker": "白芷",
        "role": "市财政局局长",
        "kind-1": "gap",
        "begins": "一是预算",
        "reason-bounds": "另看录音",
    }
    assert reviewer.say(address, "statement", statement="2", **said).status_code == 303
    page = reviewer.client.get(address).text
    assert "白芷 | 市财政局局长" in page
    assert "一是预算安排要更早" in page.split('class="diff"')[1].split("</ul>")[0]
    (path,) = reviewer.written()
    corrections = read_corrections(path)
    assert [(one.speaker, one.begins, one.why.reason) for one in corrections.statements] == [
        ("白芷", None, "看过原版"),
        (None, "一是预算", "另看录音"),
    ]
    assert [point.why.reason for point in corrections.points] == ["看过原版"]
    facts = {"title": "赴苏州学习", "published": "2020-09-20", "reason-print": "版面日期", "origin": "江苏省苏州市"}
    assert reviewer.say(address, "event", **facts).status_code == 303
    events = read_corrections(path).events
    assert [(one.title, one.origin, str(one.published), one.why.reason) for one in events] == [
        (None, None, "2020-09-20", "版面日期"),
        ("赴苏州学习", "江苏省苏州市", "None", "看过原版"),
    ]


def open_parts(page: str) -> list[str]:
    """The parts of the form that stand open, by their words."""
    return re.findall(r'<details class="part" open><summary>([^<]+)</summary>', page)


def test_only_what_is_in_doubt_stands_open(reviewer: Reviewer) -> None:
    """The first part where nothing is; what was typed and not taken too, with what was typed in it."""
    reviewer.upload("b.txt", NAMESAKE)
    address = reviewer.upload()
    assert open_parts(reviewer.client.get(f"{address}?edit=2").text) == ["谁在发言"]
    assert open_parts(reviewer.client.get(f"{address}?edit=1").text) == ["与另一位是同一人"]
    assert open_parts(reviewer.client.get(f"{address}?edit=event").text) == ["地方"]
    sent = {"statement": "2", "edited": "2", "kind-1": "gap", "begins": "没有这句", "reason-points": "另有理由"}
    answer = reviewer.say(address, "statement", **sent)
    assert answer.status_code == 422
    assert open_parts(answer.text) == ["要点是哪一类", "从哪里到哪里"]
    assert '<option value="gap" selected>' in answer.text
    assert 'value="另有理由"' in answer.text
    answer = reviewer.say(address, "event", start="昨天", edited="event")
    assert "名称和日期" in open_parts(answer.text)
    assert 'value="昨天"' in answer.text


def test_a_form_is_kept_by_one_button_and_each_field_has_its_label(reviewer: Reviewer) -> None:
    """So that a return key says what the button says; no script is needed to fold a part."""
    address = reviewer.upload()
    for edited in ("1", "event", "add"):
        page = reviewer.client.get(f"{address}?edit={edited}").text
        forms = re.findall(r'<form class="form.*?</form>', page, re.DOTALL)
        (form,) = (one for one in forms if 'name="code"' not in one)
        assert form.count("<button") == 1
        assert form.count("required") == 2
        labels = re.findall(r'<label for="([^"]+)"', form)
        fields = re.findall(r'<(?:input|select) id="([^"]+)"', form)
        assert sorted(labels) == sorted(fields)
        assert len(set(fields)) == len(fields)
