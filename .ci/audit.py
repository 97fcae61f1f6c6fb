"""Asks a public service for known weaknesses of the pinned packages: `make audit`.

Ends with 1 where one is found. Where the service cannot be reached, it says so and ends with 0: a
machine without a network must not fail for that. pip-audit gets an environment of its own, which
goes again, so that the application's stays what it is.
"""

import json
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import venv
from pathlib import Path

HOUSE = Path(__file__).parents[1]
PINNED = ("requirements.txt", "constraints.txt")
TOOL = "pip-audit==2.9.0"
SERVICE = "https://api.osv.dev/v1/vulns/OSV-2020-111"
SECONDS_TO_REACH = 3
NOT_ASKED = "audit: NOT DONE, the service of known weaknesses cannot be reached from here"


def told(output: str) -> tuple[int, str]:
    """Exit code and sentences for what pip-audit printed as JSON; nothing printed means it got no answer."""
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return 0, NOT_ASKED
    weak = [
        f"audit: {package['name']} {package['version']}: {weakness['id']}, "
        f"mended in {', '.join(weakness['fix_versions']) or 'no version yet'}"
        for package in packages
        for weakness in package.get("vulns", ())
    ]
    if weak:
        return 1, "\n".join(weak)
    return 0, f"audit: {len(packages)} packages, no known weakness"


def reachable() -> bool:
    try:
        with urllib.request.urlopen(SERVICE, timeout=SECONDS_TO_REACH):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def asked() -> str:
    """What pip-audit prints about the pinned packages; nothing where it could not be had."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        install = [str(python), "-m", "pip", "install", "--quiet", TOOL]
        if subprocess.run(install, check=False).returncode:  # noqa: S603
            return ""
        lists = [word for name in PINNED for word in ("--requirement", str(HOUSE / name))]
        audit = ["--no-deps", "--disable-pip", "--vulnerability-service", "osv", "--format", "json"]
        ran = subprocess.run(  # noqa: S603
            [str(python), "-m", "pip_audit", *lists, *audit, "--progress-spinner", "off"],
            check=False,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        return ran.stdout


if __name__ == "__main__":
    code, sentences = told(asked()) if reachable() else (0, NOT_ASKED)
    sys.stdout.write(f"{sentences}\n")
    sys.exit(code)
