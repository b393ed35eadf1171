"""Small pieces of plain English."""

from collections.abc import Sequence

from corpus.types import Kind

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(count: int) -> str:
    """A count as a word up to ten, in digits above."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, kind: Kind) -> str:
    """`three activities`, `one activity`."""
    return f"{number(count)} {kind.name if count == 1 else kind.plural}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def article(word: str) -> str:
    """`an activity`, `a domain`."""
    return f"{'an' if word[:1].lower() in 'aeiou' else 'a'} {word}"


def capitalised(text: str) -> str:
    """With a capital first letter, the others as they are."""
    return text[:1].upper() + text[1:]
