"""Quoting, and checking the quotation when it is made."""

from dataclasses import replace

import pytest

from assistant.citations import check_quote, cite, path_to, quote_entry, stamp
from corpus.types import Profile


@pytest.mark.parametrize(
    ("printed", "quote", "check"),
    [
        ("Build trust.", "Build trust.", "exact"),
        ("Build\ntrust.", "Build trust.", "normalised"),
        ("a practi-\ntioner", "a practitioner", "normalised"),
        ("Build trust.", "Build Trust.", "failed"),
        ("Build trust.", "Build trust", "failed"),
    ],
)
def test_a_quotation_is_compared_with_what_is_printed(printed: str, quote: str, check: str) -> None:
    assert check_quote(printed, quote) == check


def test_a_citation_leads_back_to_the_source(profile: Profile) -> None:
    citation = cite(profile, profile.node("brokering.2"))
    assert citation.quote.startswith("Position themselves “in between” people")
    assert profile.source[citation.start : citation.end].startswith("Position themselves")
    lines = profile.source.split("\n")[citation.first_line - 1 : citation.last_line]
    assert "Position themselves" in lines[0]
    assert lines[-1].endswith("success of the change effort.")
    assert citation.check == "normalised"
    assert citation.profile_version == "source 31829a470bac"


def test_every_entry_of_the_profile_can_be_quoted(profile: Profile) -> None:
    assert {cite(profile, node).check for node in profile.nodes} <= {"exact", "normalised"}


def test_an_altered_text_fails_the_check(profile: Profile) -> None:
    altered = replace(
        profile,
        nodes=tuple(replace(n, text=n.text.replace("vital", "viral")) for n in profile.nodes),
    )
    assert cite(altered, altered.node("brokering.2")).check == "failed"
    assert cite(altered, altered.node("brokering.1")).check == "normalised"


def test_an_entry_comes_with_its_place(profile: Profile) -> None:
    entry = quote_entry(profile, profile.node("facilitation.5"))
    assert [node.id for node in entry.path] == ["sustaining-change", "facilitation"]
    assert entry.citation.node.label == "Facilitation, activity 5"
    assert path_to(profile, profile.node("co-creation")) == ()


def test_the_stamp_says_that_nobody_endorsed_this(profile: Profile) -> None:
    assert "Not produced or endorsed" in stamp(profile).endorsement
