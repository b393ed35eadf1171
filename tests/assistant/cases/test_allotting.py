"""Minutes add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cases.allotting import Share, allot

SHARES = st.lists(
    st.builds(
        Share,
        least=st.integers(1, 10),
        weight=st.integers(0, 5),
        most=st.one_of(st.none(), st.integers(10, 20)),
    ),
    min_size=1,
    max_size=8,
).filter(lambda shares: any(share.weight for share in shares))


@given(SHARES, st.integers(0, 200))
def test_minutes_add_up_and_nothing_falls_below_its_least(shares: list[Share], over: int) -> None:
    minutes = sum(share.least for share in shares) + over
    given_out = allot(minutes, shares)
    assert sum(given_out) == minutes
    assert all(got >= share.least for got, share in zip(given_out, shares, strict=True))


def test_weights_share_what_is_left_and_the_most_is_kept_while_something_else_can_grow() -> None:
    shares = [
        Share(least=2, weight=0),
        Share(least=2, weight=1, most=4),
        Share(least=2, weight=3),
    ]
    assert allot(6, shares) == (2, 2, 2)
    assert allot(10, shares) == (2, 3, 5)
    assert allot(30, shares) == (2, 4, 24)


def test_too_little_time_is_refused() -> None:
    with pytest.raises(ValueError, match="4 minutes do not fit into 3"):
        allot(3, [Share(least=4, weight=1)])
