"""The connection to an OPA server: certificates, names, and what it leaves behind."""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from lying_opa import LyingOpa, drips, says, silent
from real_opa import Certificates, make_certificates

from hipaactl.policy import EngineError
from hipaactl.policy.opa_access import access
from hipaactl.policy.opa_connection import Connection
from hipaactl.policy.process import TimedOut


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """An authority and what it signed."""
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def lying() -> Iterator[LyingOpa]:
    """A server that lies as told."""
    with LyingOpa() as opa:
        yield opa


def _refused(url: str, authority: str | None = None, client: tuple[str, str] | None = None) -> EngineError:
    certificate, key = client or (None, None)
    connection = Connection(access(url, "secret-7f", None, certificate, key, authority))
    with pytest.raises(EngineError) as caught:
        connection.version(20)
    connection.close()
    assert caught.value.hint
    assert "secret-7f" not in caught.value.message + caught.value.hint
    return caught.value


# -- certificates -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("expired", "cannot be trusted: its certificate has expired"),
        ("future", "cannot be trusted: its certificate is not valid yet"),
        ("elsewhere", "cannot be trusted: its certificate is for another name"),
        ("stranger", "cannot be trusted: its certificate is from an unknown authority"),
    ],
)
def test_a_certificate_that_cannot_be_trusted(certificates: Certificates, name: str, said: str) -> None:
    with LyingOpa(certificates.server(name)) as opa:
        assert said in _refused(opa.url, certificates.authority).message
        assert opa.asked == []


def test_an_authority_that_is_not_named_is_unknown(
    certificates: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", certificates.authority)
    monkeypatch.setenv("CURL_CA_BUNDLE", certificates.authority)
    with LyingOpa(certificates.server("here")) as opa:
        error = _refused(opa.url)
    assert "its certificate is from an unknown authority" in error.message
    assert "--opa-ca" in str(error.hint)


def test_a_certificate_that_can(certificates: Certificates) -> None:
    with LyingOpa(certificates.server("here")) as opa:
        for host in ("127.0.0.1", "localhost"):
            connection = Connection(access(f"https://{host}:{opa.port}", authority=certificates.authority))
            assert connection.version(20) == "1.20.0"
            connection.close()


def test_a_client_certificate_is_shown_where_it_is_asked_for(certificates: Certificates) -> None:
    with LyingOpa(certificates.server("here", client=True)) as opa:
        error = _refused(opa.url, certificates.authority)
        assert "it asks for a client certificate that it knows" in error.message
        assert "--opa-cert" in str(error.hint)
        error = _refused(opa.url, certificates.authority, certificates.of("stranger"))
        assert "it does not know who issued the client certificate" in error.message
        assert opa.asked == []
        good = access(opa.url, None, None, *certificates.of("client"), certificates.authority)
        connection = Connection(good)
        assert connection.version(20) == "1.20.0"
        connection.close()


def test_tls_where_there_is_none_and_none_where_there_is(certificates: Certificates) -> None:
    with LyingOpa() as plain:
        error = _refused(f"https://127.0.0.1:{plain.port}")
        assert "it does not speak TLS there" in error.message
        plain.lie(
            "version", lambda ask: ask.answer(400, b"Client sent an HTTP request to an HTTPS server.\n")
        )
        assert "speaks TLS there" in _refused(plain.url).message  # as OPA says it
    with LyingOpa(certificates.server("here")) as secure:
        connection = Connection(access(f"http://127.0.0.1:{secure.port}"))
        with pytest.raises(Exception, match=r"closed the connection|cannot be reached"):
            connection.version(5)


def test_a_certificate_that_went_away(certificates: Certificates, tmp_path: Path) -> None:
    copy = tmp_path / "authority.pem"
    copy.write_bytes(Path(certificates.authority).read_bytes())
    connection = Connection(access("https://127.0.0.1:9", authority=str(copy)))
    copy.unlink()
    with pytest.raises(EngineError, match="cannot be asked: Could not find a suitable TLS CA"):
        connection.version(5)


# -- addresses --------------------------------------------------------------------------------------------


def _nobody() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_a_server_that_is_not_there() -> None:
    error = _refused(f"http://127.0.0.1:{_nobody()}")
    assert "cannot be reached: nothing listens there" in error.message
    assert "without a server of your own leave --opa-url out" in str(error.hint)


@pytest.mark.parametrize("host", ["none.invalid", ".", "a..b", "x" * 70 + ".invalid", "-"])
def test_a_name_that_is_none(host: str) -> None:
    assert "cannot be reached: " in _refused(f"https://{host}").message


def test_a_server_that_takes_no_connection() -> None:
    """It listens, and lets nobody in: neither connected nor refused."""
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        port = full.getsockname()[1]
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))
        connection = Connection(access(f"http://127.0.0.1:{port}"))
        with pytest.raises((EngineError, TimedOut)):
            connection.version(0.5)
        connection.close()
        for one in waiting:
            one.close()


