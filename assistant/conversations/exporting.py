"""A conversation as a document: Markdown, or Word through python-docx.

What the profile says, what is ours and what the person wrote stay apart, and every quotation keeps its
citation. A stored answer may come from another version: what is not in it is left out.
"""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from assistant.conversations.types import WholeConversation

Json = dict[str, Any]
Style = Literal["title", "turn", "said", "text", "quote", "cite", "ours", "step", "notice"]

# What Markdown reads as a list, a heading or a rule where a line begins with it.
_LINE_MARK = re.compile(r"^([ \t]*)([-+=]|\d+(?=[.)]))", re.MULTILINE)
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OURS = "Practice note (ours, not the profile's)"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the document.

    Attributes:
        style: What it is.
        text: Plain.
    """

    style: Style
    text: str


def as_json(whole: WholeConversation) -> bytes:
    """Everything that is kept, for machines."""
    return json.dumps(asdict(whole), ensure_ascii=False, indent=1, default=str).encode()


def as_markdown(whole: WholeConversation) -> bytes:
    """For reading, printing and pasting."""
    marks: dict[Style, str] = {
        "title": "# ",
        "turn": "## ",
        "said": "",
        "text": "",
        "quote": "> ",
        "cite": "> ",
        "ours": "*",
        "step": "- ",
        "notice": "",
    }
    blocks: list[str] = []
    before: Style | None = None
    for line in _lines(whole):
        plain = _plain(line.text)
        if not marks[line.style]:
            plain = _LINE_MARK.sub(_escaped_mark, plain)
        text = marks[line.style] + plain + ("*" if line.style == "ours" else "")
        joined = (before, line.style) in (("quote", "cite"), ("step", "step"))
        gap = ">\n" if line.style == "cite" and joined else "" if joined else "\n"
        blocks.append(gap + text)
        before = line.style
    return ("\n".join(blocks).strip() + "\n").encode()


def as_word(whole: WholeConversation) -> bytes:
    """For whoever files it or sends it on."""
    from docx import Document

    document = Document()
    styles: dict[Style, str] = {
        "title": "Title",
        "turn": "Heading 1",
        "said": "Normal",
        "text": "Normal",
        "quote": "Intense Quote",
        "cite": "Caption",
        "ours": "Heading 3",
        "step": "List Bullet",
        "notice": "Caption",
    }
    for line in _lines(whole):
        document.add_paragraph(_printable(line.text), style=styles[line.style])
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _lines(whole: WholeConversation) -> Iterator[Line]:
    yield Line("title", whole.conversation.title)
    stamp: Json = {}
    for turn in whole.turns:
        answer = turn.response.get("answer", {})
        stamp = answer.get("profile") or stamp
        yield Line("turn", f"{turn.number}. {turn.created:%d %B %Y, %H:%M} UTC")
        yield Line("said", turn.message)
        yield from _answer(answer)
        for given in whole.feedback:
            if given.turn == turn.number:
                judged = "helpful" if given.helpful else "not helpful"
                about = f" ({given.unit})" if given.unit else ""
                yield Line("notice", f"Your feedback{about}: {judged}. {given.text}".strip())
    for name in ("citation", "rights", "endorsement"):
        if stamp.get(name):
            yield Line("notice", stamp[name])


def _answer(answer: Json) -> Iterator[Line]:
    care = answer.get("care")
    if care:
        yield Line("text", care["text"])
        yield from (Line("step", step) for step in care["steps"])
    if answer.get("lead"):
        yield Line("text", answer["lead"])
    for thread in answer.get("threads") or ():
        if thread.get("heard"):
            yield Line("said", f"You wrote: \u201c{thread['heard']['text']}\u201d")
        for suggestion in thread["suggestions"]:
            yield Line("text", f"{suggestion['rank']}. {suggestion.get('bridge', '')}")
            yield from _quoted(suggestion)
            yield from _note(suggestion.get("note"))
    for entry in answer.get("entries") or ():
        yield from _quoted(entry)
    yield from _written(answer.get("written"))
    yield from (Line("notice", notice) for notice in answer.get("notices") or ())
    yield from _abstention(answer.get("abstention"))
    also = answer.get("also_worth") or ()
    if also:
        yield Line("text", "Also worth a look")
        for entry in also:
            yield from _quoted(entry)
    question = answer.get("clarification")
    if question:
        yield Line("text", question["text"])
        yield from (Line("step", option["text"]) for option in question["options"])


def _abstention(abstention: Json | None) -> Iterator[Line]:
    if not abstention:
        return
    yield Line("text", abstention["reason"])
    yield from (Line("step", detail) for detail in abstention.get("would_help") or ())
    nearest = abstention.get("nearest") or ()
    if nearest:
        yield Line("text", "The nearest entries, all the same")
        for entry in nearest:
            yield from _quoted(entry)


def _quoted(part: Json) -> Iterator[Line]:
    """The citation of a suggestion or an entry, with the place of what it quotes."""
    citation = part["citation"]
    yield Line("quote", f"\u201c{citation['quote']}\u201d")
    first, last = citation["first_line"], citation["last_line"]
    lines = f"line {first}" if first == last else f"lines {first}-{last}"
    place = " / ".join(node["label"] for node in part.get("path") or ())
    cited = f"[{citation['node']['id']}, source {lines}, check: {citation['check']}]"
    yield Line("cite", f"{place} {cited}".strip())


def _note(note: Json | None) -> Iterator[Line]:
    if not note:
        return
    yield Line("ours", _OURS)
    yield Line("text", note["why"])
    yield from (Line("step", step) for step in note["steps"])
    yield Line("step", f"Ask: {note['question']}")
    yield Line("step", f"Watch out: {note['watch_out']}")


def _written(written: Json | None) -> Iterator[Line]:
    if not written or not written["sentences"]:
        return
    yield Line(
        "ours", f"Written by a language model ({written['model']}), checked, not the profile's"
    )
    for sentence in written["sentences"]:
        yield Line("text", f"{sentence['text']} [{', '.join(sentence['cites'])}]")


def _plain(text: str) -> str:
    """Text that Markdown reads as text: what a person typed must not become links or images."""
    escaped = "".join(f"\\{c}" if c in "\\`*_[]<>#|~&" else c for c in text)
    return escaped.replace("\n", "  \n")


def _escaped_mark(found: re.Match[str]) -> str:
    space, mark = found.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def _printable(text: str) -> str:
    """Without what XML cannot hold."""
    return _NOT_IN_XML.sub("", text)
