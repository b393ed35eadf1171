"""Looking a word up: `where does it mention loss?`, `silos?`, `which entries say "framework"?`."""

import re

from assistant.profile_questions.types import Mentions
from assistant.profile_questions.vocabulary import Vocabulary, Word, tokens

_MAX_WORDS = 4  # of the phrase looked up
_IT = r"(?:it|this|you|the (?:\w+ ){0,3}?(?:profile|framework|document|text))"
_SAY = r"(?:says?|mentions?|mentioned|talks? about|speaks? of|uses?|used|covers?|names?|named|cites?|has the words?|contains?|includes?)"
_KIND = r"(?:entries|entry|activity|activities|competency|competencies|competences|places?|lines?|parts?|sections?|bits?)"
_QUOTED = re.compile(
    r"[\"\u201c\u2018](?P<phrase>[^\"\u201c\u201d\u2018\u2019]{3,120})[\"\u201d\u2019]"
)
_LOOKING = re.compile(
    r"\b(?:which (?:bit|id|entry|entries|activity|activities|part|competenc\w+)|where exactly"
    r"|entries|the profile|shows? up)\b",
    re.IGNORECASE,
)
_P = r"(?P<phrase>[\w' /-]+?)"
_LOOKUPS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:every|all|which|what|any|pull every|pull all|show me every)? ?(?:the )?{_KIND} (?:where |that |in which )?(?:{_IT} )?(?:actually )?{_SAY} (?:the (?:words?|term|phrase) )?{_P}(?: or \w+)?(?: in it)?$",
        rf"^where (?:does|do|did|is|are) {_IT} {_SAY} {_P}$",
        rf"^(?:is|are) {_P} (?:mentioned|named|used|covered|included|in there|in it)(?: anywhere)?$",
        rf"^(?:does|do) (?:the (?:words?|term|phrase) )?{_P} (?:come|comes|turn|show|appear|occur)s? ?(?:up)?(?: anywhere)?$",
        rf"^(?:find|search(?: for)?|look up) {_P}(?: for me)?$",
        rf"^(?:is there )?anything (?:in (?:it|there) )?(?:on|about) {_P}$",
        rf"^(?:show me )?the (?:part|section|bit) (?:on|about) {_P}$",
        rf"^where(?:'s|'s| is) the (?:part|section|bit) (?:on|about) {_P}$",
        rf"^does {_IT} say anything (?:on|about) {_P}$",
        rf"^which {_KIND} (?:is|are) (?:the one )?about {_P}$",
        rf"^{_P}(?: ?[,-]+ ?| )(?:where|which id|which one)$",
        rf"^{_P} occur(?:s)?$",
    )
)
_FILLER = frozenset(
    "the a an word words term terms phrase its it anything something this that".split()
)


def look_up(sentence: str, vocabulary: Vocabulary) -> Mentions | None:
    """The word or phrase that a sentence asks after; None when it does not.

    A phrase in quotation marks counts when the sentence looks for a place; without them the
    sentence must have one of the usual forms and the phrase be short, or the profile hold it. A
    lone phrase counts when the profile holds it word for word.
    """
    quoted = _QUOTED.search(sentence)
    if quoted and _LOOKING.search(sentence[: quoted.start()] + sentence[quoted.end() :]):
        return Mentions(quoted["phrase"].strip(" .,"))
    text = sentence.strip(" \t\n?!.,:;-")
    for pattern in _LOOKUPS:
        found = pattern.match(text)
        if not found:
            continue
        phrase = _bare(found["phrase"])
        if not phrase or not _is_plain(phrase, vocabulary):
            continue
        if len(tokens(phrase)) <= 2 or vocabulary.holding(phrase):
            return Mentions(phrase)
    if sentence.strip().endswith("?") and len(tokens(text)) <= 3 and _lone(text, vocabulary):
        return Mentions(text)
    return None


def _bare(phrase: str) -> str:
    words = phrase.strip(" '\u2019").split()
    while words and words[0].casefold() in _FILLER:
        words = words[1:]
    return " ".join(words)


def _is_plain(phrase: str, vocabulary: Vocabulary) -> bool:
    """Words only: a name of the profile is described, not looked up."""
    words = tokens(phrase)
    return len(words) <= _MAX_WORDS and vocabulary.meaning(phrase) is None


def _lone(text: str, vocabulary: Vocabulary) -> bool:
    items = vocabulary.items(text)
    return all(isinstance(item, Word) and len(item.text) > 3 for item in items) and bool(
        vocabulary.holding(text)
    )
