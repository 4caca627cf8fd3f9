"""Where an OPA server is and how to be let in: what cannot be used is refused before anything is sent."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import example, given
from real_opa import make_certificates

from hipaactl.policy import EngineError
from hipaactl.policy.opa_access import OpaAccess, access

SECRET = "s3cr3t-not-to-be-seen"


def refused(url: str = "https://opa.example.org", **options: object) -> EngineError:
    with pytest.raises(EngineError) as caught:
        access(url, **options)  # type: ignore[arg-type]
    assert caught.value.hint
    assert SECRET not in caught.value.message + str(caught.value.hint) + repr(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("url", "shown", "address"),
    [
        ("https://opa.example.org", "https://opa.example.org", (True, "opa.example.org", 443)),
        ("https://opa.example.org:8181/", "https://opa.example.org:8181", (True, "opa.example.org", 8181)),
        ("https://opa.example.org/v1/", "https://opa.example.org", (True, "opa.example.org", 443)),
        (" https://10.0.0.7:1 ", "https://10.0.0.7:1", (True, "10.0.0.7", 1)),
        ("HTTPS://OPA", "https://OPA", (True, "opa", 443)),
        ("https://[2001:db8::1]:8181", "https://[2001:db8::1]:8181", (True, "[2001:db8::1]", 8181)),
        ("https://opa_1.internal", "https://opa_1.internal", (True, "opa_1.internal", 443)),
        ("https://ärzte.example", "https://ärzte.example", (True, "ärzte.example", 443)),
        ("http://localhost", "http://localhost", (False, "localhost", 80)),
        ("http://127.0.0.1:8181", "http://127.0.0.1:8181", (False, "127.0.0.1", 8181)),
        ("http://127.9.9.9:8181", "http://127.9.9.9:8181", (False, "127.9.9.9", 8181)),
        ("http://[::1]:8181", "http://[::1]:8181", (False, "[::1]", 8181)),
    ],
)
def test_addresses(url: str, shown: str, address: tuple[bool, str, int]) -> None:
    found = access(url)
    assert (found.shown, found.address) == (shown, address)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "opa.example.org",
        "opa.example.org:8181",
        "ftp://opa.example.org",
        "unix:///run/opa.sock",
        "https://",
        "https://:8181",
        "https://opa:port",
        "https://opa:99999",
        "https://opa:0",
        "https://opa:-1",
        "https://[::1",
        "https://two words",
        "https://opa\nexample",
        "https://opa\\evil",
        "https://opa%2fevil",
        "https://opa,evil",
        "x" * 5000,
    ],
)
def test_addresses_that_are_none(url: str) -> None:
    error = refused(url)
    assert "is not the address of a server" in error.message
    assert len(error.message) < 200
    assert "\n" not in error.message


@pytest.mark.parametrize(
    "url",
    [
        f"https://user:{SECRET}@opa.example.org",
        f"https://{SECRET}@opa.example.org",
        f"ftp://user:{SECRET}@opa.example.org",
        f"user:{SECRET}@opa.example.org",
        f"https://opa.example.org/?token={SECRET}",
        f"opa.example.org?token={SECRET}",
        f"https://opa.example.org/#{SECRET}",
        f"https://opa.example.org/v1/{SECRET}",
        f"http://user:{SECRET}@elsewhere.example",
        f"https://opa:x@[{SECRET}",
    ],
)
def test_what_an_address_holds_besides_is_refused_and_not_repeated(url: str) -> None:
    refused(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://opa.example.org",
        "http://10.0.0.7:8181",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "http://0.0.0.0:8181",
        "http://[2001:db8::1]",
        "http://128.0.0.1",
    ],
)
def test_evidence_goes_to_other_machines_encrypted(url: str) -> None:
    error = refused(url)
    assert "would send evidence unencrypted to another machine" in error.message
    assert "--opa-allow-http" in str(error.hint)
    assert access(url, allow_http=True).url == url


# -- tokens -----------------------------------------------------------------------------------------------


def test_a_token_comes_from_the_variable_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"\n {SECRET}\r\n")
    assert access("https://opa", f" {SECRET}\n").token == SECRET
    assert access("https://opa", "other", str(file)).token == SECRET
    assert access("https://opa").token is None
    assert access("https://opa", " \n").token is None


def test_a_token_is_not_shown() -> None:
    found = access("https://opa", SECRET)
    assert SECRET not in repr(found) + str(found) + found.shown
    assert "token" not in repr(OpaAccess("https://opa", SECRET))


@pytest.mark.parametrize(
    "extra", [" two", "\nX-Injected: 1", "\r\n\r\n", "é", "\x00", "\t", "\udcff", "\x7f"]
)
def test_a_token_that_no_header_carries_is_refused(extra: str) -> None:
    assert "holds a character that no header can carry" in refused(token=f"{SECRET}{extra}{SECRET}").message


@given(st.text(max_size=40))
@example("a\x1fb")
def test_a_token_is_one_word_or_refused(text: str) -> None:
    try:
        token = access("https://opa", text).token
    except EngineError as error:
        assert text not in error.message or len(text) < 3  # noqa: PT017
        return
    assert token is None or (token.isascii() and token.isprintable() and " " not in token)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no token"),
        (b" \n", "holds no token"),
        (b"x" * 70_000, "holds no token"),
        (b"\xff\xfe", "cannot be read as text"),
        (f"{SECRET} {SECRET}".encode(), "no header can carry"),
    ],
)
def test_a_file_without_a_token_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "token"
    file.write_bytes(content)
    assert said in refused(token_file=str(file)).message


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    for name in (str(tmp_path), str(tmp_path / "none")):
        for option in ("token_file", "certificate", "authority"):
            assert "cannot be read" in refused(**{option: name}).message
    assert "cannot be read" in refused(certificate=__file__, key=str(tmp_path)).message


# -- certificates -----------------------------------------------------------------------------------------


def test_certificates_are_looked_at_at_once(tmp_path: Path) -> None:
    made = make_certificates(tmp_path)
    certificate, key = made.of("client")
    both = tmp_path / "both.pem"
    both.write_text(Path(certificate).read_text() + Path(key).read_text())
    locked = tmp_path / "locked.key"
    os.system(f"openssl ec -aes256 -passout pass:x -in {key} -out {locked} 2>{os.devnull}")
    assert locked.is_file()
    found = access("https://opa", certificate=certificate, key=key, authority=made.authority)
    assert (found.certificate, found.key, found.authority) == (certificate, key, made.authority)
    access("https://opa", certificate=str(both))
    for wrong in (
        {"certificate": certificate},
        {"certificate": certificate, "key": made.of("here")[1]},
        {"certificate": certificate, "key": str(locked)},
        {"certificate": key, "key": key},
        {"certificate": __file__},
    ):
        error = refused(**wrong)
        assert "holds no certificate with its key, or the key is another's or locked" in error.message
    assert "--opa-key is given without --opa-cert" in refused(key=key).message
    for name in (key, __file__):
        assert "holds no certificate" in refused(authority=name).message
