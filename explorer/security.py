"""What may be asked of the explorer and what its pages may do: on this machine, by GET, nothing from outside."""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Vega writes `style` attributes into what it draws; no <style> element and no script may stand in a page.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
READING = ("GET", "HEAD")


def own_hosts(port: int) -> frozenset[str]:
    """What a browser on this machine calls the explorer; a name of another host that points here is none of them."""
    return frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))


class OnThisMachine:
    """Refuses what is not asked by name of this machine, or by a page of another origin, or by another method."""

    def __init__(self, app: ASGIApp, hosts: Collection[str], methods: Collection[str] = READING) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._methods = frozenset(methods)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers in the place of the application, or lets it answer, and adds the headers to either answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        answering = self._refusal(scope) or self._app
        await answering(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self._hosts:
            return PlainTextResponse("The explorer answers on this machine alone.", 421)
        origin = headers.get("origin")
        if origin is not None and origin.lower() not in {f"http://{host}" for host in self._hosts}:
            return PlainTextResponse("The explorer answers no page of another origin.", 403)
        if scope["method"] not in self._methods:
            allowed = {"Allow": ", ".join(sorted(self._methods))}
            return PlainTextResponse("The explorer only reads.", 405, headers=allowed)
        return None
