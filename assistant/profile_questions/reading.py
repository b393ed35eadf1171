"""Telling a question about the profile from a situation, and what exactly it asks.

A message is a question about the profile only when every word of it is either a name from the
profile or one of the few words such questions are made of. `How do I build capacity in three weeks`
is not: somebody is in a situation.
"""

import re
from collections.abc import Sequence

from assistant.profile_questions.phrases import look_up
from assistant.profile_questions.types import (
    AboutProfile,
    CountAll,
    Describe,
    Exists,
    ListAll,
    ListEach,
    Locate,
    Mentions,
    Pick,
    ProfileQuestion,
    UnknownId,
)
from assistant.profile_questions.vocabulary import Item, Vocabulary, Word, tokens
from corpus.types import Kind, Node, Profile

_MAX_WORDS = 45
_MAX_PHRASE_WORDS = 3  # a longer "about …" is a situation, unless the profile has it word for word

_PLACES = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "last": -1,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8, "9th": 9,
}  # fmt: skip
_FRAME = frozenset(
    """
    a an the all any each every full whole complete entire both of in on under within for from to by
    with about at as and or is are was were be does do did has have can could would will please me us
    you it its this that these those there which what who where how many much list listed show name
    names named give tell describe define defined definition definitions explain mean meaning means
    meant say says state states mention mentions include includes included contain contains cover
    covers belong belongs belonging part parts come comes fall falls sit sits called titled read quote
    cite display summarise summarize summary overview just only exactly again also more detail details
    difference differences between compare compared comparison versus vs make makes up made consist
    consists comprise comprised main total number words word wording verbatim text other another one
    ones different kinds types sort sorts them they hi hello hey thanks thank find look see know get
    understand understands found according describes level levels relate relates related relation
    pls whats what's exact wording sentence numbered working edition version remind once get give
    hold holds held still there think remember full need want would like commentary bullet bullets
    side together same looks own altogether no nothing extra goes go going one two three four five six seven eight nine ten eleven twelve
    """.split()
)
_SELF = frozenset("profile framework document model tool ispp source".split())
_ABOUT_CUES = frozenset(
    """version edition author authors wrote written write publisher published publish copyright
    licence license rights endorsed official date year who cite citation reference title""".split()
)
_POLITE = re.compile(
    r"^(?:(?:hi|hello|hey|ok|okay|so|please|thanks|thank you|quick question)\b[\s,.!:]*)*"
    r"(?:(?:(?:can|could|would|will) you|i(?: would|['\u2019]d)? (?:like|want|need|wanted)(?: you)? to"
    r"|i am trying to|i['\u2019]m trying to|can i|may i|could i)\s+(?:please\s+)?(?:know|see|ask)?\s*"
    r"(?:if|whether)?\s*)?",
    re.IGNORECASE,
)
_EDGES = " \t\n?!.,:;-\"'\u201c\u201d\u2018\u2019"
_SENTENCE = re.compile(
    r"(?<=[.?!:])\s+|\n+|\s+--\s+|(?<=[a-z]),\s+(?=exact|thanks|no |please|i only|we )"
)
_SPOKEN_OF = re.compile(
    r"\b(?:profile|competenc\w*|activit\w*|domains?|entry|entries|definitions?|principles?|wording)\b",
    re.IGNORECASE,
)
# What the answer is for, and other courtesies at the end.
_PURPOSE = re.compile(
    r"(?:,?\s+(?:for (?:my|our|a|an|the|your) (?:[\w'-]+ ){0,3}(?:slides?|deck|handouts?|training|workshop|session"
    r"|class|form|paper|report|flip chart|plan|list|colleagues?|students?|badges?)(?: \w+){0,3}"
    r"|pls|please|thanks(?: so much)?|thank you|again|altogether|all of (?:'?em|them)"
    r"|in (?:the|this) profile(?:'s own words)?|i think))+$",
    re.IGNORECASE,
)
_IT = r"(?:it|this|you|they|(?:the|this|your) (?:\w+ ){0,4}?(?:profile|framework|document|text|tool)|ispp)"
_ABOUT = r"(?:about|on|regarding|concerning|around|of)"
_EXISTS = (
    re.compile(
        r"^(?:is|are) there (?:also )?(?:a|an|any|one|some)?\s*(?P<kind>.+?) (?:called|named|titled|with the name) (?P<name>.+)$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:does|do) {_IT} (?:have|include|contain|list|know|name) (?:a|an|any)?\s*(?P<kind>.+?) (?:called|named|titled) (?P<name>.+)$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:is|are) (?P<name>.+?) (?:also )?(?:a|an|one of (?:the|its|your)|among (?:the|its)|listed as an?|in the list of) (?P<kind>.+?)(?: (?:in|of) (?:it|the profile|this profile|here))?$",
        re.IGNORECASE,
    ),
)
_SAYS = (
    re.compile(
        rf"^(?:what|where|how much|how often|how) (?:does|do|did) {_IT} (?:(?:have|has|need) to )?(?:say|says|write|state|mention|tell us|talk|speak)(?: {_ABOUT})? (?P<phrase>.+)$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:does|do) {_IT} (?:say|mention|cover|include|contain|discuss|address|use|talk|speak|have)(?: (?:anything|something|a word|the words?|the term|the phrase))?(?: {_ABOUT})? (?P<phrase>.+)$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:is|are) there (?:anything|something) (?:in (?:it|the profile|there) )?{_ABOUT} (?P<phrase>.+)$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:how does {_IT} define|what does {_IT} mean by|what is meant by|how is) (?P<phrase>.+?)(?: defined)?$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:is|are) (?P<phrase>.+?) (?:mentioned |included |covered )?(?:in|by|part of) (?:the|this) (?:profile|framework|document|text)$",
        re.IGNORECASE,
    ),
)
_TAIL = re.compile(
    r"\s+(?:in|of|by|within|according to) (?:it|(?:the|this) (?:\w+ ){0,4}?(?:profile|framework|document|text))$",
    re.IGNORECASE,
)
_ID = re.compile(r"(?<![\w.])(?:[a-z]+(?:-[a-z]+)*\.\d+|\d+\.\d+)(?![\w.])", re.IGNORECASE)


