"""An export opens again and keeps apart whose words are whose."""

import io
import json

import pytest
from docx import Document
from pydantic import TypeAdapter

from assistant.answering import Assistant
from assistant.conversations.exporting import as_json, as_markdown, as_word
from assistant.conversations.store import ConversationStore
from assistant.conversations.types import WholeConversation
from assistant.types import Response

ME = "m" * 32
MESSAGE = "Our two partners <b>no longer</b> talk ![x](http://evil.example/x.png) \u0007 أهلا 🧭"
TRAPS = "- a list\n1. another\nTitle\n===\n&lt;b&gt; \ufffe end"


@pytest.fixture
def whole(assistant: Assistant) -> WholeConversation:
    store = ConversationStore("sqlite://")
    name = store.begin(ME, "Partners").id
    for message in (MESSAGE, "what are the guiding principles?", "cite activity 99.9", "hello"):
        dumped = TypeAdapter(Response).dump_python(assistant.ask(message), mode="json")
        store.add(ME, name, message, dumped)
    store.add(ME, name, "from another version", {"answer": {}})
    store.add(ME, name, TRAPS, {"answer": {"notices": ["A quotation was withheld."]}})
    store.judge(ME, name, 1, unit="brokering.1", helpful=False, text="not *us*")
    return store.read(ME, name)


def test_json_holds_everything(whole: WholeConversation) -> None:
    data = json.loads(as_json(whole))
    assert data["turns"][0]["message"] == MESSAGE
    assert data["turns"][0]["response"] == whole.turns[0].response
    assert data["feedback"][0]["text"] == "not *us*"


def test_markdown_quotes_cites_and_shows_what_was_typed_as_text(whole: WholeConversation) -> None:
    text = as_markdown(whole).decode()
    first = whole.turns[0].response["answer"]["threads"][0]["suggestions"][0]
    assert text.startswith("# Partners\n\n## 1. ")
    assert f"\n> \u201c{first['citation']['quote']}\u201d\n>\n> " in text
    assert "*Practice note (ours, not the profile's)*" in text
    assert "![x](" not in text
    assert "<b>" not in text.replace("\\<b\\>", "")
    assert "Your feedback (brokering.1): not helpful. not \\*us\\*" in text
    assert whole.turns[0].response["answer"]["profile"]["endorsement"][:12] in text


def test_markdown_gives_no_meaning_to_how_a_line_begins(whole: WholeConversation) -> None:
    text = as_markdown(whole).decode()
    assert "\n\\- a list  \n1\\. another  \nTitle  \n\\===  \n\\&lt;b\\&gt;" in text
    assert "A quotation was withheld." in text


def test_what_does_not_fit_is_exported_with_what_is_near(whole: WholeConversation) -> None:
    text = as_markdown(whole).decode()
    answer = whole.turns[2].response["answer"]
    for entry in answer["abstention"]["nearest"]:
        place = " / ".join(node["label"] for node in entry["path"])
        assert f"{place} \\[{entry['citation']['node']['id']}".strip() in text.replace("\\_", "_")
    assert answer["abstention"]["nearest"]


def test_word_opens_again(whole: WholeConversation) -> None:
    document = Document(io.BytesIO(as_word(whole)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "Partners"
    assert MESSAGE.replace("\u0007", "") in texts
    first = whole.turns[0].response["answer"]["threads"][0]["suggestions"][0]
    assert f"\u201c{first['citation']['quote']}\u201d" in texts
    assert first["note"]["why"] in texts
    assert TRAPS.replace("\ufffe", "") in texts
