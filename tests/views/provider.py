"""A provider of OpenID Connect for the tests: it lets in whoever comes, under the claims that it was given."""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from extract.feed import listening

CLIENT = ("workbench", "a secret of the tests")


class Provider:
    """Its address is `issuer`; `claims` are those of the next who signs in; `asked` counts the requests by path."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.claims: dict[str, Any] = {}
        self.asked: list[str] = []
        self._key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        self._codes: dict[str, dict[str, str]] = {}

    def application(self) -> Starlette:
        pages = {
            "/.well-known/openid-configuration": self._discovery, "/authorize": self._authorize,
            "/token": self._token, "/jwks": self._jwks, "/logout": self._logout,
        }  # fmt: skip
        return Starlette(routes=[Route(path, page, methods=["GET", "POST"]) for path, page in pages.items()])

    def _discovery(self, _: Request) -> Response:
        return JSONResponse({
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "end_session_endpoint": f"{self.issuer}/logout",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        })  # fmt: skip

    def _authorize(self, request: Request) -> Response:
        self.asked.append("authorize")
        asked = dict(request.query_params)
        assert (
            asked["client_id"] == CLIENT[0] and "openid" in asked["scope"] and asked["code_challenge_method"] == "S256"
        )
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}")

    async def _token(self, request: Request) -> Response:
        self.asked.append("token")
        form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        asked = self._codes.pop(form["code"])
        proof = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        basic = base64.b64decode(request.headers["authorization"].removeprefix("Basic ")).decode()
        if proof != asked["code_challenge"] or basic.partition(":")[0] != CLIENT[0]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        said = {"iss": self.issuer, "aud": CLIENT[0], "iat": now, "exp": now + 600, "nonce": asked["nonce"]}
        token = jwt.encode({"alg": "RS256", "kid": "one"}, said | self.claims, self._key)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "expires_in": 600, "id_token": token})

    def _jwks(self, _: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})

    def _logout(self, request: Request) -> Response:
        self.asked.append("logout")
        return RedirectResponse(request.query_params["post_logout_redirect_uri"])


@contextmanager
def running() -> Iterator[Provider]:
    """The provider on a free port of this machine."""
    with listening("127.0.0.1", 0) as door:
        provider = Provider(f"http://127.0.0.1:{door.getsockname()[1]}")
        server = uvicorn.Server(uvicorn.Config(provider.application(), log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        try:
            yield provider
        finally:
            server.should_exit = True
            thread.join(10)
