"""Whatever a text holds, it is shown as text."""

from typing import Any

import pytest

from ui import view

HOSTILE = "<img src=x onerror=alert(1)> & <script>bad()</script> ![x](http://evil.example/i.png)"
ESCAPED = "&lt;img src=x onerror=alert(1)&gt; &amp; &lt;script&gt;"
NODE = {"id": "a.1", "label": "A, activity 1", "kind": "activity", "kind_name": "activity"}


def citation(quote: str = "Build trust.", check: str = "exact", last: int = 3) -> dict[str, Any]:
    """As the API gives it."""
    return {"node": NODE, "quote": quote, "first_line": 3, "last_line": last, "check": check}


SUGGESTION: dict[str, Any] = {
    "rank": 1,
    "bridge": "Start here.",
    "path": [],
    "citation": citation(),
}


@pytest.mark.parametrize(
    "html",
    [
        view.plain(HOSTILE),
        view.lead(HOSTILE),
        view.path([{"label": HOSTILE}]),
        view.quotation(citation(HOSTILE)),
        view.heard({"text": HOSTILE}),
        view.searched(HOSTILE),
        view.written(
            {
                "model": HOSTILE,
                "local": True,
                "sentences": [{"text": HOSTILE, "cites": [HOSTILE]}],
                "notice": HOSTILE,
            }
        ),
        view.care({"text": HOSTILE, "steps": [HOSTILE]}),
        view.identifiers([{"text": HOSTILE}]),
        view.suggestion({"rank": 1, "bridge": HOSTILE, "path": [], "citation": citation()}),
        view.practice_note(
            {
                "why": HOSTILE,
                "sign": HOSTILE,
                "steps": [HOSTILE],
                "question": HOSTILE,
                "watch_out": HOSTILE,
            },
            open_=True,
        ),
        view.source({"source": {"before": HOSTILE, "quote": HOSTILE, "after": HOSTILE}}),
        view.also_worth([{"citation": citation(HOSTILE)}]),
        view.in_play([{"label": HOSTILE}]),
        view.details(HOSTILE, [HOSTILE]),
        view.sources(
            [citation()],
            {"citation": HOSTILE, "version": HOSTILE, "rights": HOSTILE, "endorsement": HOSTILE},
        ),
    ],
)
def test_markup_in_a_text_is_escaped(html: str) -> None:
    assert ESCAPED in html
    assert "<img" not in html
    assert "<script" not in html


def test_a_citation_says_where_it_stands_and_how_well_it_agrees() -> None:
    assert "line 3 · word for word in the source" in view.reference(citation())
    assert "lines 3 to 5 · in the source, with broken" in view.reference(
        citation(check="normalised", last=5)
    )
    assert "NOT found" in view.reference(citation(check="failed"))


def test_a_practice_note_is_marked_as_ours() -> None:
    note = {"why": "w", "sign": "s", "steps": ["s1", "s2"], "question": "q?", "watch_out": "o"}
    html = view.suggestion({**SUGGESTION, "note": note})
    assert "ours, not the profile" in html
    assert html.index("Build trust.") < html.index("ours, not the profile") < html.index("s1")
    assert "ours" not in view.suggestion({**SUGGESTION, "note": None})


def test_the_first_note_stands_open_and_the_others_are_folded() -> None:
    note = {"why": "w", "sign": "s", "steps": ["s1", "s2"], "question": "q?", "watch_out": "o"}
    assert "<details open>" in view.suggestion({**SUGGESTION, "note": note})
    assert "<details>" in view.suggestion({**SUGGESTION, "rank": 2, "note": note})


def test_only_the_quoted_passage_is_marked() -> None:
    html = view.source({"source": {"before": "one ", "quote": "two", "after": " three"}})
    assert "one <mark>two</mark> three" in html


def test_every_citation_of_an_answer_is_listed_once() -> None:
    answer: dict[str, Any] = {
        "threads": [{"suggestions": [{"citation": "a"}, {"citation": "b"}]}],
        "entries": [{"citation": "c"}],
        "abstention": {"nearest": [{"citation": "d"}]},
        "also_worth": [{"citation": "e"}],
    }
    assert [str(c) for c in view.citations_of(answer)] == ["a", "b", "c", "d", "e"]