# -- deadlines --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lie", [silent, drips])
@pytest.mark.parametrize("tls", [False, True])
def test_a_late_answer_ends_the_request_and_its_thread(
    request: pytest.FixtureRequest, lie: object, tls: bool
) -> None:
    made: Certificates | None = request.getfixturevalue("certificates") if tls else None
    with LyingOpa(made.server("here") if made else None) as opa:
        opa.lie("version", lie, times=1)  # type: ignore[arg-type]
        connection = Connection(access(opa.url, authority=made.authority if made else None))
        with pytest.raises(TimedOut):
            connection.version(0.3)
        assert not [thread for thread in threading.enumerate() if thread.name.endswith("(run)")]
        assert connection.version(20) == "1.20.0"  # the next has a connection of its own
        connection.close()


def test_a_header_that_never_ends(lying: LyingOpa) -> None:
    def header(ask: object) -> None:
        handler: object = ask
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")  # type: ignore[attr-defined]
        while not lying.over.wait(0.02):
            handler.wfile.write(b"X: y\r\n")  # type: ignore[attr-defined]
            handler.wfile.flush()  # type: ignore[attr-defined]

    lying.lie("version", header)
    connection = Connection(access(lying.url))
    with pytest.raises((TimedOut, EngineError)):
        connection.version(0.4)
    assert not [thread for thread in threading.enumerate() if thread.name.endswith("(run)")]


def test_what_no_report_can_hold_is_no_answer(lying: LyingOpa) -> None:
    connection = Connection(access(lying.url))
    for text in (b'"\\ud800"', b"NaN", b"[-Infinity]", b'{"\\uDfff": 1}'):
        lying.lie("ask", says(b'{"result": ' + text + b"}"))
        with pytest.raises(EngineError, match="something other than OPA's JSON"):
            connection.ask("a", "b", {}, 20)
    for text, value in (
        (b'"\\\\ud800 NaN"', "\\ud800 NaN"),
        (b'"\\ud83d\\ude00"', "😀"),
        (b'"\\u00e9"', "é"),
    ):
        lying.lie("ask", says(b'{"result": ' + text + b"}"))
        assert connection.ask("a", "b", {}, 20) == value
    connection.close()


def test_json_is_utf_8_whatever_the_header_says(lying: LyingOpa) -> None:
    def answer(ask: object) -> None:
        body = '{"result": "é日"}'.encode()
        ask.answer(200, body, Content_Type="text/html; charset=latin-1")  # type: ignore[attr-defined]

    lying.lie("ask", answer)
    connection = Connection(access(lying.url))
    assert connection.ask("a", "b", {}, 20) == "é日"
    connection.close()


def test_no_proxy_and_no_netrc(lying: LyingOpa, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password mine\n")
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{_nobody()}")
    connection = Connection(access(lying.url))
    assert connection.version(20) == "1.20.0"
    assert "Authorization" not in lying.asked[0][3]
    connection.close()


@pytest.mark.skipif(sys.platform != "linux", reason="connections of a process are looked at in /proc")
def test_connections_are_closed(lying: LyingOpa) -> None:
    def is_socket(one: Path) -> bool:
        try:
            return "socket" in str(one.readlink())
        except OSError:  # closed between two looks
            return False

    def sockets() -> int:
        return sum(is_socket(one) for one in Path("/proc/self/fd").iterdir())

    before = sockets()
    for _round in range(5):
        connection = Connection(access(lying.url))
        connection.version(20)
        connection.close()
    for _wait in range(200):
        if sockets() <= before + 1:
            return
        time.sleep(0.02)
    pytest.fail("connections stay open")
