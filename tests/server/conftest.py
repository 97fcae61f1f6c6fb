from collections.abc import Iterator

import pytest

from tests.browser.server import start_server
from tests.server.asking import Asked
from tests.stage.served import put_show


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """The real application on an empty database, with a show on it."""
    folder = tmp_path_factory.mktemp("asked")
    code = put_show(folder)
    server = start_server(folder, BANGVANG_SAMPLE="0")
    yield Asked(server.port, server, code)
    server.stop()
