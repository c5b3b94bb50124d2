"""Certificates are checked, and by the name of the host although its number is asked."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.unit.fetching.site import HOST, OTHER, Desk, Site, direct, serving

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")


class Certificate(NamedTuple):
    """One of HOST alone, signed by itself."""

    certificate: Path
    key: Path


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    folder = tmp_path_factory.mktemp("certificate")
    made = Certificate(folder / "certificate.pem", folder / "key.pem")
    request = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "2",
    ]
    names = ["-subj", "/CN=test", "-addext", f"subjectAltName=DNS:{HOST}"]
    to = ["-keyout", str(made.key), "-out", str(made.certificate)]
    subprocess.run([*request, *names, *to], check=True, capture_output=True)
    return made


@pytest.fixture
def secure_site(certificate: Certificate) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.certificate, certificate.key)
    with serving(lambda socket: context.wrap_socket(socket, server_side=True, do_handshake_on_connect=False)) as site:
        site.gives("/letter.pdf")
        yield site


@pytest.mark.parametrize(
    ("host", "is_trusted", "outcome"),
    [(HOST, True, "fetched"), (HOST, False, "unreachable"), (OTHER, True, "unreachable")],
)
def test_a_connection_is_made_to_the_host_that_the_certificate_names(
    secure_site: Site, desk: Desk, certificate: Certificate, host: str, is_trusted: bool, outcome: str
) -> None:
    trusted = ssl.create_default_context(cafile=certificate.certificate if is_trusted else None)
    desk.states(direct(f"https://{host}:{secure_site.port}/letter.pdf"), limits={"attempts": 1})

    (fetch,) = desk.fetch(certificates=trusted)

    assert fetch.outcome == outcome
    assert (fetch.message or "certificate").lower().count("certificate")


def test_a_redirect_from_https_to_http_is_not_followed(
    secure_site: Site, site: Site, desk: Desk, certificate: Certificate
) -> None:
    secure_site.gives("/letter.pdf", b"", 302, Location=site.address("/letter.pdf"))
    site.gives("/letter.pdf")
    desk.states(direct(f"https://{HOST}:{secure_site.port}/letter.pdf"))

    (fetch,) = desk.fetch(certificates=ssl.create_default_context(cafile=certificate.certificate))

    assert fetch.outcome == "not_allowed" and site.asked == []
