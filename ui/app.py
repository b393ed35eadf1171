"""The page: a chat about one profile. Run by `fieldguide ui`."""

import time
from typing import Any

import httpx2
import streamlit as st

from ui import texts, view
from ui.client import TIMEOUT, ApiClient, Event, Json
from ui.errors import ApiError, ApiLoading, ApiRefused, ApiUnreachable
from ui.settings import read_settings

_LOADING_POLL_S = 1.0


@st.cache_resource
def _client(url: str) -> ApiClient:
    return ApiClient(httpx2.Client(base_url=url, timeout=TIMEOUT))


def main() -> None:
    """Draw the page."""
    st.set_page_config(page_title=texts.TITLE, page_icon="🧭", layout="centered")
    st.html(view.STYLE)
    st.title(texts.TITLE)
    url = read_settings().api_url
    client = _client(url)
    profile = _profile_when_ready(client, url)
    st.html(view.plain(texts.SUBTITLE.format(title=profile["profile"]["title"])))
    turns: list[tuple[str, Json]] = st.session_state.setdefault("turns", [])
    _sidebar(turns)
    for number, (message, answer) in enumerate(turns):
        _show_message(message)
        with st.chat_message("assistant"):
            _show_answer(answer, number, client)
    typed = st.chat_input(texts.PLACEHOLDER)
    message = typed or st.session_state.pop("pending", None)
    if message is None and not turns:
        _examples()
    if message is not None:
        _ask(client, url, message, turns)


def _profile_when_ready(client: ApiClient, url: str) -> Json:
    if "profile" in st.session_state:
        found: Json = st.session_state["profile"]
        return found
    try:
        client.check_ready()
        st.session_state["profile"] = client.profile()
    except ApiLoading:
        with st.spinner(texts.LOADING):
            time.sleep(_LOADING_POLL_S)
        st.rerun()
    except ApiError as error:
        _show_error(error, url)
        st.button(texts.TRY_AGAIN)
        st.stop()
    profile: Json = st.session_state["profile"]
    return profile


def _sidebar(turns: list[tuple[str, Json]]) -> None:
    with st.sidebar:
        st.markdown(texts.ABOUT)
        if turns and st.button(texts.NEW, icon=":material/refresh:"):
            turns.clear()
            st.rerun()


def _examples() -> None:
    st.html(view.details(texts.EXAMPLES_TITLE, ()))
    columns = st.columns(2)
    for at, (title, message) in enumerate(texts.EXAMPLES.items()):
        if columns[at % 2].button(title, key=f"example-{at}", width="stretch"):
            st.session_state["pending"] = message
            st.rerun()


def _ask(client: ApiClient, url: str, message: str, turns: list[tuple[str, Json]]) -> None:
    _show_message(message)
    with st.chat_message("assistant"):
        try:
            answer = _stream(client, message, turns)
        except ApiError as error:
            _show_error(error, url)
            if not isinstance(error, ApiRefused):
                st.button(texts.TRY_AGAIN, on_click=_retry, args=(message,))
            return
    turns.append((message, answer))
    st.rerun()


def _retry(message: str) -> None:
    st.session_state["pending"] = message


def _stream(client: ApiClient, message: str, turns: list[tuple[str, Json]]) -> Json:
    """Show the parts of an answer as they come; gives the whole."""
    number = len(turns)
    with st.spinner(texts.THINKING):
        for event in client.ask(message, view.earlier(turns)):
            if event.name == "response":
                answer: Json = event.data["answer"]
                return answer
            _show_part(event, number, client)
    raise ApiUnreachable("the stream ended early")


def _show_message(message: str) -> None:
    with st.chat_message("user"):
        st.html(view.plain(message))


def _show_part(event: Event, number: int, client: ApiClient) -> None:
    data = event.data
    if event.name == "care":
        st.html(view.care(data))
    elif event.name == "lead":
        st.html(view.lead(data["text"]))
    elif event.name == "thread":
        _show_thread(data, number, client)
    elif event.name == "entry":
        _show_entry(data, number, client)
    elif event.name == "notice":
        st.html(view.plain(data))
    elif event.name == "abstention":
        _show_abstention(data, number, client)


def _show_answer(answer: Json, number: int, client: ApiClient) -> None:
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


def _show_rest(answer: Json, number: int) -> None:
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


def _show_thread(thread: Json, number: int, client: ApiClient) -> None:
    if thread["heard"]:
        st.html(view.heard(thread["heard"]))
    for suggestion in thread["suggestions"]:
        with st.container(border=True):
            st.html(view.suggestion(suggestion))
            _source_button(suggestion["citation"], number, client)


def _show_clarification(clarification: Json, number: int) -> None:
    st.html(view.plain(clarification["text"]))
    for at, option in enumerate(clarification["options"]):
        key = f"option-{number}-{at}"
        if st.button(option["text"], key=key, icon=":material/arrow_forward:"):
            st.session_state["pending"] = option["text"]
            st.rerun()


def _show_entry(entry: Json, number: int, client: ApiClient) -> None:
    with st.container(border=True):
        st.html(view.path([*entry["path"], entry["citation"]["node"]]))
        st.html(view.quotation(entry["citation"]))
        _source_button(entry["citation"], number, client)


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
        _show_error(error, read_settings().api_url)
        return
    st.html(view.path([*detail["path"], detail["citation"]["node"]]))
    st.html(view.reference(detail["citation"]))
    st.html(view.source(detail))
    st.caption(texts.SOURCE_NOTE)


def _show_error(error: ApiError, url: str) -> None:
    if isinstance(error, ApiRefused):
        st.html(view.lead(error.title))
        text = texts.REFUSED.format(given=error.given, expected=error.expected, action=error.action)
        st.html(view.plain(text))
        return
    title, text = texts.UNREACHABLE
    st.error(f"**{title}** {text.format(url=url)}", icon=":material/cloud_off:")


main()
