"""Files of this session, in memory only, and what is loaded for everyone.

Pages ask `dataset`. Text of a file is shown by st.text and st.dataframe alone, which know no markup.
"""

import threading
from dataclasses import dataclass
from weakref import WeakValueDictionary

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from components.cases.page_lock import letting_others
from components.model.numbers import visible
from components.ui.upload_limits import Uploads
from data import editions
from data.editions import Loaded
from data.faults import Unavailable

MEGABYTE = 1024 * 1024
MOST_IN_SESSION, MOST_IN_ALL = 128 * MEGABYTE, 512 * MEGABYTE
IN_USE = "In use on the page “Case records”, in this session only. Closing or reloading the page ends it."
BUSY = "The files of two others are being read at the moment: upload it again in a minute."
PATIENCE, MOST_SIGNS = 0.4, 200
KEPT, RECEIVED, TURN, SAID = "uploads-kept", "uploads-received", "uploads-turn", "uploads-said"

# So that many visitors at once need the memory of two; nobody waits for another's file.
_reading = threading.BoundedSemaphore(2)
_in_memory: WeakValueDictionary[int, Loaded] = WeakValueDictionary()


@dataclass(frozen=True, eq=False)
class Received:
    """An uploaded file: what was read of it, or the sentence that refuses it."""

    file_name: str
    refused: str = ""
    loaded: Loaded | None = None


def dataset(name: str) -> Loaded | None:
    """The current edition of a dataset: the session's own copy, else the store's, else None."""
    return _kept().get(name) or editions.current(name)


def loaded() -> tuple[Loaded, ...]:
    """Everything that pages can use in this session; the session's own copies stand first."""
    others = (item for item in editions.stored() if item.manifest.dataset not in _kept())
    return (*_kept().values(), *others)


def widget_key() -> str:
    """The key of the uploader; a new one after each file empties it. From now on a file may come."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, Uploads):
        context.uploaded_file_mgr.expect(context.session_id)
    return f"upload-{st.session_state.get(TURN, 0)}"


def receive(uploaded: UploadedFile) -> None:
    """Read an uploaded file and let go of it. The one that was received before is forgotten."""
    forget()
    st.session_state.pop(SAID, None)
    st.session_state[RECEIVED] = _received(uploaded)
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    _release(uploaded)


def received() -> Received | None:
    """The file that was uploaded last, until it is used or forgotten."""
    found: Received | None = st.session_state.get(RECEIVED)
    return found


def use() -> None:
    """Ask the received case records in this session."""
    found = st.session_state.pop(RECEIVED, None)
    if found and found.loaded and found.loaded.is_case_records:
        st.session_state[KEPT] = {**_kept(), found.loaded.manifest.dataset: found.loaded}
        st.session_state[SAID] = [IN_USE]


def forget() -> None:
    """Forget the received file."""
    st.session_state.pop(RECEIVED, None)


def drop(name: str) -> None:
    """Drop the session's own copy of a dataset."""
    st.session_state[KEPT] = {other: item for other, item in _kept().items() if other != name}
    st.session_state[SAID] = ["The copy of this session is dropped."]


def _received(uploaded: UploadedFile) -> Received:
    """The upload is read where it is: in memory."""
    name = visible(uploaded.name)[:MOST_SIGNS]
    if not _reading.acquire(timeout=PATIENCE):
        return Received(name, refused=BUSY)
    try:
        with letting_others():
            item = editions.read_upload(uploaded.getvalue(), name)
        _admit(item)
    except Unavailable as error:
        return Received(name, refused=str(error))
    finally:
        _reading.release()
    return Received(name, loaded=item)


def _admit(item: Loaded) -> None:
    """Count a table in memory. Unavailable where this session, or all together, hold enough."""
    others = [other for name, other in _kept().items() if name != item.manifest.dataset]
    held, every = (
        sum(one.table.nbytes for one in (*some, item) if one.table is not None)
        for some in (others, [*_in_memory.values()])
    )
    if held > MOST_IN_SESSION:
        raise Unavailable(
            "This session holds as much as it may; drop a copy of it below, then upload the file again."
        )
    if every > MOST_IN_ALL:
        raise Unavailable("Too many uploaded files are in use at the moment; try again later.")
    _in_memory[id(item)] = item


def _release(uploaded: UploadedFile) -> None:
    """Free the bytes of an upload, which Streamlit would keep until the session ends."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(session_id=context.session_id, file_id=uploaded.file_id)


def _kept() -> dict[str, Loaded]:
    found: dict[str, Loaded] = st.session_state.get(KEPT, {})
    return found
