import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from explorer.security import POLICY, OnThisMachine, own_hosts

HERE = "http://127.0.0.1:8350"


@pytest.fixture(scope="module")
def client() -> TestClient:
    inside = Starlette(routes=[Route("/", lambda request: PlainTextResponse("told"), methods=["GET", "POST"])])
    return TestClient(OnThisMachine(inside, own_hosts(8350)), base_url=HERE)


@pytest.mark.parametrize("host", ["127.0.0.1:8350", "localhost:8350", "[::1]:8350", "LOCALHOST:8350"])
def test_it_answers_by_the_names_of_this_machine(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).text == "told"


@pytest.mark.parametrize(
    "host", ["dudley.example:8350", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8350.dudley.example", ""]
)
def test_a_name_that_only_points_here_gets_nothing(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


def test_a_page_of_another_origin_gets_nothing(client: TestClient) -> None:
    assert client.get("/", headers={"origin": HERE}).status_code == 200
    for origin in ("http://dudley.example", "null", "https://127.0.0.1:8350", "http://127.0.0.1:3000"):
        assert client.get("/", headers={"origin": origin}).status_code == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_is_written(client: TestClient, method: str) -> None:
    assert client.request(method, "/").status_code == 405


def test_every_answer_carries_the_policy_a_refusal_too(client: TestClient) -> None:
    for answer in (client.get("/"), client.post("/"), client.get("/nowhere")):
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_no_script_but_our_own_may_run() -> None:
    policy = dict(part.split(" ", 1) for part in POLICY.split("; "))

    assert policy["default-src"] == "'none'" and policy["script-src"] == "'self'"
