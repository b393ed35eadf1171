"""Learning end to end with the small encoder."""

from pathlib import Path

import pytest

from corpus.situations import Situation, Situations
from corpus.types import Profile
from index.building import build_index
from index.encoders import make_embedder
from index.training import learn

WORDS = {
    "night.1": ["the lamp", "the wick", "lamp smoke", "sunset and no light", "a dark lantern"],
    "day.1": ["dull brass", "the brass rails", "polish", "green copper", "tarnish everywhere"],
}


@pytest.mark.model
def test_a_few_labelled_messages_change_the_ranking(tiny_profile: Profile, tmp_path: Path) -> None:
    labelled = [
        Situation(f"{unit}-{at}-{more}", f"I worry about {text}, {more}", True, {unit: 2})
        for unit, texts in WORDS.items()
        for at, text in enumerate(texts)
        for more in ("what now", "again this week", "my keeper says it is fine")
    ]
    other = [
        Situation(f"o-{at}", f"what does a ticket to {city} cost", False, {})
        for at, city in enumerate(
            "Oslo Lima Accra Hanoi Quito Cairo Turin Perth Miami Delhi".split()
        )
    ]
    seen: list[str] = []
    learned = learn(
        tiny_profile,
        Situations((*labelled, *other), "made up"),
        "minilm",
        tmp_path,
        tmp_path,
        on_progress=lambda what, done, total: seen.append(what),
    )
    embedder = make_embedder("minilm", tmp_path)
    index = build_index(tiny_profile, learned, embedder, tmp_path / "index")
    vectors = embedder.encode(
        ["something is wrong with the lantern", "the copper looks awful"], role="query"
    )
    best = [index.units[at] for at in index.scores(vectors).argmax(axis=1)]
    assert best == ["night.1", "day.1"]
    assert learned.scope is not None
    inside, outside = embedder.encode(["my lamp", "price of a flight to Rome"], role="query")
    assert learned.scope.probability(inside) > learned.scope.probability(outside)
    assert set(seen) == {"encoding all messages"}
