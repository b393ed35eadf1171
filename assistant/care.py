"""Matters that another door must open first: somebody at risk, or a decision for others to take.

Told in two ways. Plain words can be read and argued with: the patterns ask for a person and an event ("he
hit her", "wants to die"), not for a topic, since a programme against violence or a course on suicide
prevention is ordinary work. What is only hinted at is left to what was learnt from examples
(index/kinds.py). Neither finds everything.
"""

import re

from assistant import frames
from assistant.types import Care, CareKind, Evidence

_PERSON = (
    r"(?:he|she|they|him|her|them|me|i|we|us|someone|somebody|(?:a|an|the|one|my|our|this|that|his|her"
    r"|their)\s+(?:[\w'\u2019-]+\s+){0,2}?(?:child|children|girls?|boys?|kids?|students?|pupils?|patients?"
    r"|clients?|mothers?|fathers?|mum|dad|women|woman|man|men|teacher|nurse|worker|residents?|participant"
    r"|colleague|volunteer|son|daughter|baby|wife|husband|partner|youth|teen\w*|member|staff|care-?\w*))"
)
_ONESELF = r"(?:himself|herself|themselves|themself|myself)"
_KIN = (
    r"(?:her|him|me|them|(?:the|a|an|his|her|their|my|one)\s+(?:\w+\s+)?(?:child|children|kids?|girls?"
    r"|boys?|wife|son|daughter|baby|patients?|residents?|pupils?|students?|women|woman|mother))"
)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


