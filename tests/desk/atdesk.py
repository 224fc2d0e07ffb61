"""Somebody who works at the desk through its pages alone."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path

from fastapi.testclient import TestClient
from httpx2 import Response

from app.settings import Settings

TOKEN = "korrektur-nur-fuer-tests"
SPEECH = """新乡市党政代表团赴苏州考察学习发言摘要

9月15日,代表团在苏州座谈,<script>alert(1)</script>收获很多。

钟小满(市人社局局长):此次考察让我们看到了营商环境上的差距。下一步,要把培训补贴直达企业。
我们还要把窗口开到园区里。

霍惊蛰(市财政局局长):苏州的做法值得学习。一是预算安排要更早。二是资金拨付要更快。

苏木(朝阳区副区长):朝阳区要向苏州学。

通过学习,考察团成员一致表示,要真抓实干。
"""
NAMESAKE = """菏泽市党政代表团赴杭州考察学习发言摘要

钟小满(市科技局局长):杭州的平台建得早。我们要把实验室搬到园区里去。
"""


@dataclass
class Reviewer:
    """A client of the application with the desk, and the settings that it was made with."""

    client: TestClient
    settings: Settings

    def sign_in(self, token: str = TOKEN) -> Response:
        """Through the door."""
        return self.client.post("/desk/sign-in", data={"token": token})

    def seal(self) -> str:
        """What the forms of the session carry."""
        return hidden(self.client.get("/desk").text, "seal")

    def upload(self, name: str = "a.txt", text: str = SPEECH) -> str:
        """Drop a file in; gives the address of its page."""
        files = [("files", (name, text.encode(), "text/plain"))]
        answer = self.client.post("/desk/files", data={"seal": self.seal()}, files=files)
        assert answer.status_code == 200, answer.text
        found = re.search(r'aria-labelledby="received".*?href="(/desk/files/[^"]+)"', answer.text, re.DOTALL)
        assert found, answer.text
        return found[1]

    def say(self, address: str, action: str, /, **fields: str) -> Response:
        """Send a form of a file's page, with a reason and a name unless others are given."""
        page = self.client.get(address).text
        if 'name="seal"' not in page:  # a file that was not read has only the form of the event
            page = self.client.get(f"{address}?edit=event").text
        common = {"seal": hidden(page, "seal"), "reading": hidden(page, "reading"), "action": action}
        signed = {"reason": "看过原版", "by": "编者"}
        return self.client.post(address, data=common | signed | fields)

    def undo(self, address: str) -> Response:
        """Take back the first correction that the page lists."""
        page = self.client.get(address).text
        sent = {name: hidden(page, name) for name in ("seal", "reading", "entry")}
        return self.client.post(f"{address}/undo", data=sent)

    def written(self) -> list[Path]:
        """The correction files."""
        return sorted(self.settings.corrections.glob("*.toml"))

    def public(self, address: str) -> str:
        """The file's public page."""
        return self.client.get(address.replace("/desk/files/", "/sources/")).text


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no {name} in {page[:400]}"
    return html.unescape(found[1])
