"""What a turn of a conversation does: it opens a matter, points at a suggestion, says thanks.

Only turns that need another kind of answer are told apart here, and only on plain signs: whatever is
not recognised is read as part of the conversation, together with the turns before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.types import Turn

TurnKind = Literal["matter", "order", "more", "why", "thanks", "greeting", "capabilities"]

_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": -1,
}
_DIGITS = {"1": 1, "2": 2, "3": 3, "4": 4, "one": 1, "two": 2, "three": 3, "four": 4}
_NTH = (
    rf"(?:(?P<ordinal>{'|'.join(_ORDINALS)})(?:\s+(?:one|point|suggestion|activity|idea|item|thing))?"
    rf"|(?:number|no\.?|nr\.?|point|suggestion|activity|#)\s*(?P<digit>{'|'.join(_DIGITS)}))"
)
_THAT = r"(?:that|this|it|these|those|them)"
_MORE = re.compile(
    r"^(?:(?:ok|okay|yes|please|and|so|good|thanks|thank you|great|hm+|interesting)[,.!]?\s+)*"
    r"(?:can you |could you |would you |will you |please |i'd like to |i want to |i would like to )*"
    r"(?:tell me more|say more|more|know more|hear more|explain|expand|elaborate|go deeper|unpack"
    r"|what about|what does|how would|how does|walk me through|describe|details?|tell me)"
    rf"(?:\s+(?:about|on|into|of|please))*\s+(?:the\s+|your\s+)?{_NTH}"
    r"(?:\s+(?:look(?: like)?|mean|work|again|please|in practice|in more detail|for me))*\W*$",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\bwhich\b(?:\s+(?:one|of\s+(?:those|them|these|the\s+\w+)|suggestion|activity|\w+))*?\s*"
    r"(?:\b(?:should|would|do|shall|must|can|comes?|goes?|is|has|to)\b[\w\s']*?)?\b(?:first|start|begin)\b"
    rf"|^\W*(?:and\s+|so\s+|ok\s+)*(?:where|with which)\s+(?:do|should|would|can)\s+i\s+(?:start|begin)\W*$"
    rf"|\bdo i (?:need|have) to do (?:all|both)(?: of)?(?: {_THAT})?\b"
    r"|\bwhat (?:can|could) wait\b|\bin (?:what|which) order\b"
    r"|\bonly (?:have )?time for one\b",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"^\W*(?:(?:ok|okay|hm+|but|and|so|sorry)[,.]?\s+)*(?:"
    rf"why(?:\s+(?:is|are|do you (?:say|suggest|think)|did you (?:say|suggest|pick|choose)))?"
    rf"(?:\s+(?:{_THAT}|(?:the\s+)?{_NTH}))?(?:\s+(?:one|ones|suggestions?|first))?"
    r"|what makes you (?:say|think|suggest) (?:so|that|this|it)"
    r"|how did you (?:get|come) (?:to|there|to that|to this)"
    r"|where does (?:that|this) come from)\W*$",
    re.IGNORECASE,
)
_FILLER = r"(?:[\s,.!]+(?:so|very|much|a lot|a million|you|all|again|for that|for this|for now|then|there|everyone|fieldguide|that'?s|thats|it|helpful|great|useful|clear|perfect|really|was|is|good|lovely|will do|i'?ll try|bye|goodbye|cheers|ok|okay))*"
_THANKS = re.compile(
    r"^\W*(?:ok(?:ay)?|great|perfect|good|right|brilliant|lovely|wonderful|super|nice|cool|alright|fine|ah|yes|got it|understood|noted|makes sense|that helps|this helps)?"
    r"[\s,.!]*(?:many |much )?(?:thank(?:s| you| u)?|thx|ty|cheers|merci|gracias|danke|obrigad[oa]|asante|appreciated?|much appreciated|that helps|this helps|got it|understood|noted|makes sense|bye|goodbye|will do)"
    rf"{_FILLER}\W*$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\W*(?:hi|hello|hey|hiya|hallo|hola|good (?:morning|afternoon|evening|day)|greetings|dear (?:all|sir|madam|team)|howdy|bonjour|salaam|salam)"
    r"(?:[\s,.!]+(?:there|all|everyone|fieldguide|again|team|assistant|to you|anyone|you|sir|madam|how are you(?: today)?|is anybody there|anybody here))*\W*$",
    re.IGNORECASE,
)
_CAPABILITIES = re.compile(
    r"^\W*(?:(?:hi|hello|hey|ok|so)[,.!]?\s+)*(?:"
    r"what (?:can|do) you (?:do|offer|know|help(?: me)? with)(?: for me| here)?"
    r"|how (?:can|could|do) you help(?: me)?|what (?:are you|is this|is fieldguide)(?: for| good for)?"
    r"|who (?:are|made|built) you|how (?:do|does) (?:you|this|it) work|how do i use (?:you|this|it)"
    r"|are you (?:a (?:bot|robot|human|person|machine)|an ai|human|chatgpt)|help"
    r"|(?:do|will) you (?:keep|store|save|remember) (?:what i (?:write|type|say)|my (?:messages?|words|data))"
    r"|what should i (?:write|type|say|ask)(?: here)?)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnReading:
    """What a turn does.

    Attributes:
        kind: `order`, `more` and `why` ask about the suggestions that were shown last; `matter` is
            everything that has to be searched for.
        refers: The number of the suggestion asked about, from 1; -1 is the last, None all of them.
    """

    kind: TurnKind
    refers: int | None = None


def read_turn(message: str, earlier: Sequence[Turn]) -> TurnReading:
    """What a message does at its place in a conversation.

    Args:
        message: What was typed now.
        earlier: The turns before it, oldest first.
    """
    for kind, pattern in _COURTESIES:
        if pattern.match(message):
            return TurnReading(kind=kind)
    if any(turn.suggested for turn in earlier):
        for asked, pattern in _ABOUT_SUGGESTIONS:
            found = pattern.search(message)
            if found:
                return TurnReading(kind=asked, refers=_number(found))
    return TurnReading(kind="matter")


_COURTESIES: tuple[tuple[TurnKind, re.Pattern[str]], ...] = (
    ("greeting", _GREETING),
    ("thanks", _THANKS),
    ("capabilities", _CAPABILITIES),
)
_ABOUT_SUGGESTIONS: tuple[tuple[TurnKind, re.Pattern[str]], ...] = (
    ("more", _MORE),
    ("why", _WHY),
    ("order", _ORDER),
)


def _number(found: re.Match[str]) -> int | None:
    named = found.groupdict()
    if named.get("ordinal"):
        return _ORDINALS[named["ordinal"].lower()]
    if named.get("digit"):
        return _DIGITS[named["digit"].lower()]
    return None
