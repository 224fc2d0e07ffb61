"""Archives and mails: every document in them, names made harmless, depth and size bounded."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from email.header import Header
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.extraction import extract
from app.formats.members import Member, is_container, members
from tests.formats.saving import as_docx, as_html

TEXT = "钟小满(市人社局局长):要引进人才。\n"


def zipped(**files: bytes) -> bytes:
    """A zip with these files, a double underscore standing for the dot before the suffix."""
    return packed([(name.replace("__", "."), data) for name, data in files.items()])


def packed(files: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with these files, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def named(data: bytes) -> dict[str, Member]:
    """The members by their labels."""
    return {"!".join(member.labels): member for member in members(data)}


def mail(text: str | None = TEXT, charset: str = "utf-8", **attached: bytes) -> EmailMessage:
    """A mail with a text and attachments."""
    message = EmailMessage()
    message["From"], message["To"] = "沈微微 <a@example.com>", "b@example.com"
    message["Subject"] = "转发：枫溪市考察发言摘要"
    if text is not None:
        message.set_content(text, charset=charset)
    for name, data in attached.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name.replace("__", "."))
    return message


def test_the_documents_in_a_zip_are_its_members() -> None:
    """Pictures and the files of the Mac are passed over, as they are in a folder."""
    found = named(zipped(a__txt=TEXT.encode(), b__docx=as_docx(TEXT), c__jpg=b"x", **{"__MACOSX/a": b"x"}))
    assert list(found) == ["a.txt", "b.docx"]
    assert found["a.txt"].data == TEXT.encode()


def test_containers_in_containers_are_opened() -> None:
    """A mail with its attachments in a zip in a zip; each label leads one container deeper."""
    inner = zipped(m__eml=mail(发言__docx=as_docx(TEXT)).as_bytes(), a__txt=TEXT.encode())
    assert list(named(zipped(inner__zip=inner))) == [
        "inner.zip!m.eml",
        "inner.zip!m.eml!发言.docx",
        "inner.zip!a.txt",
    ]


def test_what_is_nested_too_deep_is_said_to_be() -> None:
    """Not opened, not passed over in silence."""
    data = zipped(a__txt=TEXT.encode())
    for _ in range(5):
        data = zipped(a__zip=data)
    (member,) = members(data)
    assert member.data is None
    assert member.error is not None
    assert member.error.code == "too-large"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/etc/a.txt", "etc/a.txt"),
        ("C:\\发言\\a.txt", "发言/a.txt"),
        ("a!/b.txt", "a/b.txt"),
        ("a\n\x07.txt", "a.txt"),
    ],
)
def test_a_name_is_a_label_and_no_path(name: str, label: str) -> None:
    """Whatever the zip says."""
    assert list(named(packed([(name, TEXT.encode())]))) == [label]


def test_equal_names_are_told_apart() -> None:
    """Each is a file of its own."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed([("a.txt", b"1"), ("a.txt", b"2"), ("b/a.txt", b"3")])
    assert list(named(data)) == ["a.txt", "a (2).txt", "b/a.txt"]


def test_names_in_gbk_are_read() -> None:
    """As Windows in China packs them, without a mark for UTF-8."""
    data = packed([("AAAAAAAA.txt", TEXT.encode())])
    assert list(named(data.replace(b"AAAAAAAA", "发言摘要".encode("gbk")))) == ["发言摘要.txt"]
    utf8 = packed([("AAAAAAAAAAAA.txt", TEXT.encode())])
    assert list(named(utf8.replace(b"AAAAAAAAAAAA", "发言摘要".encode()))) == ["发言摘要.txt"]


def test_a_locked_member_says_so() -> None:
    """By the bit that marks encryption."""
    data = bytearray(packed([("a.txt", TEXT.encode())]))
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(head) + at] |= 1
    (member,) = members(bytes(data))
    assert member.error is not None
    assert member.error.code == "encrypted-file"
    assert "设了密码" in member.error.message


def test_a_bomb_is_not_unpacked() -> None:
    """A hundred megabytes of zeros in a hundred kilobytes, whatever the directory says of the size."""
    (member,) = members(zipped(a__txt=bytes(100_000_000)))
    assert member.error is not None
    assert member.error.code == "too-large"


def test_a_container_may_hold_only_so_many_files() -> None:
    """The rest is said to be left out."""
    found = list(members(packed([(f"{n}.txt", b"x") for n in range(2_100)], zipfile.ZIP_STORED)))
    assert len(found) == 2_001
    assert found[-1].error is not None


