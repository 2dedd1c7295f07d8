"""What can be clicked on a page, as the server describes it and as the browser answers for it."""

from __future__ import annotations

from dataclasses import dataclass

from google.protobuf.message import Message
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

Value = str | bool | tuple[str, ...] | None
KINDS = ("multiselect", "selectbox", "text_input", "checkbox")
PANELS = ("expandable", "popover")


@dataclass(frozen=True)
class Widget:
    """Something to click: its name in the address, if it has one, and what the server says it holds."""

    id: str
    kind: str
    parameter: str = ""
    options: tuple[str, ...] = ()
    value: Value = None
    imposed: bool = False  # by the server, whatever the browser held before
    fragment: str = ""
    of_frame: bool = False


def widget(message: ForwardMsg) -> Widget | None:
    """The widget, or the panel that can be opened, that a message brings."""
    delta = message.delta
    if delta.WhichOneof("type") == "add_block":
        kind = delta.add_block.WhichOneof("type")
        part = getattr(delta.add_block, kind) if kind in PANELS else None
    else:
        kind = delta.new_element.WhichOneof("type")
        part = getattr(delta.new_element, kind) if kind in KINDS else None
    if not part or not part.id:
        return None
    options = tuple(getattr(part, "options", ()))
    imposed = bool(getattr(part, "set_value", False))
    return Widget(
        id=part.id,
        kind=kind,
        parameter=getattr(part, "query_param_key", ""),
        options=options,
        value=_value(kind, part, imposed, options),
        imposed=imposed,
        fragment=delta.fragment_id,
        of_frame=tuple(message.metadata.delta_path[:1]) == (1,),  # the sidebar
    )


def _value(kind: str, part: Message, imposed: bool, options: tuple[str, ...]) -> Value:
    if kind == "multiselect":
        return tuple(part.raw_values) if imposed else tuple(options[place] for place in part.default)
    if kind == "selectbox" and imposed:
        return part.raw_value if part.HasField("raw_value") else None
    if kind == "selectbox":
        return options[part.default] if part.HasField("default") and options else None
    if kind in PANELS:
        return part.open if kind == "popover" else part.expanded
    return part.value if imposed else part.default


def state(widget: Widget, value: Value) -> WidgetState:
    """A widget's state as the browser sends it."""
    sent = WidgetState(id=widget.id)
    if widget.kind == "multiselect":
        sent.string_array_value.SetInParent()
        sent.string_array_value.data.extend(value or ())
    elif widget.kind in ("checkbox", *PANELS):
        sent.bool_value = bool(value)
    elif isinstance(value, str):
        sent.string_value = value
    return sent
