"""Answers as HTML. Pure functions; every text that is not ours is escaped here, once."""

from collections.abc import Iterable
from html import escape
from typing import Any

from ui import texts

Json = dict[str, Any]

STYLE = """<style>
.fg-lead {font-size: 1.1rem; font-weight: 600; margin: 0 0 .3rem;}
.fg-path {font-size: .9rem; opacity: .8; margin: .4rem 0 .1rem;}
.fg-quote {border-left: 4px solid #2f7d6d; margin: .2rem 0; padding: .1rem 0 .1rem .8rem;
           font-size: 1.05rem; line-height: 1.5; max-width: 70ch;}
.fg-heard {font-style: italic; opacity: .9; margin: .8rem 0 .2rem; max-width: 70ch;}
.fg-bridge {font-size: 1.05rem; margin: .4rem 0 .1rem;}
.fg-note {font-size: .95rem; max-width: 70ch; margin: .2rem 0;}
.fg-cite {font-size: .85rem; opacity: .8; margin: .1rem 0;}
.fg-cite code {font-size: .85rem;}
.fg-text {white-space: pre-wrap; overflow-wrap: anywhere; max-width: 70ch;}
.fg-care {border: 2px solid #b3261e; border-radius: .5rem; padding: .5rem .8rem; margin: .2rem 0 .8rem;
          max-width: 70ch;}
.fg-ours {border-left: 4px dotted #8a6d3b; margin: .3rem 0 .6rem; padding: .1rem 0 .1rem .8rem;
          max-width: 70ch;}
.fg-model {border: 1px dashed #6b5ca5; border-radius: .5rem; padding: .3rem .8rem; margin: .5rem 0;
           max-width: 70ch;}
.fg-ours summary {font-weight: 600; font-size: .95rem; cursor: pointer;}
.fg-source {white-space: pre-wrap; overflow-wrap: anywhere; font-size: .9rem; line-height: 1.45;}
.fg-source mark {background: #ffe08a; color: #1d1d1d; padding: .05rem 0;}
.fg-list {margin: .2rem 0 .4rem; padding-left: 1.2rem; font-size: .95rem;}
</style>"""


def plain(text: str) -> str:
    """A text of the user's, shown exactly as typed."""
    return f'<div class="fg-text" dir="auto">{escape(text)}</div>'


def care(data: Json) -> str:
    """What must be said before everything else."""
    steps = "".join(f"<li>{escape(step)}</li>" for step in data["steps"])
    return (
        f'<div class="fg-care" role="alert"><p class="fg-lead">{escape(data["text"])}</p>'
        f'<ul class="fg-list">{steps}</ul></div>'
    )


def lead(text: str) -> str:
    """The opening sentence of an answer."""
    return f'<p class="fg-lead">{escape(text)}</p>'


def path(nodes: Iterable[Json]) -> str:
    """Where something belongs, widest first."""
    return f'<p class="fg-path">{" &rsaquo; ".join(escape(n["label"]) for n in nodes)}</p>'


def heard(evidence: Json) -> str:
    """The person's own words that the suggestions below them answer."""
    words = escape(evidence["text"])
    return f'<p class="fg-heard" dir="auto">{escape(texts.YOU_WROTE)}: &ldquo;{words}&rdquo;</p>'


def suggestion(data: Json) -> str:
    """A suggestion: how it joins what stands above, the profile's words, why it matters."""
    note = data.get("note")
    return (
        f'<p class="fg-bridge"><b>{data["rank"]}.</b> {escape(data["bridge"])}</p>'
        f"{path(data['path'])}{quotation(data['citation'])}"
        f"{practice_note(note, open_=data['rank'] == 1) if note else ''}"
    )


def identifiers(found: Iterable[Json]) -> str:
    """What in the conversation may point at a person, as a reminder."""
    named = ", ".join(dict.fromkeys(escape(item["text"]) for item in found))
    return f'<p class="fg-cite" dir="auto">{escape(texts.IDENTIFIERS)} {named}</p>'


def practice_note(note: Json, *, open_: bool) -> str:
    """Why, what to do this week and what to watch, marked as ours; all but the why can be folded."""
    steps = "".join(f"<li>{escape(step)}</li>" for step in note["steps"])
    return (
        f'<div class="fg-ours"><p class="fg-cite">{escape(texts.PRACTICE_NOTE)}</p>'
        f'<p class="fg-note">{escape(note["why"])} {escape(texts.SIGN)} '
        f"&ldquo;{escape(note['sign'])}&rdquo;.</p>"
        f"<details{' open' if open_ else ''}><summary>{escape(texts.THIS_WEEK)}</summary>"
        f'<ul class="fg-list">{steps}</ul>'
        f'<p class="fg-note"><b>{escape(texts.ASK_YOURSELF)}</b> {escape(note["question"])}</p>'
        f'<p class="fg-note"><b>{escape(texts.WATCH_OUT)}</b> {escape(note["watch_out"])}</p>'
        "</details></div>"
    )


