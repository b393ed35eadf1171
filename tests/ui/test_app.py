"""The states of the page, with a service that does what each test needs."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient
from streamlit.testing.v1 import AppTest

from assistant.answering import Assistant
from assistant.api.app import create_app
from assistant.settings import Settings
from tests.assistant.conftest import assistant
from ui import texts

__all__ = ["assistant"]  # the fixture

_TRANSPORT = ("host", "content-length", "accept-encoding", "connection")
APP = Path(__file__).parents[2] / "ui" / "app.py"
Handler = Callable[[httpx2.Request], httpx2.Response]


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Handler]]:
    """What answers the page: the last handler in the list."""
    handlers: list[Handler] = []
    client = httpx2.Client

    def connect(**options: Any) -> httpx2.Client:  # noqa: ANN401 - whatever the page passes
        transport = httpx2.MockTransport(lambda request: handlers[-1](request))
        return client(transport=transport, **options)

    monkeypatch.setattr(httpx2, "Client", connect)
    import streamlit as st

    st.cache_resource.clear()
    yield handlers
    st.cache_resource.clear()


@pytest.fixture
def real(assistant: Assistant) -> Handler:
    """The real app, in memory."""
    http = TestClient(create_app(Settings(), assistant))

    def answer(request: httpx2.Request) -> httpx2.Response:
        found = http.request(
            request.method,
            request.url.raw_path.decode(),
            content=request.content,
            headers={k: v for k, v in request.headers.items() if k.lower() not in _TRANSPORT},
        )
        return httpx2.Response(found.status_code, content=found.content, headers=found.headers)

    return answer


def refuse(request: httpx2.Request) -> httpx2.Response:
    """Nobody is there."""
    raise httpx2.ConnectError("refused")


def html_of(page: AppTest) -> str:
    """All HTML and markdown on the page."""
    return "\n".join(e.proto.body for e in page.get("html")) + "\n".join(
        m.value for m in page.markdown
    )


def open_page() -> AppTest:
    """Run the page once."""
    return AppTest.from_file(str(APP), default_timeout=20).run()


def test_an_empty_page_offers_examples(service: list[Handler], real: Handler) -> None:
    service.append(real)
    page = open_page()
    assert not page.exception
    assert {b.label for b in page.button} == {*texts.EXAMPLES, texts.NEW}
    assert "Implementation Support Practitioner Profile" in html_of(page)


def test_an_example_is_asked_by_a_click(service: list[Handler], real: Handler) -> None:
    service.append(real)
    page = open_page()
    page.button(key="example-0").click().run()
    assert not page.exception
    html = html_of(page)
    assert "Two partner agencies in our pilot" in html
    assert "of the profile fit what you describe" in html
    assert texts.ALSO_WORTH in html
    assert any(b.label.startswith(texts.OPEN_SOURCE) for b in page.button)


def test_a_source_opens_with_the_passage_marked(service: list[Handler], real: Handler) -> None:
    service.append(real)
    page = open_page()
    page.chat_input[0].set_value("quote brokering.2").run()
    page.button(key="source-1-brokering.2").click().run()
    assert not page.exception
    assert "<mark>Position themselves" in html_of(page)


def test_markup_in_a_message_is_shown_as_text(service: list[Handler], real: Handler) -> None:
    service.append(real)
    page = open_page()
    page.chat_input[0].set_value("<b>bold</b> ![x](http://evil.example/x.png) trust").run()
    assert "&lt;b&gt;bold&lt;/b&gt; ![x](http" in html_of(page)
    assert not any("evil.example" in m.value for m in page.markdown)


def test_a_service_that_is_down_is_explained(service: list[Handler]) -> None:
    service.append(refuse)
    page = open_page()
    assert not page.exception
    assert texts.UNREACHABLE[0] in page.error[0].value
    assert "http://127.0.0.1:8600" in page.error[0].value
    assert page.button[0].label == texts.TRY_AGAIN


def test_a_service_that_goes_down_loses_nothing(service: list[Handler], real: Handler) -> None:
    service.append(real)
    page = open_page()
    service.append(refuse)
    page.chat_input[0].set_value("The nurses no longer speak up.").run()
    assert "The nurses no longer speak up." in html_of(page)
    assert texts.UNREACHABLE[0] in page.error[0].value
    service.append(real)
    next(b for b in page.button if b.label == texts.TRY_AGAIN).click().run()
    assert "fit what you describe" in html_of(page)


def test_a_stream_that_ends_early_is_told(service: list[Handler], real: Handler) -> None:
    service.append(real)
    page = open_page()
    lead = "event: lead\ndata: " + json.dumps({"kind": "suggestions", "text": "One."}) + "\n\n"
    service.append(
        lambda request: (
            httpx2.Response(200, text=lead) if "stream" in str(request.url) else real(request)
        )
    )
    page.chat_input[0].set_value("Anything at all here.").run()
    assert not page.exception
    assert texts.UNREACHABLE[0] in page.error[0].value


def test_a_message_that_is_too_long_is_explained_and_kept(
    service: list[Handler], real: Handler
) -> None:
    service.append(real)
    page = open_page()
    page.chat_input[0].set_value("long story " * 60).run()
    html = html_of(page)
    assert "The message is too long." in html
    assert "at most 600" in html
    assert "long story long story" in html


def test_a_new_conversation_starts_empty_and_the_earlier_one_can_be_taken_up(
    service: list[Handler], real: Handler
) -> None:
    service.append(real)
    page = open_page()
    page.chat_input[0].set_value("what are the guiding principles?").run()
    assert "Transdisciplinary" in html_of(page)
    next(b for b in page.button if b.label == texts.NEW).click().run()
    assert "Transdisciplinary" not in html_of(page)
    earlier = {b.label for b in page.button} - {*texts.EXAMPLES, texts.NEW}
    assert earlier == {"what are the guiding principles?"}
    next(b for b in page.button if b.label in earlier).click().run()
    assert "Transdisciplinary" in html_of(page)


def test_a_conversation_is_renamed_and_deleted(service: list[Handler], real: Handler) -> None:
    service.append(real)
    page = open_page()
    page.chat_input[0].set_value("what are the guiding principles?").run()
    page.text_input[0].set_value("Principles [x](y)").run()
    assert not page.exception
    next(b for b in page.button if b.label == texts.NEW).click().run()
    label = "Principles \\[x\\]\\(y\\)"
    next(b for b in page.button if b.label == label).click().run()
    next(b for b in page.button if b.label == texts.DELETE).click().run()
    assert not page.exception
    assert {b.label for b in page.button} == {*texts.EXAMPLES, texts.NEW}


def test_what_follows_is_read_with_what_went_before(service: list[Handler], real: Handler) -> None:
    service.append(real)
    page = open_page()
    page.chat_input[0].set_value("The nurses no longer speak up.").run()
    page.chat_input[0].set_value("tell me more about the first").run()
    assert "More about number 1." in html_of(page)


def test_it_says_how_long_conversations_are_kept(service: list[Handler], real: Handler) -> None:
    service.append(real)
    page = open_page()
    assert any("for 30 days" in c.value for c in page.caption)