def test_a_mail_is_a_document_with_its_subject_as_title() -> None:
    """Without what forwarding put before it."""
    for charset in ("utf-8", "gb18030", "big5"):
        text = "黨政代表團先後到三地考察學習，大家在會上發言。"
        extracted = extract(mail(text, charset).as_bytes())
        assert extracted.text.strip() == text
        assert extracted.title == "枫溪市考察发言摘要"


def test_of_alternatives_the_page_is_taken() -> None:
    """Plain text is often wrapped; both are the same words."""
    message = mail("钟小满(市人社局局长):要引\n进人才。")
    message.add_alternative("<html><body><p>钟小满(市人社局局长):要引进人才。</p></body></html>", subtype="html")
    assert extract(message.as_bytes()).text == "钟小满(市人社局局长):要引进人才。\n"


def test_a_mail_without_text_is_its_attachments() -> None:
    """With names of RFC 2231, of RFC 2047 and in raw bytes."""
    message = mail(None, 发言__docx=as_docx(TEXT), 图__png=b"x")
    assert list(named(message.as_bytes())) == ["发言.docx"]
    plain = message.as_bytes().replace(b"filename*=utf-8''%E5%8F%91%E8%A8%80.docx", b'filename="@@.docx"')
    word = Header("发言", "gb2312").encode().encode()
    assert list(named(plain.replace(b"@@", word))) == ["发言.docx"]
    assert list(named(plain.replace(b"@@", "发言摘要".encode("gbk")))) == ["发言摘要.docx"]


def test_a_forwarded_mail_is_a_member() -> None:
    """With a text and attachments of its own."""
    outer = mail("请看附件里的发言摘要。")
    outer.add_attachment(mail(a__txt=TEXT.encode()))
    assert list(named(outer.as_bytes())) == ["", "转发邮件.eml", "转发邮件.eml!a.txt"]


def test_a_web_archive_is_the_page_in_it() -> None:
    """With its address and the day on which it was saved."""
    page = as_html(TEXT * 3).decode()
    data = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example.cn/1.html\r\n"
        "Subject: x\r\nDate: Tue, 26 Nov 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: https://x\r\n\r\n"
        f"{page}\r\n--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--B--\r\n"
    ).encode()
    assert not is_container(data)
    extracted = extract(data)
    assert (extracted.format, extracted.address) == ("html", "https://news.example.cn/1.html")
    assert extracted.fetched == date(2024, 11, 26)
    assert TEXT.strip() in extracted.text


lines = st.lists(st.text(st.sampled_from("甲乙丙丁，。：12ab"), min_size=1, max_size=30), min_size=1, max_size=6)


@given(lines, lines, st.sampled_from(["utf-8", "gb18030"]), st.sampled_from(["base64", "quoted-printable", "8bit"]))
def test_every_character_of_a_mail_is_there_once_and_in_order(
    first: list[str], second: list[str], charset: str, coding: str
) -> None:
    """Of its own text and of what is attached."""
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.com", "x"
    message.set_content("甲乙，\n" + "\n".join(first), charset=charset, cte=coding)
    message.add_attachment("\n".join(second).encode(), maintype="application", subtype="x", filename="a.txt")
    own, attached = members(message.as_bytes())
    assert attached.data == "\n".join(second).encode()
    assert own.data is not None
    assert extract(own.data).text.split() == ["甲乙，", *first]


@given(st.dictionaries(st.from_regex(r"[a-z]{1,5}\.(txt|md|html)", fullmatch=True), st.binary(max_size=50), max_size=6))
def test_every_file_of_a_zip_is_there_once_and_in_order(files: dict[str, bytes]) -> None:
    """With its bytes as they are."""
    assert [(m.name, m.data) for m in members(packed(list(files.items())))] == [
        (name, data) for name, data in files.items() if name != "readme.md"
    ]


def test_an_attachment_whose_name_cannot_be_read_is_kept() -> None:
    """Its end still tells that it is a document."""
    message = mail(None, 发言__docx=as_docx(TEXT))
    plain = message.as_bytes().replace(b"filename*=utf-8''%E5%8F%91%E8%A8%80.docx", b'filename="\xff\xfe\xff.docx"')
    assert list(named(plain)) == ["_.docx"]
