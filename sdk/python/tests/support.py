"""Helpers of the tests. Standard library only, so that the tests of the core run without httpx and pydantic."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import sys
import threading
import types
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "mnemonest"
OPENAPI = ROOT.parent.parent / "openapi.json"

HAS_LIBRARIES = all(importlib.util.find_spec(name) for name in ("httpx", "pydantic"))
SERVICE_URL = os.environ.get("MNEMONEST_TEST_URL")
SERVICE_KEY = os.environ.get("MNEMONEST_TEST_KEY", "")

needs_libraries = unittest.skipUnless(HAS_LIBRARIES, "httpx and pydantic are not installed")
needs_service = unittest.skipUnless(SERVICE_URL, "MNEMONEST_TEST_URL names no service")

sys.path.insert(0, str(ROOT / "src"))
if not HAS_LIBRARIES:
    # Replaces the package by one without its __init__, which imports the libraries: the core does not need them.
    package = types.ModuleType("mnemonest")
    package.__path__ = [str(SOURCES)]
    sys.modules["mnemonest"] = package


def core(name: str) -> Any:
    """Imports a module of the package that needs only the standard library."""
    return importlib.import_module(f"mnemonest.{name}")


#: Status, headers and body of an answer; None closes the connection without an answer, "hang" never answers.
Answer = Any


class ScriptedServer:
    """A loopback server that returns the given answers in order and then repeats the last one."""

    def __init__(self, *answers: Answer) -> None:
        self.requests: List[Dict[str, Any]] = []
        self._released = threading.Event()
        scripted = self

        class Handler(BaseHTTPRequestHandler):
            def do(self) -> None:
                length = int(self.headers.get("content-length") or 0)
                received = {name.lower(): value for name, value in self.headers.items()}
                scripted.requests.append({"path": self.path, "headers": received, "body": self.rfile.read(length)})
                answer = answers[min(len(scripted.requests), len(answers)) - 1]
                if answer == "hang":
                    scripted._released.wait(30)
                if answer is None or answer == "hang":
                    self.close_connection = True
                    return
                status, headers, body = answer
                content = body if isinstance(body, bytes) else json.dumps(body).encode()
                self.send_response(status)
                for name, value in {"Content-Length": str(len(content)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_PATCH = do_DELETE = do

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name of the base class
                """Logs nothing: requests are recorded in `requests`."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def __enter__(self) -> "ScriptedServer":
        return self

    def __exit__(self, *_: Any) -> None:
        self._released.set()
        self._server.shutdown()
        self._server.server_close()

    def sent(self, header: str) -> List[Optional[str]]:
        return [request["headers"].get(header) for request in self.requests]


STORED: Tuple[int, Dict[str, str], Dict[str, Any]] = (
    200,
    {},
    {
        "status": "ok",
        "memory_id": 7,
        "workspace_id": 1,
        "dedup": {"action": "stored_new", "existing_id": None},
        "importance": 5,
        "categories": ["knowledge"],
        "temporal": {"type": "persistent", "raw_text": "x", "valid_until": None},
        "new_field": "kept",
    },
)


def failing(status: int, **headers: str) -> Tuple[int, Dict[str, str], Dict[str, str]]:
    return status, {name.replace("_", "-"): value for name, value in headers.items()}, {"detail": "No"}
