"""An answer on the page, part by part."""

from typing import Any

import streamlit as st

from ui import texts, view
from ui.client import ApiClient, Event, Json
from ui.errors import ApiError, ApiRefused
from ui.settings import read_settings


def show_message(message: str) -> None:
    """What the person typed."""
    with st.chat_message("user"):
        st.html(view.plain(message))


def show_part(event: Event, number: int, client: ApiClient) -> None:
    """A part of an answer that is still coming."""
    data = event.data
    if event.name == "care":
        st.html(view.care(data))
    elif event.name == "lead":
        st.html(view.lead(data["text"]))
    elif event.name == "thread":
        _show_thread(data, number, client)
    elif event.name == "entry":
        _show_entry(data, number, client)
    elif event.name == "sentence":
        st.html(view.plain(data["text"]))
    elif event.name == "notice":
        st.html(view.plain(data))
    elif event.name == "abstention":
        _show_abstention(data, number, client)


def show_answer(answer: Json, number: int, client: ApiClient) -> None:
    """The whole of an answer; `number` is its turn's, for keys."""
    if answer["care"]:
        st.html(view.care(answer["care"]))
    st.html(view.lead(answer["lead"]))
    for thread in answer["threads"]:
        _show_thread(thread, number, client)
    for entry in answer["entries"]:
        _show_entry(entry, number, client)
    for notice in answer["notices"]:
        st.html(view.plain(notice))
    if answer["identifiers"]:
        st.html(view.identifiers(answer["identifiers"]))
    if answer["abstention"]:
        _show_abstention(answer["abstention"], number, client)
    _show_rest(answer, number)


def show_error(error: ApiError) -> None:
    """What was wrong, and what to do."""
    if isinstance(error, ApiRefused):
        st.html(view.lead(error.title))
        text = texts.REFUSED.format(given=error.given, expected=error.expected, action=error.action)
        st.html(view.plain(text))
        return
    title, text = texts.UNREACHABLE
    url = read_settings().api_url
    st.error(f"**{title}** {text.format(url=url)}", icon=":material/cloud_off:")


def _show_rest(answer: Json, number: int) -> None:
    if answer.get("written"):
        st.html(view.written(answer["written"]))
    if answer["also_worth"]:
        st.html(view.also_worth(answer["also_worth"]))
    if answer["clarification"]:
        _show_clarification(answer["clarification"], number)
    if answer["in_play"]:
        st.html(view.in_play(answer["in_play"]))
    citations = view.citations_of(answer)
    if citations:
        with st.expander(f"{texts.SOURCES} ({len(citations)})"):
            st.html(view.sources(citations, answer["profile"]))
            st.html(view.searched(answer["query"]))


def _show_thread(thread: Json, number: int, client: ApiClient) -> None:
    if thread["heard"]:
        st.html(view.heard(thread["heard"]))
    for suggestion in thread["suggestions"]:
        with st.container(border=True):
            st.html(view.suggestion(suggestion))
            _source_button(suggestion["citation"], number, client)


def _show_entry(entry: Json, number: int, client: ApiClient) -> None:
    with st.container(border=True):
        st.html(view.path([*entry["path"], entry["citation"]["node"]]))
        st.html(view.quotation(entry["citation"]))
        _source_button(entry["citation"], number, client)


def _show_clarification(clarification: Json, number: int) -> None:
    st.html(view.plain(clarification["text"]))
    for at, option in enumerate(clarification["options"]):
        key = f"option-{number}-{at}"
        if st.button(option["text"], key=key, icon=":material/arrow_forward:"):
            st.session_state["pending"] = option["text"]
            st.rerun()


def _show_abstention(abstention: Json, number: int, client: ApiClient) -> None:
    st.html(view.plain(abstention["reason"]))
    st.html(view.details(texts.NEAREST, ()))
    for entry in abstention["nearest"]:
        _show_entry(entry, number, client)
    st.html(view.details(texts.WOULD_HELP, abstention["would_help"]))


def _source_button(citation: Json, number: int, client: ApiClient) -> None:
    node: dict[str, Any] = citation["node"]
    clicked = st.button(
        f"{texts.OPEN_SOURCE}: {node['id']}",
        key=f"source-{number}-{node['id']}",
        icon=":material/menu_book:",
        type="tertiary",
    )
    if clicked:
        _show_source(client, node["id"])


@st.dialog(texts.SOURCE_TITLE, width="large")
def _show_source(client: ApiClient, node_id: str) -> None:
    try:
        detail = client.node(node_id)
    except ApiError as error:
        show_error(error)
        return
    st.html(view.path([*detail["path"], detail["citation"]["node"]]))
    st.html(view.reference(detail["citation"]))
    st.html(view.source(detail))
    st.caption(texts.SOURCE_NOTE)
