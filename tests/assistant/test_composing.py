"""What stands first, what follows, and the sentences that join them."""

from assistant import frames
from assistant.composing import Pick, compose, in_order, lead
from assistant.types import Citation, Evidence, NodeRef, Thread
from corpus.guidance import How, PracticeNote, RelatedUnit
from corpus.types import Kind

UNIT = Kind(id="activity", name="activity", plural="activities")
QUARREL = Evidence(text="They quarrel", start=0, end=12)
QUERY = "They quarrel, the figures are late"
FIGURES = Evidence(text="the figures are late", start=14, end=34)


def pick(name: str, evidence: Evidence = QUARREL, **related: tuple[How, str]) -> Pick:
    """A pick whose note relates it to others: name -> (how, when)."""
    node = NodeRef(id=name, kind="activity", kind_name="activity", label=name)
    relations = tuple(RelatedUnit(id=k, how=how, when=when) for k, (how, when) in related.items())
    return Pick(
        score=1.0,
        relevance=0.5,
        path=(),
        citation=Citation(
            node=node,
            profile_id="p",
            profile_version="1",
            quote=name,
            start=0,
            end=1,
            first_line=1,
            last_line=1,
            check="exact",
        ),
        evidence=evidence,
        note=PracticeNote(
            why="w", sign="s", steps=("a", "b"), question="q", watch_out="o", related=relations
        ),
    )


def composed(*picks: Pick, query: str = QUERY) -> tuple[Thread, ...]:
    return compose(picks, query)


def ids(picks: list[Pick]) -> list[str]:
    return [p.id for p in picks]


def test_best_first_where_no_note_says_otherwise() -> None:
    assert ids(in_order([pick("a"), pick("b"), pick("c")])) == ["a", "b", "c"]


def test_what_a_note_puts_before_goes_first() -> None:
    a = pick("a", c=("before", "trust is low"))
    assert ids(in_order([a, pick("b"), pick("c")])) == ["b", "c", "a"]


def test_a_circle_of_befores_is_cut_at_the_best() -> None:
    a, b = pick("a", b=("before", "x")), pick("b", a=("before", "y"))
    assert ids(in_order([a, b])) == ["a", "b"]


def test_each_matter_has_its_thread_and_numbers_run_through() -> None:
    threads = composed(pick("a"), pick("b", FIGURES), pick("c"))
    assert [t.heard.text for t in threads if t.heard] == ["They quarrel", "the figures are late"]
    assert [[s.citation.node.id for s in t.suggestions] for t in threads] == [["a", "c"], ["b"]]
    assert [s.rank for t in threads for s in t.suggestions] == [1, 2, 3]


def test_bridges_say_how_suggestions_hang_together() -> None:
    (thread,) = composed(pick("a", b=("before", "they shout")), pick("b"), pick("c"))
    assert [s.bridge for s in thread.suggestions] == [
        "Start here, above all if they shout.",
        "Once that is under way, go on to this.",
        frames.SAME_MATTER[1],
    ]
    (thread,) = composed(pick("a"), pick("b", a=("with", "time is short")))
    assert thread.suggestions[1].bridge == "Alongside that, above all if time is short."
    first, second = composed(pick("a"), pick("b", FIGURES))
    assert first.suggestions[0].bridge == "Start here."
    assert second.suggestions[0].bridge == frames.NEXT_MATTER[0]


def test_an_order_that_was_shown_is_kept() -> None:
    shown = [pick("a", b=("before", "they shout")), pick("b")]
    (thread,) = compose(shown, QUERY, keep_order=True)
    assert [s.citation.node.id for s in thread.suggestions] == ["a", "b"]


def test_a_message_that_is_one_matter_is_not_quoted_back() -> None:
    (thread,) = composed(pick("a"), query="They quarrel ")
    assert thread.heard is None
    assert thread.suggestions[0].evidence == QUARREL


def test_the_lead_counts_what_follows() -> None:
    two = lead(composed(pick("a"), pick("b", FIGURES)), UNIT)
    assert two.startswith("I read two matters in what you wrote.")
    one = lead(composed(pick("a"), pick("b")), UNIT)
    assert one.startswith("It comes down to one thing you wrote. Two activities")
    assert lead(composed(pick("a")), UNIT) == frames.ONE_MATTER
    whole = lead(composed(pick("a"), pick("b"), query="They quarrel"), UNIT)
    assert whole.startswith("Two activities of the profile fit")
    assert lead(composed(pick("a"), query="They quarrel"), UNIT).startswith("One activity of")
