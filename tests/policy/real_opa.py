"""A real OPA server for tests, as somebody else runs it; and the certificates that one with TLS needs."""

from __future__ import annotations

import json
import os
import shutil
import socket
import ssl
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError

import pytest


@dataclass(frozen=True, slots=True)
class RealOpa:
    """Where it listens, what it wants to see, and its process."""

    url: str
    process: subprocess.Popen[bytes]
    token: str | None = None
    context: ssl.SSLContext | None = field(default=None, repr=False)

    def call(self, method: str, path: str, content: str | None = None) -> tuple[int, bytes]:
        """Status and body of one request."""
        request = urllib.request.Request(self.url + path, content and content.encode(), method=method)
        if self.token:
            request.add_header("Authorization", f"Bearer {self.token}")
        handlers = [urllib.request.ProxyHandler({})]
        if self.context is not None:
            handlers.append(urllib.request.HTTPSHandler(context=self.context))
        try:
            with urllib.request.build_opener(*handlers).open(request, timeout=20) as answer:
                return answer.status, answer.read()
        except HTTPError as error:
            return error.code, error.read()

    def put_policy(self, name: str, text: str) -> None:
        """Uploads a policy as somebody else."""
        assert self.call("PUT", f"/v1/policies/{name}", text)[0] == 200

    def holds(self) -> tuple[dict[str, str], Any]:
        """Every policy by id, and all documents that are no rules."""
        policies = json.loads(self.call("GET", "/v1/policies")[1])["result"]
        return {item["id"]: item["raw"] for item in policies}, json.loads(self.call("GET", "/v1/data")[1])

    def clear(self) -> None:
        """Removes everything."""
        for name in self.holds()[0]:
            self.call("DELETE", f"/v1/policies/{name}")
        for name in json.loads(self.call("GET", "/v1/data")[1])["result"]:
            self.call("DELETE", f"/v1/data/{name}")


@contextmanager
def running(
    opa: str,
    folder: Path,
    *arguments: str,
    token: str | None = None,
    context: ssl.SSLContext | None = None,
    host: str = "127.0.0.1",
) -> Iterator[RealOpa]:
    """`opa run --server` with these arguments; ``context`` where it speaks TLS."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [opa, "run", "--server", "--addr", f"127.0.0.1:{port}", "--log-level=error", *arguments]
    process = subprocess.Popen(
        command, cwd=folder, env={"PATH": os.environ["PATH"], "HOME": str(folder)}, stderr=subprocess.DEVNULL
    )
    try:
        found = RealOpa(f"http{'s' if context else ''}://{host}:{port}", process, token, context)
        for _round in range(400):
            try:
                found.call("GET", "/health")
                break
            except (URLError, OSError):
                time.sleep(0.02)
        yield found
    finally:
        process.kill()
        process.wait()


@dataclass(frozen=True, slots=True)
class Certificates:
    """PEM files: an authority, what it signed, and what another signed."""

    folder: Path

    def of(self, name: str) -> tuple[str, str]:
        """Certificate and key."""
        return str(self.folder / f"{name}.pem"), str(self.folder / f"{name}.key")

    @property
    def authority(self) -> str:
        """The authority's own certificate."""
        return str(self.folder / "authority.pem")

    def server(self, name: str, client: bool = False) -> ssl.SSLContext:
        """A server's side with the certificate ``name``, which may ask for the client's."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self.of(name))
        if client:
            context.verify_mode = ssl.CERT_REQUIRED
            context.load_verify_locations(self.authority)
        return context

    def client(self, name: str | None = "client") -> ssl.SSLContext:
        """A client's side."""
        context = ssl.create_default_context(cafile=self.authority)
        if name is not None:
            context.load_cert_chain(*self.of(name))
        return context


_CONFIG = """
[ca]
default_ca = own
[own]
database = {folder}/index
new_certs_dir = {folder}
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = name
prompt = no
[name]
CN = made for tests
[authority]
basicConstraints = critical,CA:TRUE
subjectKeyIdentifier = hash
[here]
subjectAltName = IP:127.0.0.1,DNS:localhost
[elsewhere]
subjectAltName = DNS:opa.example.org
[client]
extendedKeyUsage = clientAuth
"""
_MADE: Mapping[str, tuple[str, str, str]] = {
    "here": ("here", "20200101000000Z", "20991231000000Z"),
    "expired": ("here", "20200101000000Z", "20210101000000Z"),
    "future": ("here", "20980101000000Z", "20991231000000Z"),
    "elsewhere": ("elsewhere", "20200101000000Z", "20991231000000Z"),
    "client": ("client", "20200101000000Z", "20991231000000Z"),
}


def make_certificates(folder: Path) -> Certificates:
    """An authority, a certificate of each kind, and ``stranger``, which nobody signed; skips without openssl.

    With HIPAACTL_REQUIRE_OPA=1, as in CI, a missing openssl is a failure.
    """
    if shutil.which("openssl") is None:
        if os.environ.get("HIPAACTL_REQUIRE_OPA") == "1":
            pytest.fail("HIPAACTL_REQUIRE_OPA=1, but there is no openssl")
        pytest.skip("no openssl, which makes the certificates")
    config = folder / "config"
    config.write_text(_CONFIG.format(folder=folder))
    (folder / "index").touch()

    def openssl(*arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=folder, capture_output=True, check=True)

    new = ("req", "-config", "config", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    for name, extensions in (("authority", "authority"), ("stranger", "here")):
        own = ("-x509", "-days", "36500", "-extensions", extensions)
        openssl(*new, *own, "-keyout", f"{name}.key", "-out", f"{name}.pem")
    for name, (extensions, start, end) in _MADE.items():
        openssl(*new, "-keyout", f"{name}.key", "-out", f"{name}.csr")
        openssl(
            *("ca", "-config", "config", "-batch", "-notext", "-cert", "authority.pem"),
            *("-keyfile", "authority.key", "-extensions", extensions, "-startdate", start, "-enddate", end),
            *("-in", f"{name}.csr", "-out", f"{name}.pem"),
        )
    return Certificates(folder)
