"""Which proxies are believed: what they say of a visitor's address and of https is taken as true.

`BANGVANG_PROXY` names them by address or network, with commas between. Without it nobody is believed,
not even a program of this machine. What a visitor sends along himself changes nothing: of all the
addresses passed on, the last that no believed proxy has is the visitor's.
"""

import ipaddress
import os
import sys
from functools import partial
from typing import Any

import uvicorn.config
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

SETTING = "BANGVANG_PROXY"


def believed() -> list[str]:
    """The addresses and networks that the setting names. Raises ValueError for what is neither."""
    named = [name.strip() for name in os.environ.get(SETTING, "").split(",")]
    return [str(ipaddress.ip_network(name)) for name in named if name]


def listen_to_the_believed() -> None:
    """Makes the web server believe whom the setting names; called before it begins.

    By itself it would believe every program of this machine, and takes no other word for it than
    an environment variable that is read before the application is.
    """
    try:
        proxies = believed()
    except ValueError as error:
        sys.exit(f"{SETTING}: {error}")
    uvicorn.config.ProxyHeadersMiddleware = partial(_Believing, proxies)  # type: ignore[attr-defined, assignment]


class _Believing(ProxyHeadersMiddleware):
    """Believes the proxies of the setting, whomever else the web server would have believed."""

    def __init__(self, proxies: list[str], app: Any, trusted_hosts: object) -> None:
        super().__init__(app, proxies)
