"""Beside the chat: earlier conversations, what can be done with this one, and what this is."""

from functools import partial

import streamlit as st

from ui import texts
from ui.answers import show_error
from ui.client import Json, OwnConversations
from ui.errors import ApiError


def show_sidebar(own: OwnConversations, keeping: Json, current: str | None) -> None:
    """Draw it; a choice is left in the session under `conversation`.

    Args:
        own: The conversations of this browser.
        keeping: How long they are kept.
        current: The one that is open, if any.
    """
    with st.sidebar:
        if st.button(texts.NEW, icon=":material/add:", width="stretch"):
            st.session_state["conversation"] = None
            st.rerun()
        try:
            kept = own.all()
        except ApiError as error:
            show_error(error)
            return
        if current:
            _this_one(own, current, kept)
        _others(kept, current)
        st.caption(texts.kept(keeping))
        st.markdown(texts.ABOUT)


def _others(kept: list[Json], current: str | None) -> None:
    others = [c for c in kept if c["id"] != current and c["turns"]]
    if others:
        st.markdown(f"**{texts.EARLIER}**")
    for conversation in others:
        key = f"open-{conversation['id']}"
        if st.button(texts.label(conversation["title"]), key=key, type="tertiary"):
            st.session_state["conversation"] = conversation["id"]
            st.rerun()


def _this_one(own: OwnConversations, current: str, kept: list[Json]) -> None:
    title = next((c["title"] for c in kept if c["id"] == current), "")
    with st.expander(texts.THIS_ONE):
        renamed = st.text_input(texts.TITLE_OF_THIS, title, max_chars=80, key=f"title-{current}")
        try:
            if renamed.strip() and renamed != title:
                own.rename(current, renamed)
                st.rerun()
            for kind, label in texts.EXPORTS.items():
                st.download_button(
                    label,
                    partial(own.export, current, kind),
                    file_name=f"fieldguide.{kind}",
                    key=f"export-{kind}-{current}",
                    icon=":material/download:",
                )
            if st.button(texts.DELETE, icon=":material/delete:", key=f"delete-{current}"):
                own.delete(current)
                st.session_state["conversation"] = None
                st.rerun()
        except ApiError as error:
            show_error(error)
