"""A file dropped as the page runs anew: the browser is told where it may go all the same."""

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from bangvang.server import dropping


@pytest.fixture(autouse=True)
def keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ForwardMsgQueue, "clear", ForwardMsgQueue.clear)
    dropping.keep_answers()


def waiting() -> ForwardMsgQueue:
    """What waits to be sent: an element of the page, and where a file may go."""
    queue = ForwardMsgQueue()
    element, answer = ForwardMsg(), ForwardMsg()
    element.delta.new_element.html.body = "bảng"
    answer.file_urls_response.response_id = "tệp"
    queue.enqueue(element)
    queue.enqueue(answer)
    return queue


def kinds(queue: ForwardMsgQueue) -> list[str | None]:
    return [message.WhichOneof("type") for message in queue.flush()]


def test_a_new_run_of_the_page_drops_its_elements_and_not_the_answer_about_a_file() -> None:
    queue = waiting()
    queue.clear(retain_lifecycle_msgs=True)
    assert kinds(queue) == ["file_urls_response"]


def test_a_new_run_of_a_part_of_the_page_keeps_the_answer_once() -> None:
    queue = waiting()
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["phần"])
    assert kinds(queue).count("file_urls_response") == 1


def test_what_is_sent_is_sent_once() -> None:
    queue = waiting()
    assert kinds(queue) == ["delta", "file_urls_response"]
    assert kinds(queue) == []


def test_it_is_kept_once_however_often_it_is_asked_for() -> None:
    first = ForwardMsgQueue.clear
    dropping.keep_answers()
    assert ForwardMsgQueue.clear is first