# The gravest first: what is found first is what is said.
_SIGNS: tuple[tuple[CareKind, re.Pattern[str]], ...] = (
    (
        "danger",
        _any(
            rf"\b(?:kill|hurt|harm|cut|hang)(?:s|ing|ed|ting)?\s+{_ONESELF}\b",
            rf"\b{_PERSON}\b[^.!?\n]{{0,40}}\b(?:suicidal|self[- ]harm(?:s|ing|ed)?|overdosed"
            r"|took an overdose|tried to (?:die|kill)|attempted suicide)\b",
            r"\b(?:wants?|wanted|wish\w*|going) to (?:die|be dead|end (?:it all|\w+ (?:own )?life))\b",
            r"\b(?:does|do|did)n['\u2019]?t want to (?:live|be here|go on living|wake up)\b(?! in)",
            r"\b(?:better off dead|no (?:point|reason) (?:in|to) (?:living|live))\b",
            r"\bthreaten(?:ed|s|ing)?\s+(?:to (?:kill|hurt|harm|beat|shoot|stab|burn|attack)"
            rf"|{_KIN} with (?:a|an|his|her)\b)",
            r"\b(?:has|have|had|with|brought|carr\w+|pulled)\s+(?:a|an|his|her)\s+(?:\w+\s+)?"
            r"(?:gun|machete|weapon|pistol|firearm)\b",
            r"\b(?:beats?|beating|beaten|punch\w*|strangl\w*|chok(?:es?|ed|ing)"
            rf"|hits?|hitting)\s+{_KIN}\b(?! up| back| with| in| like)",
            r"\b(?:unconscious|not breathing|stopped breathing|bleeding (?:heavily|out|badly))\b",
            r"\b(?:in (?:immediate|real|serious|grave) danger|(?:afraid|fears?|scared) for (?:her|his|my"
            r"|their) (?:life|safety|lives)|not safe (?:at home|tonight|to go home))\b",
        ),
    ),
    (
        "safeguarding",
        _any(
            rf"\b{_PERSON}\b[^.!?\n]{{0,30}}\b(?:was|were|is|are|being|been)\s+(?:\w+\s+)?(?:abused"
            r"|molested|raped|groomed|trafficked|assaulted|exploited|neglected)\b(?! verbally)",
            r"\b(?:abus(?:es|ed|ing)|molest\w*|rap(?:ed|es|ing)|groom(?:s|ed|ing)|neglect(?:s|ed|ing))\s+"
            rf"{_KIN}\b",
            r"\b(?:touch(?:es|ed|ing)|fondl\w+)\s+(?:her|him|the (?:girls?|boys?|children|child"
            r"|students?|residents?))\b[^.!?\n]{0,20}\b(?:inappropriate\w*|where|under|breast|leg|thigh)",
            r"\b(?:disclosed|told (?:me|us|her|him)|confided)\b[^.!?\n]{0,60}\b(?:abus(?:ed|es|ing)"
            r"|hits|beats|rap(?:ed|es)|hurts (?:her|him|them))\b",
            r"\b(?:bruis(?:es?|ed)|black eye|burn marks?)\b[^.!?\n]{0,60}\b(?:child|girl|boy|her|his"
            r"|him|arms?|face|legs?)\b",
            r"\b(?:sexually (?:harass|abus|assault)\w*|sexual (?:assault|abuse|harassment) (?:by|from"
            r"|against (?:me|her|him)|complaint|allegation))",
        ),
    ),
    (
        "legal",
        _any(
            r"\b(?:is (?:it|this|that) (?:legal|illegal|lawful)|legally (?:allowed|required|liable|obliged"
            r"|binding)|against the law|(?:are|am|is) (?:we|i|he|she|the \w+) liable|held liable)\b",
            r"\b(?:can|may|should|could|do|how do)\s+(?:i|we|they|my \w+|the \w+)\s+(?:just\s+|legally\s+)?"
            r"(?:fire|sack|dismiss|sue)\s+(?:him|her|them|someone|the|a|an|this|our|my)\b",
            r"\b(?:discrimination|harassment|whistle-?blow\w*) (?:complaint|claim|lawsuit)\b",
            r"\b(?:unfair|wrongful|constructive) (?:dismissal|termination)\b",
            r"\b(?:received|got|served|sent)\b[^.!?\n]{0,20}\b(?:subpoena|summons|a lawyer's letter)\b",
            r"\b(?:threatens?|threatened|threatening|going|wants) to sue\b|\bis suing (?:us|me|the)\b",
            r"\b(?:we are|we're|they are|is|are) in breach of (?:the |our |their )?(?:contract|gdpr|hipaa)\b",
        ),
    ),
    (
        "clinical",
        _any(
            r"\b(?:what|which|how much)\s+(?:dose|dosage|drug|medication|medicine|antibiotic"
            r"|antidepressant)\b[^.!?\n]{0,50}\b(?:he|she|him|her|patient|client|child|baby|give)\b",
            r"\b(?:should|can|could|do)\s+(?:i|we|he|she|they|the \w+)\s+(?:\w+\s+)?(?:prescribe|diagnose|sedate"
            r"|discharge (?:him|her|them|this|the (?:patient|client|mother|child|baby))|stop (?:his|her|the) (?:medication|insulin|tablets)"
            r"|increase (?:his|her|the) (?:dose|dosage|medication))\b",
            r"\b\d+\s?(?:mg|milligrams?)\b[^.!?\n]{0,60}\?",
            r"\bdoes (?:he|she|this (?:child|patient|client)|the (?:child|patient|client)|my \w+) have "
            r"(?:adhd|autism|depression|psychosis|ptsd|diabetes|tb|hiv|dementia)\b",
        ),
    ),
)


def needs_care(message: str, learnt: str | None) -> Care | None:
    """What must be said first about a message; None for ordinary work.

    Args:
        message: As searched.
        learnt: The kind of matter that the examples speak for, if any.
    """
    for kind, signs in _SIGNS:
        found = signs.search(message)
        if found:
            words = Evidence(text=found.group(), start=found.start(), end=found.end())
            return _care(kind, words)
    kinds = [kind for kind, _ in _SIGNS if kind == learnt]
    return _care(kinds[0], None) if kinds else None


def _care(kind: CareKind, words: Evidence | None) -> Care:
    text, steps = frames.CARE[kind]
    return Care(kind=kind, words=words, text=text, steps=steps)
