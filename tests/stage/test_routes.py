"""The routes of the stage: what needs the code, what needs the right, and what a freeze lets out."""

import json
import re

import pytest

from bangvang.stage.slides import KINDS
from tests.stage.served import ELSEWHERE, Served

OK, BAD, FORBIDDEN, MISSING = 200, 400, 403, 404


def test_without_a_code_there_is_only_the_door(served: Served) -> None:
    status, page = served.get("/stage")
    assert status == OK
    assert "<form" in page
    assert "slide" not in re.sub(r"<link[^>]*>", "", page)


@pytest.mark.parametrize("code", ["000000x", "1", "../../etc", "%00"])
def test_a_wrong_code_opens_nothing(served: Served, code: str) -> None:
    assert served.get(f"/stage?code={code}")[0] == MISSING
    assert served.get(f"/stage/slide?code={code}")[0] == MISSING
    assert served.get(f"/stage/events?code={code}")[0] == MISSING


def test_a_viewer_with_the_code_sees_the_slide_in_the_page_itself(served: Served) -> None:
    status, page = served.get(f"/stage?code={served.code}", ELSEWHERE)
    assert status == OK
    assert '<section class="slide headline">' in page
    assert '"may": false' in page


def test_every_slide_is_served(served: Served) -> None:
    for number, kind in enumerate(KINDS, 1):
        assert served.act("go", number)[0] == OK
        assert f'class="slide {kind}"' in served.slide(ELSEWHERE)["html"]
    served.act("first")


def test_the_stream_tells_where_the_show_stands(served: Served) -> None:
    served.act("go", 3)
    told = json.loads(served.first_event(f"/stage/events?code={served.code}", ELSEWHERE))
    assert (told["position"], told["count"], told["kind"]) == (2, len(KINDS), "movers")
    assert not {"live", "frozen", "rehearsal"} & told.keys()
    served.act("first")


@pytest.mark.parametrize(
    "path",
    [
        "/stage/console?code={code}",
        "/stage/console/told?code={code}",
        "/stage/events?code={code}&console=1",
        "/stage/slide?code={code}&ahead=1",
        "/stage?code={code}&preview=now",
        "/stage?code={code}&preview=ahead",
    ],
)
def test_what_is_behind_the_stage_needs_the_right_to_present(served: Served, path: str) -> None:
    status, said = served.get(path.format(code=served.code), ELSEWHERE)
    assert (status, said) == (FORBIDDEN, "Chỉ người trình chiếu làm được việc này.")


@pytest.mark.parametrize("action", ["next", "go", "freeze", "unfreeze", "end", "black"])
def test_a_viewer_presses_in_vain(served: Served, action: str) -> None:
    assert served.act(action, 2, ELSEWHERE)[0] == FORBIDDEN
    assert json.loads(served.first_event(f"/stage/events?code={served.code}"))["position"] == 0


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "http://127.0.0.1.evil.example:1"]
)
def test_another_sites_page_cannot_press_for_the_presenter(served: Served, origin: str) -> None:
    assert served.act("next", None, {"Origin": origin})[0] == FORBIDDEN


@pytest.mark.parametrize(
    ("action", "value"), [("jump", None), ("go", "two"), ("theme", "pink"), ("race_speed", 7)]
)
def test_what_is_no_press_is_told_so(served: Served, action: str, value: object) -> None:
    assert served.act(action, value)[0] == BAD


def test_only_our_own_scripts_and_styles_are_served(served: Served) -> None:
    assert served.get("/stage/static/stage.js")[0] == OK
    assert served.get("/stage/static/stage.css")[0] == OK
    for name in ("page.html", "..%2Fshow.py", "%2e%2e/show.py", "nothing.js", ""):
        assert served.get(f"/stage/static/{name}")[0] != OK, name


def test_the_command_line_needs_the_secret_of_the_server(served: Served) -> None:
    body = json.dumps({"arguments": ["board", "--json"], "files": []})
    assert served._ask("POST", "/command", body, ELSEWHERE)[0] == FORBIDDEN
    assert served._ask("POST", "/command", body, {})[0] == FORBIDDEN
