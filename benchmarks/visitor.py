"""A browser without a screen: it speaks to Streamlit as the pages do, over its live line.

It opens pages, hears of new versions by the event stream, drops files and presses buttons.
"""

import asyncio
import gzip
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 120.0  # seconds for a page
_WHOLE = ForwardMsg.FINISHED_SUCCESSFULLY
_FRESH = re.compile(r'data-fresh="([^"]+)"')
_VERSION = re.compile(rb'"version": (\d+)')


@dataclass
class Shown:
    """What stands on the page: buttons by their words, uploaders by their ids, texts."""

    buttons: dict[str, str] = field(default_factory=dict)
    uploaders: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    fresh: set[str] = field(default_factory=set)  #: names of what follows the data by itself
    chosen: str = ""  #: the option of a radio that the page itself has picked

    def take(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "button":
            self.buttons[element.button.label] = element.button.id
        elif kind == "file_uploader":
            self.uploaders.append(element.file_uploader.id)
        elif kind == "html":
            self.texts.append(element.html.body)
            self.fresh.update(_FRESH.findall(element.html.body))
        elif kind in ("alert", "markdown", "toast"):
            self.texts.append(getattr(element, kind).body)
        elif kind == "radio" and element.radio.set_value:
            self.chosen = element.radio.raw_value
        elif kind == "exception":
            self.failures.append(element.exception.message)


@dataclass
class Visitor:
    """One page of one person."""

    port: int
    page: str
    cookie: str
    line: ClientConnection = field(init=False)
    session: str = ""
    shown: Shown = field(default_factory=Shown)
    on_run: Callable[[float], None] = lambda _: None  #: told the moment at which a run began
    on_painted: Callable[[], None] = lambda: None
    bytes_in: int = 0
    _reading: "asyncio.Task[None]" = field(init=False)
    _drawing: Shown = field(default_factory=Shown)
    _kept: dict[str, None] = field(default_factory=dict)
    _painted: asyncio.Event = field(default_factory=asyncio.Event)
    _urls: "asyncio.Queue[tuple[str, str, str]]" = field(default_factory=asyncio.Queue)
    _kept_open: "tuple[asyncio.StreamReader, asyncio.StreamWriter] | None" = None

    async def enter(self) -> None:
        """Opens the page, and returns when it stands."""
        self.line = await connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=f"http://127.0.0.1:{self.port}",  # type: ignore[arg-type]
            additional_headers={"Cookie": self.cookie},
            max_size=None,
            open_timeout=PATIENCE,
            ping_interval=None,
            compression=None,
        )
        await self.run()
        self._reading = asyncio.create_task(self._read())
        await self.painted()

    async def run(self, *widgets: WidgetState) -> None:
        """Asks for the page anew, with what was done on it."""
        self._painted.clear()
        message = BackMsg()
        asked = message.rerun_script
        asked.page_name = self.page
        asked.query_string = ""
        asked.widget_states.widgets.extend(widgets)
        asked.cached_message_hashes.extend(self._kept)
        await self.line.send(message.SerializeToString())

    async def press(self, button: str) -> None:
        await self.run(WidgetState(id=button, trigger_value=True))

    async def painted(self) -> Shown:
        """The page when it stands whole."""
        await self._or_ended(asyncio.create_task(self._painted.wait()), "the page is not painted")
        return self.shown

    async def _or_ended(self, awaited: "asyncio.Task[object]", missing: str) -> None:
        both = (awaited, self._reading)
        await asyncio.wait(both, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        if awaited.done():
            return
        awaited.cancel()
        if self._reading.done():
            raise ConnectionError(f"the live line ended: {self._reading.exception()!r}")
        raise TimeoutError(missing)

    async def ask_fresh(self) -> int:
        """Asks for what follows the data by itself; gives its version.

        As in a browser on a connection kept open, or a new one where the server has closed it.
        """
        async with asyncio.timeout(PATIENCE):
            try:
                body = await self._asked_fresh()
            except (asyncio.IncompleteReadError, ConnectionResetError):
                self._kept_open = None
                body = await self._asked_fresh()
        found = _VERSION.search(gzip.decompress(body))
        if not found:
            raise ConnectionError("an answer without a version")
        return int(found[1])

    async def _asked_fresh(self) -> bytes:
        if self._kept_open is None:
            self._kept_open = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self._kept_open
        names = ",".join(sorted(self.shown.fresh))
        writer.write(
            f"GET /fresh?what={names} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {self.cookie}\r\n"
            "Accept-Encoding: gzip\r\n\r\n".encode()
        )
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        if " 200 " not in head.split("\r\n")[0]:
            raise ConnectionError(f"nothing fresh: {head}")
        (size,) = re.findall(r"content-length: (\d+)", head)
        return await reader.readexactly(int(size))

    async def leave(self) -> None:
        self._reading.cancel()
        if self._kept_open is not None:
            self._kept_open[1].close()
        await self.line.close()

    async def _read(self) -> None:
        async for data in self.line:
            self.bytes_in += len(data)
            message = ForwardMsg()
            message.ParseFromString(data)  # type: ignore[arg-type]
            if message.metadata.cacheable and message.hash:
                self._kept[message.hash] = None
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.session = message.new_session.initialize.session_id
                self._drawing = Shown(chosen=self._drawing.chosen)
                self.on_run(time.time())
            elif kind == "delta":
                self._drawing.take(message)
            elif kind == "file_urls_response":
                for urls in message.file_urls_response.file_urls:
                    self._urls.put_nowait((urls.file_id, urls.upload_url, urls.delete_url))
            elif kind == "script_finished" and message.script_finished == _WHOLE:
                self.shown = self._drawing
                self.on_painted()
                self._painted.set()

    async def drop(self, name: str, content: bytes, token: str) -> None:
        """Drops a file on the page's uploader, and asks for the page with it."""
        asked = BackMsg()
        asked.file_urls_request.request_id = name
        asked.file_urls_request.file_names.append(name)
        asked.file_urls_request.session_id = self.session
        await self.line.send(asked.SerializeToString())
        urls = asyncio.create_task(self._urls.get())
        await self._or_ended(urls, "no address for the file")
        file_id, upload, delete = urls.result()
        await self._put(upload, name, content, token)
        state = WidgetState(id=self.shown.uploaders[0])
        info = state.file_uploader_state_value.uploaded_file_info.add()
        info.name, info.size, info.file_id = name, len(content), file_id
        info.file_urls.file_id = file_id
        info.file_urls.upload_url, info.file_urls.delete_url = upload, delete
        await self.run(state)

    async def _put(self, path: str, name: str, content: bytes, token: str) -> None:
        head = (
            f'--edge\r\nContent-Disposition: form-data; name="{name}"; filename="{name}"\r\n'
            "Content-Type: text/csv\r\n\r\n"
        )
        body = head.encode() + content + b"\r\n--edge--\r\n"
        status, _ = await exchange(
            self.port,
            "PUT",
            path,
            body,
            {
                "Cookie": self.cookie,
                "X-Xsrftoken": token,
                "Content-Type": "multipart/form-data; boundary=edge",
            },
        )
        if " 204 " not in status:
            raise ConnectionError(f"the file was not taken: {status}")


async def exchange(
    port: int, method: str, path: str, body: bytes, headers: dict[str, str]
) -> tuple[str, list[str]]:
    """One request on a connection of its own; gives the status line and the header lines."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    origin = f"http://127.0.0.1:{port}"
    told = {"Host": origin[7:], "Origin": origin, "Connection": "close", **headers}
    lines = [f"{method} {path} HTTP/1.1", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in told.items()]
    writer.write("\r\n".join([*lines, "", ""]).encode() + body)
    try:
        head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)).decode()
    finally:
        writer.close()
    status, *found = head.split("\r\n")
    return status, found


async def versions(
    port: int,
    cookie: str,
    hear: Callable[[int], None],
    query: str = "",
    run: Callable[[int], None] = lambda _: None,
) -> None:
    """Keeps an event stream open for ever, as a page does.

    Tells every version it hears, and those for which the page is to run.
    """
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        f"GET /events{query} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n\r\n".encode()
    )
    tell = hear
    try:
        while line := await reader.readline():
            if line.startswith(b"event: run"):
                tell = run
            elif line.startswith(b"data: "):
                tell(int(line[6:]))
                tell = hear
        raise ConnectionError("the event stream ended")
    finally:
        writer.close()
