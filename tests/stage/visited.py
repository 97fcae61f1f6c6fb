"""A visitor of the pages over the server's own websocket: all that a browser gets, without one."""

import http.client
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from google.protobuf.text_format import MessageToString
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.browser.server import Server

_PATIENCE = 60.0  # seconds for a page on a busy build machine
_SHOWN = ("delta", "navigation", "page_not_found", "page_config_changed")
#: names that tell one visit from the next, and nothing of the page
_OF_THE_VISIT = re.compile(r'deferred_file_id: "\w+"')


@dataclass
class Visit:
    """An open page: `shown` is all of it as text, one entry per element and block."""

    server: Server
    line: ClientConnection
    headers: dict[str, str]
    session: str = ""
    page: str = ""  #: what Streamlit calls the page that ran
    shown: list[str] = field(default_factory=list)
    widgets: dict[str, str] = field(default_factory=dict)  #: id -> kind
    fragments: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)  #: key of a button -> the file it offers

    def open(self, address: str, query: str = "") -> list[str]:
        """Runs the page of an address; gives what it shows."""
        return self.run(ClientState(query_string=query, page_name=address))

    def run(self, state: ClientState) -> list[str]:
        """Runs whatever is asked for; gives what is shown."""
        self.send(BackMsg(rerun_script=state))
        self.shown, self.files, self.widgets, self.fragments = [], {}, {}, set()
        while (told := self._heard()).WhichOneof("type") != "script_finished":
            self._note(told)
        return self.shown

    def send(self, message: BackMsg) -> None:
        """Any message, as a browser or a program sends it."""
        self.line.send(message.SerializeToString())

    def made(self, file: str, session: str = "") -> BackendOperationResponse:
        """The answer to a wish for a file by its number, in this session or another."""
        ask = BackMsg()
        ask.backend_operation_request.request_id = file
        ask.backend_operation_request.session_id = session or self.session
        ask.backend_operation_request.deferred_file.file_id = file
        self.send(ask)
        while (told := self._heard()).WhichOneof("type") != "backend_operation_response":
            pass
        return told.backend_operation_response

    def taken(self, key: str) -> bytes:
        """The file of a button, made now."""
        made = self.made(self.files[key])
        assert not made.error_msg, made.error_msg
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        try:
            connection.request("GET", made.deferred_file.url, headers=self.headers)
            response = connection.getresponse()
            assert response.status == http.client.OK
            return response.read()
        finally:
            connection.close()

    def _heard(self) -> ForwardMsg:
        told = ForwardMsg()
        told.ParseFromString(bytes(self.line.recv(_PATIENCE)))
        return told

    def _note(self, told: ForwardMsg) -> None:
        kind = told.WhichOneof("type")
        if kind == "new_session":
            self.session = told.new_session.initialize.session_id
        if kind == "navigation":
            self.page = told.navigation.page_script_hash
        if kind in _SHOWN:
            text = MessageToString(getattr(told, kind), as_utf8=True)
            self.shown.append(_OF_THE_VISIT.sub("", text))
        if kind == "delta":
            self.fragments |= {told.delta.fragment_id} - {""}
            what = told.delta.new_element.WhichOneof("type")
            element = getattr(told.delta.new_element, what) if what else None
            if getattr(element, "id", "") and what:
                self.widgets[element.id] = what
        if kind == "delta" and told.delta.new_element.WhichOneof("type") == "download_button":
            button = told.delta.new_element.download_button
            self.files[button.id.rsplit("-tai-", 1)[-1]] = button.deferred_file_id


@contextmanager
def visit(server: Server, headers: dict[str, str], session: str = "") -> Iterator[Visit]:
    """A session with these headers; `session` is one that shall go on, as after a lost line."""
    with connect(
        f"ws://127.0.0.1:{server.port}/_stcore/stream",
        subprotocols=["streamlit", *(["x", session] if session else [])],  # type: ignore[list-item]
        additional_headers=headers,
        max_size=None,
        proxy=None,
    ) as line:
        yield Visit(server, line, headers)
