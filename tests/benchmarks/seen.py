"""What a message of the server puts on the screen, small enough to keep for hundreds of tabs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from google.protobuf.message import Message
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

Value = str | bool | tuple[str, ...] | None
WIDGETS = ("multiselect", "selectbox", "text_input", "checkbox", "button", "file_uploader")
OPENING = ("expandable", "popover")


class PageError(Exception):
    """The page shows an error where its content belongs."""


@dataclass(frozen=True)
class Widget:
    """Something to click: its name in the address, if it has one, and what the server says it holds."""

    id: str
    kind: str
    label: str = ""
    parameter: str = ""
    options: tuple[str, ...] = ()
    value: Value = None
    told: bool = False  # whether the value came from the server, not from the default
    fragment: str = ""
    of_frame: bool = False

    @property
    def key(self) -> str:
        """The key that the page gave it."""
        return self.id.split("-", 2)[-1]


@dataclass(frozen=True)
class Piece:
    """One element of a page. Charts and tables are kept as digests, words as they are."""

    kind: str
    text: str = ""
    widget: Widget | None = None


_options: dict[tuple[str, ...], tuple[str, ...]] = {}  # the same in every tab


def piece(message: ForwardMsg) -> Piece | None:
    """The element or the opening block that a delta brings. Raises PageError for an exception."""
    delta = message.delta
    of_frame = tuple(message.metadata.delta_path[:1]) == (1,)  # the sidebar
    if delta.WhichOneof("type") == "add_block":
        found = _block(delta.add_block)
    elif delta.WhichOneof("type") == "new_element":
        found = _element(delta.new_element)
    else:
        return None
    if found and found.widget:
        return replace(found, widget=replace(found.widget, fragment=delta.fragment_id, of_frame=of_frame))
    return found


def _element(element: Element) -> Piece | None:
    kind = element.WhichOneof("type")
    if kind == "exception":
        raise PageError(f"{element.exception.type}: {element.exception.message}")
    if kind in WIDGETS:
        return Piece("widget", widget=_widget(kind, getattr(element, kind)))
    if kind == "plotly_chart":
        return Piece("chart", digest(element.plotly_chart.spec.encode()))
    if kind == "dataframe":
        return Piece("table", digest(element.dataframe.arrow_data.data))
    if kind in ("heading", "markdown", "text", "html", "code", "alert"):
        part: Message = getattr(element, kind)
        return Piece(kind, getattr(part, "body", "") or getattr(part, "code_text", ""))
    return Piece("file", element.download_button.deferred_file_id) if kind == "download_button" else None


def _block(block: Block) -> Piece | None:
    kind = block.WhichOneof("type")
    if kind not in OPENING or not getattr(block, kind).id:
        return None
    part = getattr(block, kind)
    value = part.open if kind == "popover" else part.expanded
    return Piece("widget", widget=Widget(part.id, "open", part.label, value=value))


def _widget(kind: str, part: Message) -> Widget:
    options = tuple(getattr(part, "options", ()))
    told = bool(getattr(part, "set_value", False))
    return Widget(
        id=part.id,
        kind=kind,
        label=part.label,
        parameter=getattr(part, "query_param_key", ""),
        options=_options.setdefault(options, options),
        value=_value(kind, part, told, options),
        told=told,
    )


def _value(kind: str, part: Message, told: bool, options: tuple[str, ...]) -> Value:
    if kind == "multiselect":
        return tuple(part.raw_values) if told else tuple(options[place] for place in part.default)
    if kind == "selectbox":
        usual = options[part.default] if part.HasField("default") and options else None
        return (part.raw_value if part.HasField("raw_value") else None) if told else usual
    if kind in ("text_input", "checkbox"):
        return part.value if told else part.default
    return None


def state(widget: Widget, value: Value) -> WidgetState:
    """A widget's state as the browser sends it."""
    sent = WidgetState(id=widget.id)
    if widget.kind == "multiselect":
        sent.string_array_value.SetInParent()
        sent.string_array_value.data.extend(value or ())
    elif widget.kind == "button":
        sent.trigger_value = True
    elif widget.kind in ("checkbox", "open"):
        sent.bool_value = bool(value)
    elif isinstance(value, str):
        sent.string_value = value
    return sent


def digest(content: bytes) -> str:
    """Enough of a hash to tell contents apart."""
    return hashlib.blake2b(content, digest_size=12).hexdigest()