def written(data: Json) -> str:
    """What a language model added, marked as neither the profile's nor ours."""
    if not data["sentences"]:
        return f'<p class="fg-cite">{escape(data["notice"])}</p>' if data["notice"] else ""
    where = texts.MODEL_HERE if data["local"] else texts.MODEL_ELSEWHERE
    sentences = "".join(
        f'<p class="fg-note">{escape(s["text"])} <code>{escape(", ".join(s["cites"]))}</code></p>'
        for s in data["sentences"]
    )
    title = texts.WRITTEN.format(model=data["model"], where=where)
    notice = f'<p class="fg-cite">{escape(data["notice"])}</p>' if data["notice"] else ""
    return f'<div class="fg-model"><p class="fg-cite">{escape(title)}</p>{sentences}{notice}</div>'


def quotation(citation: Json) -> str:
    """The profile's words with where they stand and how well they match the source."""
    return (
        f'<blockquote class="fg-quote">&ldquo;{escape(citation["quote"])}&rdquo;</blockquote>'
        f"{reference(citation)}"
    )


def reference(citation: Json) -> str:
    """Id, place in the source and the result of the check, in words."""
    return (
        f'<p class="fg-cite"><code>{escape(citation["node"]["id"])}</code> · '
        f"{lines(citation)} · {texts.CHECKS[citation['check']]}</p>"
    )


def lines(citation: Json) -> str:
    """The lines of the source that a citation covers."""
    first, last = citation["first_line"], citation["last_line"]
    return (texts.LINE if first == last else texts.LINES).format(first=first, last=last)


def source(detail: Json) -> str:
    """The lines of the source around an entry, with the quoted passage marked."""
    parts = detail["source"]
    return (
        f'<div class="fg-source" tabindex="0" role="region" aria-label="{texts.SOURCE_TITLE}">'
        f"{escape(parts['before'])}<mark>{escape(parts['quote'])}</mark>{escape(parts['after'])}"
        "</div>"
    )


def also_worth(entries: Iterable[Json]) -> str:
    """Further entries, short: the words and the id."""
    items = "".join(
        f"<li>{escape(e['citation']['quote'])} <code>{escape(e['citation']['node']['id'])}</code></li>"
        for e in entries
    )
    return f'<p class="fg-note">{escape(texts.ALSO_WORTH)}:</p><ul class="fg-list">{items}</ul>'


def in_play(nodes: Iterable[Json]) -> str:
    """The parts of the profile that a message touches, in one line."""
    names = " · ".join(escape(n["label"]) for n in nodes)
    return f'<p class="fg-note">{escape(texts.IN_PLAY)}: {names}</p>'


def details(title: str, points: Iterable[str]) -> str:
    """A titled list of plain sentences."""
    items = "".join(f"<li>{escape(point)}</li>" for point in points)
    return f'<p class="fg-note">{escape(title)}:</p><ul class="fg-list">{items}</ul>'


def sources(citations: Iterable[Json], profile: Json) -> str:
    """Every citation of an answer, and what must be said with the profile."""
    items = "".join(f"<li>{escape(c['node']['label'])} {reference(c)}</li>" for c in citations)
    return (
        f'<ul class="fg-list">{items}</ul>'
        f'<p class="fg-cite">{escape(profile["citation"])} Version: {escape(profile["version"])}. '
        f"{escape(profile['rights'])} {escape(profile['endorsement'])}</p>"
    )


def searched(query: str) -> str:
    """What was searched: the message, with the turns that it was read with."""
    return f'<p class="fg-cite">{escape(texts.SEARCHED)}</p>{plain(query)}'


def suggestions(answer: Json) -> list[Json]:
    """Those of an answer, in the order shown."""
    return [suggestion for thread in answer["threads"] for suggestion in thread["suggestions"]]


def citations_of(answer: Json) -> list[Json]:
    """Every citation in an answer, in the order shown."""
    suggested = [s["citation"] for s in suggestions(answer)]
    entries = [entry["citation"] for entry in answer["entries"]]
    nearest = [e["citation"] for e in (answer["abstention"] or {"nearest": []})["nearest"]]
    also = [entry["citation"] for entry in answer["also_worth"]]
    return [*suggested, *entries, *nearest, *also]
