"""The page: a chat about one profile. Run by `fieldguide ui`."""

import secrets
import time

import httpx2
import streamlit as st

from ui import texts, view
from ui.answers import show_answer, show_error, show_message, show_part
from ui.client import TIMEOUT, ApiClient, Json, OwnConversations
from ui.errors import ApiError, ApiLoading, ApiRefused, ApiUnreachable
from ui.server import OWNER
from ui.settings import read_settings
from ui.sidebar import show_sidebar

_LOADING_POLL_S = 1.0


@st.cache_resource
def _client(url: str) -> ApiClient:
    return ApiClient(httpx2.Client(base_url=url, timeout=TIMEOUT))


def main() -> None:
    """Draw the page."""
    st.set_page_config(page_title=texts.TITLE, page_icon="🧭", layout="centered")
    st.html(view.STYLE)
    st.title(texts.TITLE)
    client = _client(read_settings().api_url)
    profile, keeping = _facts_when_ready(client)
    st.html(view.plain(texts.SUBTITLE.format(title=profile["profile"]["title"])))
    own = client.of(_owner())
    current: str | None = st.session_state.get("conversation")
    turns = _turns(own, current)
    show_sidebar(own, keeping, current)
    for turn in turns:
        show_message(turn["message"])
        with st.chat_message("assistant"):
            show_answer(turn["response"]["answer"], turn["number"], client)
            _ask_for_feedback(own, current or "", turn["number"])
    typed = st.chat_input(texts.PLACEHOLDER)
    message = typed or st.session_state.pop("pending", None)
    if message is None and not turns:
        _examples()
    if message is not None:
        _say(client, own, current, message, len(turns) + 1)


def _owner() -> str:
    """Whose conversations these are: the browser's own cookie, or this session where it has none."""
    kept = st.context.cookies.get(OWNER)
    if isinstance(kept, str):
        return kept
    made: str = st.session_state.setdefault("owner", secrets.token_urlsafe(32))
    return made


def _facts_when_ready(client: ApiClient) -> tuple[Json, Json]:
    if "facts" not in st.session_state:
        try:
            client.check_ready()
            st.session_state["facts"] = (client.profile(), client.keeping())
        except ApiLoading:
            with st.spinner(texts.LOADING):
                time.sleep(_LOADING_POLL_S)
            st.rerun()
        except ApiError as error:
            show_error(error)
            st.button(texts.TRY_AGAIN)
            st.stop()
    facts: tuple[Json, Json] = st.session_state["facts"]
    return facts


def _turns(own: OwnConversations, current: str | None) -> list[Json]:
    if current is None:
        return []
    try:
        turns: list[Json] = own.read(current)["turns"]
    except ApiRefused as error:  # deleted elsewhere, or its time was over
        st.session_state["conversation"] = None
        show_error(error)
        return []
    except ApiError as error:
        show_error(error)
        st.button(texts.TRY_AGAIN)
        st.stop()
    return turns


def _examples() -> None:
    st.html(view.details(texts.EXAMPLES_TITLE, ()))
    columns = st.columns(2)
    for at, (title, message) in enumerate(texts.EXAMPLES.items()):
        if columns[at % 2].button(title, key=f"example-{at}", width="stretch"):
            st.session_state["pending"] = message
            st.rerun()


def _say(
    client: ApiClient, own: OwnConversations, current: str | None, message: str, number: int
) -> None:
    show_message(message)
    # One key for one message, however often it is sent: a retry must not ask twice.
    key = st.session_state.setdefault("key", secrets.token_urlsafe(16))
    with st.chat_message("assistant"):
        try:
            if current is None:
                current = own.begin()
                st.session_state["conversation"] = current
            _stream(client, own, current, message, key, number)
        except ApiError as error:
            show_error(error)
            if isinstance(error, ApiRefused):
                del st.session_state["key"]
            else:
                st.button(texts.TRY_AGAIN, on_click=_retry, args=(message,))
            return
    del st.session_state["key"]
    st.rerun()


def _retry(message: str) -> None:
    st.session_state["pending"] = message


def _stream(
    client: ApiClient, own: OwnConversations, current: str, message: str, key: str, number: int
) -> None:
    """Show the parts of an answer as they come, until it is kept."""
    with st.spinner(texts.THINKING):
        for event in own.say(current, message, key):
            if event.name == "turn":
                return
            show_part(event, number, client)
    raise ApiUnreachable("the stream ended early")


def _ask_for_feedback(own: OwnConversations, current: str, number: int) -> None:
    key = f"feedback-{current}-{number}"
    given = st.feedback("thumbs", key=key)
    if given is not None and st.session_state.get(f"{key}-sent") != given:
        try:
            own.judge(current, number, helpful=bool(given))
        except ApiError as error:
            show_error(error)
            return
        st.session_state[f"{key}-sent"] = given
        st.caption(texts.THANKS)


main()
