"""An excerpt is the source itself, never a copy that could differ."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.excerpts import excerpt
from corpus.types import Profile, Span


def test_the_quote_stands_in_whole_lines_unaltered(tiny_profile: Profile) -> None:
    found = excerpt(tiny_profile, tiny_profile.node("night.2").span, context_lines=1)
    assert found.before == (
        "•\t Light the lamp at sun¬set and trim the wick before it smokes. \n•\t "
    )
    assert found.quote == (
        "Wind the clockwork every four hours so that the beam keeps turn-\ning at its proper pace."
    )
    assert found.after == " \n•\t Write each passing ship in the log, with hour and heading."
    assert found.first_line == 11


def test_without_context_only_the_lines_touched_are_shown(tiny_profile: Profile) -> None:
    found = excerpt(tiny_profile, tiny_profile.node("day.1").span, context_lines=0)
    assert found.before == "•\t "
    assert found.quote == "Polish the lens and the brass with a soft cloth."
    assert found.after == " "
    assert found.first_line == 20


def test_context_stops_at_both_ends_of_the_source(tiny_profile: Profile) -> None:
    source = tiny_profile.source
    whole = excerpt(tiny_profile, tiny_profile.node("night").span, context_lines=1000)
    assert whole.before + whole.quote + whole.after == source
    assert whole.first_line == 1
    ends = excerpt(tiny_profile, Span(0, len(source)))
    assert (ends.before, ends.quote, ends.after) == ("", source, "")


@given(data=st.data(), context=st.integers(0, 8))
def test_an_excerpt_is_contiguous_whole_lines_around_any_span(
    profile: Profile, data: st.DataObject, context: int
) -> None:
    source = profile.source
    start = data.draw(st.integers(0, len(source) - 1))
    span = Span(start, data.draw(st.integers(start + 1, min(start + 500, len(source)))))
    found = excerpt(profile, span, context_lines=context)
    first = span.start - len(found.before)
    last = span.end + len(found.after)
    assert source[first:last] == found.before + found.quote + found.after
    assert found.quote == source[span.start : span.end]
    assert first == 0 or source[first - 1] == "\n"
    assert last == len(source) or source[last] == "\n"
    assert found.first_line == source[:first].count("\n") + 1
    assert found.before.count("\n") <= context
