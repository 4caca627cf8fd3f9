"""Where an OPA server is and how to be let in, as a call gives it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from hipaactl.policy.engine import EngineError

_TOKEN_LIMIT = 64 * 1024
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+")  # a name, or an IPv6 address


@dataclass(frozen=True, slots=True)
class OpaAccess:
    """Where the server is and what is shown to it.

    ``url`` is scheme, host and port; ``certificate`` and ``key`` are PEM files of this side, ``authority``
    one with the authorities that the server's certificate may come from. ``own`` marks one of the run's own.
    """

    url: str
    token: str | None = field(default=None, repr=False)
    certificate: str | None = None
    key: str | None = None
    authority: str | None = None
    own: bool = False

    @property
    def shown(self) -> str:
        """The address for messages."""
        return self.url

    @property
    def address(self) -> tuple[bool, str, int]:
        """Whether it is https, the host (an IPv6 address in brackets), the port."""
        parts = urlsplit(self.url)
        secure = parts.scheme == "https"
        host = parts.hostname or ""
        return secure, f"[{host}]" if ":" in host else host, parts.port or (443 if secure else 80)


def access(
    url: str,
    token: str | None = None,
    token_file: str | None = None,
    certificate: str | None = None,
    key: str | None = None,
    authority: str | None = None,
    allow_http: bool = False,
) -> OpaAccess:
    """The access that a call describes; EngineError for what cannot be used, before anything is sent.

    Evidence and token cross the network, so that plain http is refused but for this machine, unless
    ``allow_http``.
    """
    address = _address(url, allow_http)
    if key and not certificate:
        raise EngineError("--opa-key is given without --opa-cert", "give the certificate of that key")
    for option, name in (("--opa-cert", certificate), ("--opa-key", key), ("--opa-ca", authority)):
        if name:
            _readable(option, name)
    if certificate:
        _usable(certificate, key)
    if authority:
        _authorities(authority)
    return OpaAccess(address, _token(token, token_file), certificate, key, authority)


def _address(url: str, allow_http: bool) -> str:
    try:
        url = url.strip()
        parts = urlsplit(url if url.isprintable() and " " not in url else "")  # it drops line breaks
        host, port = parts.hostname, parts.port
    except ValueError:
        raise _unclear(url) from None
    if parts.scheme not in ("http", "https") or not host or port == 0 or not _HOST.fullmatch(host):
        raise _unclear(url)
    if parts.username is not None or parts.query or parts.fragment or parts.path.strip("/") not in ("", "v1"):
        raise EngineError(
            "the OPA address holds more than scheme, host and port",
            "write scheme, host and port only; the token goes into HIPAACTL_OPA_TOKEN or --opa-token-file",
        )
    if parts.scheme == "http" and not allow_http and not _is_here(host):
        raise EngineError(
            f"{url} would send evidence unencrypted to another machine",
            "use https; where the network itself is trusted, add --opa-allow-http",
        )
    return f"{parts.scheme}://{parts.netloc}"


def _unclear(url: str) -> EngineError:
    # Whoever mistypes an address with a password or a token in it does not want to read that in a log.
    shown = repr(url[:80]) if not any(char in url for char in "@?#") else "what --opa-url gives"
    return EngineError(
        f"{shown} is not the address of a server", "write it like https://opa.example.org:8181"
    )


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _readable(option: str, name: str) -> None:
    path = Path(name)
    if not path.is_file() or not os.access(path, os.R_OK):
        raise EngineError(f"{option}: {name} cannot be read", "name a PEM file that is there")


def _usable(certificate: str, key: str | None) -> None:
    import ssl

    try:
        # No password is ever asked for: a run has nobody to answer.
        ssl.create_default_context().load_cert_chain(certificate, key, password=lambda: b"")
    except (ssl.SSLError, OSError, ValueError):
        raise EngineError(
            f"--opa-cert: {certificate} holds no certificate with its key, or the key is another's or locked",
            "give a PEM file with both, or the key with --opa-key, without a password",
        ) from None


def _authorities(name: str) -> None:
    import ssl

    try:
        ssl.create_default_context(cafile=name)
    except (ssl.SSLError, OSError, ValueError):
        raise EngineError(
            f"--opa-ca: {name} holds no certificate", "name a PEM file with the authority's certificate"
        ) from None


def _token(token: str | None, token_file: str | None) -> str | None:
    if token_file:
        try:
            with Path(token_file).open("rb") as stream:
                token = stream.read(_TOKEN_LIMIT + 1).decode("ascii").strip()
        except (OSError, UnicodeDecodeError):
            raise EngineError(
                f"--opa-token-file: {token_file} cannot be read as text", "name a file that holds the token"
            ) from None
        if not token or len(token) > _TOKEN_LIMIT:
            raise EngineError(f"--opa-token-file: {token_file} holds no token", "write the token into it")
    if token is None or not token.strip():
        return None
    token = token.strip()
    if not token.isascii() or not token.isprintable() or " " in token:
        raise EngineError(
            "the token for OPA holds a character that no header can carry",
            "give the token alone, on one line",
        )
    return token
