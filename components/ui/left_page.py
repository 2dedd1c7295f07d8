"""What a browser still asks of a page that it has left."""

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.util import calc_hash

from components.exhibits.site import PAGES


class LeftPage:
    """The page of one tab, and the one that was left for it.

    A box tells what was typed in it after the click that leaves its page. Streamlit would run that part of
    the page, find none, and have the browser empty the page that came instead.
    """

    def __init__(self) -> None:
        self._page = self._left = ""

    def asks(self, message: BackMsg) -> bool:
        """Whether a part is to run again of the page that was left with the last request of a whole page."""
        if message.WhichOneof("type") != "rerun_script":
            return False
        asked = message.rerun_script
        page = asked.page_script_hash or calc_hash(
            asked.page_name or PAGES[0].path
        )  # a tab begins with a name
        if asked.fragment_id and page == self._left:
            return True
        if not asked.fragment_id:
            self._left = self._page if page != self._page else ""
        self._page = page
        return False