def read_question(message: str, profile: Profile, vocabulary: Vocabulary) -> ProfileQuestion | None:
    """What the message asks about the profile itself; None when it describes a situation.

    The whole message is tried first, then each of its sentences: people say what the answer is for.
    """
    if len(tokens(message)) > _MAX_WORDS:
        return None
    # A sentence alone counts only where the message speaks of the profile: "Introductions, please"
    # at the end of somebody's story asks for something else.
    pieces = [message, *(_SENTENCE.split(message) if _SPOKEN_OF.search(message) else ())]
    for piece in pieces:
        found = _read(piece, profile, vocabulary)
        if found is not None:
            return found
    return None


def _read(piece: str, profile: Profile, vocabulary: Vocabulary) -> ProfileQuestion | None:
    text = _PURPOSE.sub("", _POLITE.sub("", piece.strip()).strip(_EDGES)).strip(_EDGES)
    if not text:
        return None
    return (
        _unknown_id(text, profile, vocabulary)
        or _exists(text, vocabulary)
        or _says(text, vocabulary)
        or _from_items(vocabulary.items(text), profile)
        or look_up(_POLITE.sub("", piece.strip()), vocabulary)
    )


def _unknown_id(text: str, profile: Profile, vocabulary: Vocabulary) -> UnknownId | None:
    given = [found.group() for found in _ID.finditer(text)]
    unknown = [name for name in given if name.casefold() not in profile.by_id]
    rest = vocabulary.items(_ID.sub(" ", text))
    return UnknownId(unknown[0]) if unknown and _only_frame(rest) else None


