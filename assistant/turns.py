"""What a turn of a conversation does: it opens a matter, points at a suggestion, says thanks.

Only turns that need another kind of answer are told apart here, by plain signs or by what was learnt from
examples (index/kinds.py): whatever is not recognised is read as part of the conversation, together with
the turns before it. Plain signs alone did not carry over to turns by other hands: of 12 turns asking
which comes first they found 1.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Turn, TurnKind

_ASKS: tuple[TurnKind, ...] = ("order", "more", "why")
_COURTESIES: tuple[TurnKind, ...] = ("thanks", "greeting", "capabilities")
_SHORT = 40  # words; a longer turn tells something new, whatever it points at
_BRIEF = 14  # words; a longer courtesy is more than one

_NUMBERS = {
    **dict.fromkeys(("first", "1st", "1", "one"), 1),
    **dict.fromkeys(("second", "2nd", "2", "two"), 2),
    **dict.fromkeys(("third", "3rd", "3", "three"), 3),
    **dict.fromkeys(("fourth", "4th", "4", "four"), 4),
    **dict.fromkeys(("last", "final"), -1),
}
_ORDINAL = r"first|1st|second|2nd|third|3rd|fourth|4th|last|final"
_ITEM = r"(?:one|ones|point|suggestion|activity|idea|item|thing|step|of (?:them|these|those|your))"
_NOUN = r"(?:meeting|time|day|week|month|year|session|visit|round|draft|name|line|thing i|thing we)"
# "the second", "second one", "number two", "no. 1", "#3", "point two": a suggestion by its number.
_POINTED = re.compile(
    rf"\b(?:the|your)\s+(?P<the>{_ORDINAL})\b(?!\s+{_NOUN})(?=\s*(?:{_ITEM}\b|[?.!,;:]|$"
    r"|(?:is|was|be|seems?|sounds?|looks?|because|please|i|you|in|again|a bit|as|to me)\b))"
    rf"|\b(?P<nth>{_ORDINAL})\s+(?:one|suggestion|point|activity|idea)\b"
    r"|\b(?:number|point|suggestion|activity|option)\s+(?P<word>[1-4]|one|two|three|four)\b"
    r"|(?:\b(?:no|nr)\b\.?|#)\s*(?P<digit>[1-4])\b"
    rf"|^\W*(?P<alone>{_ORDINAL})\s+one\b",
    re.IGNORECASE,
)
_ALL = r"(?:those|these|them|this|that|all (?:this|that|of (?:this|that|these|those|them))|any of (?:this|that|these))"
_FEW = r"(?:of (?:those|these|them)|of all (?:these|those|this)|from (?:these|those))"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_ORDER = _any(
    rf"\bwhich\b[\w\s']{{0,20}}{_FEW}[\w\s']*\b(?:first|start|begin|before|important|most|now|need)",
    rf"\b{_FEW},?\s+which\b",
    r"^\W*(?:(?:thanks|thank you|ok|okay|please|so|and|but|good|right)\b[\w\s]*[,.]?\s+)*which (?:one )?"
    r"(?:(?:should|would|do|shall|must|can) (?:i|you|we) (?:do |start |begin |take |try )?|comes? |is )?"
    r"(?:the )?(?:first|most important|with)\b\s*(?:[?.!]|$)",
    rf"\bwhich is (?:the )?most (?:important|urgent) {_FEW}",
    r"^\W*(?:(?:ok|okay|so|and|but)\W+)*(?:where|with which(?: one)?) (?:do|should|would|can|shall) i "
    r"(?:start|begin)\W*$",
    rf"\bdo i (?:need|have) to do (?:all|both|them all|everything)\b|\ball of {_ALL} at once\b",
    r"\bis there (?:a|an) (?:sequence|order)\b|\bin (?:what|which) order\b|\bside by side\b",
    r"\b(?:only|just) (?:have )?(?:time|energy|room) for (?:just )?one\b",
    r"\bwhat (?:can|could) wait\b|\bwhat would you (?:drop|leave out|skip|do first|start with)\b",
    r"\b(?:1|one),? then (?:2|two)\b|\b(?:1|one) or (?:2|two)\b|\bthe first two\b[\w\s]*\bfor now\b",
)
_ORDER_OF_ONE = _any(
    r"\b(?:be left|wait|skip|drop|leave|postpone|put off|start with|begin with|first or|or the)\b",
)
_WHY = _any(
    rf"^\W*(?:(?:ok|okay|hm+|but|and|so|sorry)\b[,.]?\s+)*why(?: (?:{_ALL}|so))?(?: first)?\W*$",
    rf"\bwhy (?:do|did) you (?:say|suggest|think|pick|choose|recommend|list)\b|\bwhy would {_ALL}\b",
    r"\bwhat makes you (?:say|think|suggest|so sure)\b|\bon what grounds\b",
    rf"\b(?:reason|reasons|reasoning|thinking|logic) (?:that )?(?:you|for|behind|of) (?:\w+ )?{_ALL}\b",
    r"\bis there a reason (?:that )?you\b|\bhow did you (?:get|come) (?:to|there|up)\b",
    r"^\W*where does (?:that|this) come from\W*$",
)
_WHY_ONE = _any(
    r"\bwhy\b",
    r"\b(?:reason|reasons|reasoning|thinking|logic|rationale|justify|justification|grounds)\b",
    r"\b(?:what['\u2019]?s|what is) behind\b|\b(?:see|get) the point\b|\bsurpris",
    r"\bwhat makes you\b",
)
_THANKS = _any(
    r"\bthank(?:s| you| u)\b",
    r"\bthx\b|^ty\b|\bcheers\b|\bmuch obliged\b|\bappreciate",
    r"\b(?:merci|gracias|danke|obrigad[oa]|asante|shukran|dank)\b",
    r"\b(?:bye|goodbye|see you)\b|\bno more questions\b|\bthat['\u2019]?s (?:all|it|plenty|enough)\b",
    r"\b(?:will do|got it|understood|noted|makes sense|fair enough|convinced me|been kind|very kind)\b",
    r"\b(?:very|so|really|most) (?:helpful|useful|clear)\b|\b(?:that|this) (?:helps|is clear)\b|\bthats clear\b",
    r"^\W*(?:perfect|great|brilliant|wonderful|lovely|super|excellent|ok|okay|all right|alright|good|cool"
    r"|fine|nice)\W*$",
)
_MORE_THAN_THANKS = _any(
    r"\?",
    r"\b(?:but|however|except|one (?:other|more) thing|another|also|now|next|how|what|which|who|when|where"
    r"|can you|could you|should|tell me|problem|issue|help|need)\b(?! on\b)(?!\W*$)",
)
_GREETING = re.compile(
    r"^\W*(?:(?:hi|hello|hey|hiya|hallo|hola|howdy|bonjour|sala+m|salut|ciao|namaste|jambo|habari"
    r"|greetings|(?:a )?(?:very )?good (?:morning|afternoon|evening|day)|(?:a )?good day to you|morning"
    r"|evening|afternoon|buen[oa]s (?:d[i\u00ed]as|tardes|noches)|guten tag|dear \w+)\b"
    r"(?:[\s,.!]+(?:there|all|everyone|fieldguide|again|team|assistant|to you|anyone|you|sir|madam"
    r"|how are you(?: today| doing)?|(?:i )?hope you(?:['\u2019]re| are) (?:well|fine|good)(?: today)?"
    r"|from [\w\s]{2,30}|is (?:any|some)(?:body|one) there|nice to meet you))*[\s,.!?:;()\-]*)+$",
    re.IGNORECASE,
)
_CAPABILITIES = _any(
    r"^\W*(?:(?:hi|hello|hey|ok|so|and)\b[,.!]?\s+)*what (?:can|do) you (?:actually )?(?:do|offer|know"
    r"|help(?: me)? with)\b(?:(?! about| when| if)[^?]){0,12}\?",
    r"^\W*(?:(?:hi|hello|hey|ok|so)\b[,.!]?\s+)*(?:how (?:can|could|do) you help(?: me)?|help)\W*$",
    r"^\W*(?:what (?:are you|is this|is fieldguide)(?: for| good for)?|who (?:are|made|built) you)\W*$",
    r"\bhow (?:do|does) (?:you|this|it|fieldguide) work\b|\bhow do i use (?:you|this|it)\W*$",
    r"\bare you (?:a (?:bot|robot|human|person|machine|real)|an ai|human|chatgpt|real)\b",
    r"\b(?:do|will|can) you (?:keep|store|save|remember|record|share|learn from) (?:what (?:i|we)\b|my\b"
    r"|this conversation|our conversation|any of)",
    r"\b(?:can|could|is|will) (?:my|anyone|anybody|someone|somebody|the) ?\w* (?:able to )?(?:read|see) "
    r"(?:this|our|my) (?:conversation|chat|messages?)",
    r"\b(?:which|what|how many) languages? do you\b|\bdo you (?:speak|understand) \w+\b",
    r"^\W*what are you (?:bad|good|best|able|made)\b",
    r"^\W*what should i (?:write|type|say|ask)(?: here)?\W*$",
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


def read_turn(message: str, earlier: Sequence[Turn], learnt: str | None = None) -> TurnReading:
    """What a message does at its place in a conversation.

    Args:
        message: What was typed now.
        earlier: The turns before it, oldest first.
        learnt: The kind that examples speak for, if any; used where no plain sign is found.
    """
    words = len(message.split())
    can_ask = words <= _SHORT and any(turn.suggested for turn in earlier)
    about = _about_suggestions(message) if can_ask else None
    if about is not None:
        return about
    if _GREETING.match(message):
        return TurnReading(kind="greeting")
    if words <= 2 * _BRIEF and _CAPABILITIES.search(message):
        return TurnReading(kind="capabilities")
    if words <= _BRIEF and _THANKS.search(message) and not _MORE_THAN_THANKS.search(message):
        return TurnReading(kind="thanks")
    return _as_learnt(message, learnt, words, can_ask)


def _as_learnt(message: str, learnt: str | None, words: int, can_ask: bool) -> TurnReading:
    for asked in _ASKS:
        if learnt == asked and can_ask:
            numbers = [_number(found) for found in _POINTED.finditer(message)]
            return TurnReading(kind=asked, refers=numbers[0] if len(numbers) == 1 else None)
    for courtesy in _COURTESIES:
        if learnt == courtesy and words <= 2 * _BRIEF:
            return TurnReading(kind=courtesy)
    return TurnReading(kind="matter")


def _about_suggestions(message: str) -> TurnReading | None:
    if _ORDER.search(message):
        return TurnReading(kind="order")
    numbers = [_number(found) for found in _POINTED.finditer(message)]
    if numbers:
        if len(set(numbers)) > 1 or _ORDER_OF_ONE.search(message):
            return TurnReading(kind="order")
        asked: TurnKind = "why" if _WHY_ONE.search(message) else "more"
        return TurnReading(kind=asked, refers=numbers[0])
    return TurnReading(kind="why") if _WHY.search(message) else None


def _number(found: re.Match[str]) -> int:
    return _NUMBERS[next(group for group in found.groups() if group).lower()]
