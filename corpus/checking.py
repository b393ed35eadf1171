"""Proof that a profile says what its source prints: ids, counts, every letter, and full coverage."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.errors import ProfileUnfaithful
from corpus.normalisation import normalise
from corpus.second_reading import Assignment
from corpus.types import Node, Omission, Printing, Profile, Span


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check_profile` found.

    Attributes:
        problems: One sentence each; empty when the profile is faithful.
        verbatim: Per kind, how many nodes equal their span and how many there are.
        covered: Share of the source's letters and digits that a node accounts for.
        omissions: The stretches no node covers, each with its reason.
        confirmed: How many units a second reader put at the same place, or None without one.
    """

    problems: tuple[str, ...]
    verbatim: dict[str, tuple[int, int]]
    covered: float
    omissions: tuple[Omission, ...]
    confirmed: int | None

    def raise_for_problems(self) -> None:
        """Fail loudly.

        Raises:
            ProfileUnfaithful: When there is any problem; names the first and counts the rest.
        """
        if self.problems:
            raise ProfileUnfaithful(
                f"The profile is not faithful to its source ({len(self.problems)} problem(s)).",
                given=self.problems[0],
                expected="every text equal to its span in source.txt, ids and counts as declared",
                action="Run `fieldguide corpus check` for the full list and mend profile.yaml.",
            )


def check_profile(profile: Profile, second_reading: tuple[Assignment, ...] = ()) -> CheckReport:
    """Compare a profile with its source, letter by letter.

    Args:
        profile: As loaded.
        second_reading: Where an independent reader put each unit, if there was one.
    """
    altered = {
        node.id for node in profile.nodes if any(_differs(profile, p) for p in node.printings)
    }
    problems = [
        *_hash_problems(profile),
        *_text_problems(profile),
        *_id_problems(profile),
        *_count_problems(profile),
        *_overlap_problems(profile),
        *_coverage_problems(profile),
        *_reading_problems(profile, second_reading),
    ]
    return CheckReport(
        problems=tuple(problems),
        verbatim=_verbatim(profile, altered),
        covered=_covered(profile),
        omissions=profile.omissions,
        confirmed=_confirmed(profile, second_reading) if second_reading else None,
    )


def _differs(profile: Profile, printing: Printing) -> bool:
    return normalise(profile.source[printing.span.start : printing.span.end]) != printing.text


def _hash_problems(profile: Profile) -> Iterator[str]:
    if profile.source_sha256 != profile.metadata.source_sha256:
        yield (
            f"source.txt has sha256 {profile.source_sha256}, but profile.yaml was curated from "
            f"{profile.metadata.source_sha256}"
        )


def _text_problems(profile: Profile) -> Iterator[str]:
    named = [
        ("the title", profile.metadata.title),
        *((f"node {node.id}", printing) for node in profile.nodes for printing in node.printings),
        *(
            (f"the uncovered stretch at {o.printing.span.start}", o.printing)
            for o in profile.omissions
        ),
    ]
    for name, printing in named:
        if printing.span.end > len(profile.source):
            yield f"{name} has a span that ends at {printing.span.end}, after the source's {len(profile.source)}"
        elif _differs(profile, printing):
            yield f"{name} differs from the source at its span: {_first_difference(profile, printing)}"


def _first_difference(profile: Profile, printing: Printing) -> str:
    printed = normalise(profile.source[printing.span.start : printing.span.end])
    at = next(
        (i for i, (a, b) in enumerate(zip(printing.text, printed, strict=False)) if a != b),
        min(len(printing.text), len(printed)),
    )
    window = slice(max(0, at - 15), at + 15)
    return f"{printing.text[window]!r} where the source has {printed[window]!r}"


def _id_problems(profile: Profile) -> Iterator[str]:
    for node in profile.units:
        if node.parent is None:
            continue
        siblings = profile.children(node.parent, profile.unit.id)
        expected = f"{node.parent}.{siblings.index(node) + 1}"
        if node.id != expected:
            yield f"{profile.unit.name} {node.id} is number {expected.rpartition('.')[2]} of {node.parent}: its id should be {expected}"
    for first, second in pairwise(profile.units):
        if first.parent == second.parent and first.span.start > second.span.start:
            yield f"{second.id} is printed before {first.id}, but listed after it"


