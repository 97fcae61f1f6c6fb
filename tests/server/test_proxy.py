"""Whom the server believes about a visitor: the proxies that a setting names, and nobody else."""

import pytest

from bangvang.server.proxy import SETTING, believed


def test_without_the_setting_nobody_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    assert believed() == []


def test_addresses_and_networks_are_named_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "127.0.0.1, 10.1.0.0/16 ,::1,")
    assert believed() == ["127.0.0.1/32", "10.1.0.0/16", "::1/128"]


@pytest.mark.parametrize("name", ["*", "localhost", "10.1.0.1/16", "300.1.1.1"])
def test_what_is_no_address_stops_the_start(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(SETTING, name)
    with pytest.raises(ValueError, match=r"."):
        believed()