def _exists(text: str, vocabulary: Vocabulary) -> ProfileQuestion | None:
    for pattern in _EXISTS:
        found = pattern.match(text)
        if not found:
            continue
        kind = vocabulary.meaning(found["kind"])
        name = _unquoted(found["name"])
        if isinstance(kind, Kind) and len(tokens(name)) <= 2 * _MAX_PHRASE_WORDS:
            return Exists(kind, name)
    return None


def _says(text: str, vocabulary: Vocabulary) -> ProfileQuestion | None:
    for pattern in _SAYS:
        found = pattern.match(text)
        if not found:
            continue
        phrase = _unquoted(_TAIL.sub("", found["phrase"]))
        meaning = vocabulary.meaning(phrase)
        if isinstance(meaning, Node):
            return Describe((meaning,))
        if isinstance(meaning, Kind):
            return ListAll(meaning, None)
        if all(isinstance(item, Word) for item in vocabulary.items(phrase)) and (
            len(tokens(phrase)) <= _MAX_PHRASE_WORDS or vocabulary.holding(phrase)
        ):
            return Mentions(phrase)
    return None


def _unquoted(phrase: str) -> str:
    return phrase.strip(" \t?!.,:;\"'\u201c\u201d\u2018\u2019")


def _only_frame(items: Sequence[Item], extra: frozenset[str] = frozenset()) -> bool:
    allowed = _FRAME | _SELF | extra | set(_PLACES)
    return all(
        item.text in allowed or item.text.isdecimal() for item in items if isinstance(item, Word)
    )


def _from_items(items: tuple[Item, ...], profile: Profile) -> ProfileQuestion | None:
    nodes = tuple(dict.fromkeys(item.id for item in items if isinstance(item, Node)))
    kinds = tuple(dict.fromkeys(item.id for item in items if isinstance(item, Kind)))
    words = {item.text for item in items if isinstance(item, Word)}
    if words & _ABOUT_CUES and words & _SELF and not nodes and _only_frame(items, _ABOUT_CUES):
        return AboutProfile()
    if not _only_frame(items) or not (nodes or kinds):
        if words & _SELF and words & _FRAME and not nodes and not kinds and _only_frame(items):
            return AboutProfile()
        return None
    if nodes and not kinds:
        return _about_nodes(tuple(profile.by_id[n] for n in nodes), items, profile)
    kind = profile.kinds[kinds[0]]
    if not nodes:
        count = "many" in words or "number" in words
        return CountAll(kind, None) if count and len(kinds) == 1 else ListAll(kind, None)
    named = tuple(profile.by_id[name] for name in nodes)
    if len(named) > 1 and all(profile.children(node.id, kind.id) for node in named):
        return ListEach(kind, named)
    return _kind_and_node(kind, named[-1], items, profile)


def _about_nodes(
    nodes: tuple[Node, ...], items: tuple[Item, ...], profile: Profile
) -> ProfileQuestion:
    place = _place(items)
    if len(nodes) == 1 and place and profile.children(nodes[0].id, profile.unit.id):
        return Pick(profile.unit, nodes[0], place)
    return Describe(nodes)


def _kind_and_node(
    kind: Kind, node: Node, items: tuple[Item, ...], profile: Profile
) -> ProfileQuestion:
    words = {item.text for item in items if isinstance(item, Word)}
    if kind.id == node.kind:  # "the competency brokering"
        return Describe((node,))
    if any(above.kind == kind.id for above in profile.ancestors(node)):
        return Locate(node, kind)
    place = _place(items)
    if place and profile.children(node.id, kind.id):
        return Pick(kind, node, place)
    return CountAll(kind, node) if "many" in words or "number" in words else ListAll(kind, node)


def _place(items: tuple[Item, ...]) -> int | None:
    for item in items:
        if isinstance(item, Word):
            if item.text in _PLACES:
                return _PLACES[item.text]
            if item.text.isdecimal() and int(item.text) > 0:
                return int(item.text)
    return None
