"""Dividing a group: sizes that add up, differ by one at most, and leave nobody alone."""

from collections import Counter
from math import ceil

from assistant.wording import listed, number


def shared(people: int, groups: int) -> tuple[int, ...]:
    """`people` in so many groups, the larger ones first."""
    size, over = divmod(people, groups)
    return tuple(size + (at < over) for at in range(groups))


def groups_of_at_least(people: int, size: int) -> tuple[int, ...]:
    """As many groups as can have this size; what is left over joins them."""
    return shared(people, max(1, people // size))


def small_groups(people: int) -> tuple[int, ...]:
    """Groups of three or four; of five where there are only five."""
    groups = ceil(people / 4)
    return shared(people, groups if people // groups >= 3 else max(1, groups - 1))


def sizes_said(sizes: tuple[int, ...]) -> str:
    """`two groups of four and two of three`, `six pairs and one group of three`."""
    said: list[str] = []
    for size, count in sorted(Counter(sizes).items(), reverse=True):
        if size == 2:
            said.append(f"{number(count)} {'pair' if count == 1 else 'pairs'}")
        elif said:
            said.append(f"{number(count)} of {number(size)}")
        else:
            group = "group" if count == 1 else "groups"
            said.append(f"{number(count)} {group} of {number(size)}")
    if sizes[-1] == 2 and len(said) > 1:  # most of them are pairs: say these first
        said.reverse()
    return listed(said)