def _count_problems(profile: Profile) -> Iterator[str]:
    below = {wider.id: narrower.id for wider, narrower in pairwise(profile.levels)}
    for node in profile.nodes:
        if node.kind not in below:
            continue
        found = len(profile.children(node.id, below[node.kind]))
        declared = profile.counts.get(node.id)
        if declared is None:
            yield f"counts do not say how many entries {node.id} has on the next level (found {found})"
        elif found != declared:
            yield f"{node.id} has {found} entries on the next level, but {declared} were counted on the pages"


def _overlap_problems(profile: Profile) -> Iterator[str]:
    """Two printings may nest (a reference inside a sentence) but never cross."""
    spans = sorted(
        ((p.span, node.id) for node in profile.nodes for p in node.printings),
        key=lambda item: (item[0].start, -item[0].end),
    )
    around: list[tuple[Span, str]] = []  # the printings that reach into the one at hand
    for second, b in spans:
        around = [(first, a) for first, a in around if first.overlaps(second)]
        for first, a in around:
            if not first.contains(second):
                yield f"the spans of {a} [{first.start}, {first.end}) and {b} [{second.start}, {second.end}) cross"
            if first == second:
                yield f"{a} and {b} claim the same span [{first.start}, {first.end})"
        around.append((second, b))


def _coverage_problems(profile: Profile) -> Iterator[str]:
    covered = _mask(profile, _node_spans(profile))
    explained = _mask(profile, (omission.printing.span for omission in profile.omissions))
    for omission in profile.omissions:
        span = omission.printing.span
        if any(covered[span.start : span.end]):
            yield f"the stretch [{span.start}, {span.end}) is declared uncovered, but a node covers part of it"
    start: int | None = None
    for at, character in enumerate([*profile.source, "\0"]):
        missing = character.isalnum() and not covered[at] and not explained[at]
        if missing and start is None:
            start = at
        elif start is not None and not missing and (character.isalnum() or character == "\0"):
            yield f"nothing covers the source at [{start}, {at}): {profile.source[start:at].strip()[:60]!r}"
            start = None


def _node_spans(profile: Profile) -> Iterator[Span]:
    yield from (p.span for node in profile.nodes for p in node.printings)


def _mask(profile: Profile, spans: Iterable[Span]) -> bytearray:
    mask = bytearray(len(profile.source) + 1)
    for span in spans:
        end = min(span.end, len(profile.source))
        mask[span.start : end] = b"\1" * max(0, end - span.start)
    return mask


def _covered(profile: Profile) -> float:
    mask = _mask(profile, _node_spans(profile))
    letters = [at for at, character in enumerate(profile.source) if character.isalnum()]
    return sum(mask[at] for at in letters) / max(1, len(letters))


def _verbatim(profile: Profile, altered: set[str]) -> dict[str, tuple[int, int]]:
    total = Counter(node.kind for node in profile.nodes)
    bad = Counter(node.kind for node in profile.nodes if node.id in altered)
    return {kind: (total[kind] - bad[kind], total[kind]) for kind in profile.kinds if total[kind]}


def _place(profile: Profile, node: Node) -> tuple[str | None, int]:
    siblings = profile.children(node.parent, profile.unit.id) if node.parent else ()
    return node.parent, siblings.index(node) + 1


def _confirmed(profile: Profile, reading: tuple[Assignment, ...]) -> int:
    return len(profile.units) - sum(1 for _ in _reading_problems(profile, reading))


def _reading_problems(profile: Profile, reading: tuple[Assignment, ...]) -> Iterator[str]:
    if not reading:
        return
    for node in profile.units:
        places = [(a.parent, a.position) for a in reading if node.text.startswith(a.begins)]
        if places != [_place(profile, node)]:
            yield f"the second reading puts {node.id} at {places or 'no place'}"
