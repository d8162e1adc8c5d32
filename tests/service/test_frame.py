"""What holds for every answer: validators, compression, limits, other sites, and headers."""

import gzip
import time

import pytest

from newsgen.service.limiter import Limiter
from newsgen.service.seats import Seats

TERM = "/v1/terms/dot-plot"


def test_who_has_it_already_is_told_so(client):
    first = client.get(TERM, headers={"accept-encoding": "identity"})
    tag = first.headers["etag"]
    assert tag.startswith('"')  # strong
    for asked in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get(TERM, headers={"if-none-match": asked, "accept-encoding": "identity"})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["cache-control"] == first.headers["cache-control"] == "public, max-age=60"
    assert client.get(TERM, headers={"if-none-match": '"other"'}).status_code == 200


def test_what_is_long_is_sent_gzipped_with_a_tag_of_its_own(client):
    plain = client.get("/v1/terms", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    with client.stream("GET", "/v1/terms", headers={"accept-encoding": "br, gzip;q=0.5"}) as packed:
        raw = b"".join(packed.iter_raw())
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == plain.content
    assert int(packed.headers["content-length"]) == len(raw) < len(plain.content)
    assert packed.headers["etag"] != plain.headers["etag"]
    assert "accept-encoding" in plain.headers["vary"]


@pytest.mark.parametrize("accepted", ["gzip;q=0", "identity", "gzip; q=0.000"])
def test_nobody_gets_gzip_who_does_not_take_it(client, accepted):
    assert "content-encoding" not in client.get("/v1/terms", headers={"accept-encoding": accepted}).headers


@pytest.mark.parametrize(
    "path", [TERM, "/v1/terms/nope", "/nope", "/health", "/v1/articles", "/v1/openapi.json"]
)
def test_every_answer_is_what_it_says_it_is(client, path):
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


def test_head_is_get_without_its_body(client):
    got, head = client.get(TERM), client.head(TERM)
    assert head.content == b""
    assert head.status_code == 200
    assert dict(head.headers) == dict(got.headers)


@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH", "POST", "BREW"])
def test_nothing_can_be_changed(client, method):
    answer = client.request(method, TERM)
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert answer.json()["title"] == "이 주소에서 할 수 없는 일입니다"


def test_an_endless_address_is_refused(client):
    assert client.get("/v1/search?q=" + "a" * 9000).status_code == 414


def test_a_fault_of_ours_tells_nothing(served, monkeypatch, caplog):
    client = served()
    monkeypatch.setattr("newsgen.service.terms.library_of", lambda _: 1 / 0)
    answer = client.get("/v1/terms")
    assert answer.status_code == 500
    assert answer.json()["detail"] == "요청을 처리하지 못했습니다. 잠시 뒤에 다시 하십시오."
    assert "ZeroDivisionError" in caplog.text


def test_what_is_ready_is_answered_without_the_framework(served, monkeypatch):
    client = served()
    monkeypatch.setattr("newsgen.service.terms.library_of", lambda _: 1 / 0)
    answer = client.get(TERM)
    assert (answer.status_code, answer.headers["x-content-type-options"]) == (200, "nosniff")
    again = client.get(TERM, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(TERM)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == answer.headers["content-length"]


def test_who_asks_too_often_waits(served):
    client = served(rate=3)
    codes = [client.get(TERM).status_code for _ in range(10)]
    assert set(codes[:3]) == {200}
    refused = client.get(TERM)
    if codes[-1] == 429:  # unless the minute ended while we asked
        assert 1 <= int(refused.headers["retry-after"]) <= 60
        assert refused.json()["status"] == 429
    assert client.get("/health").status_code == 200


def test_a_client_is_counted_by_the_minute_and_alone():
    now = [0.0]
    limiter = Limiter(2, clock=lambda: now[0])
    assert [limiter.wait("a") for _ in range(3)] == [0, 0, 60]
    assert limiter.wait("b") == 0
    now[0] = 59.5
    assert limiter.wait("a") == 1
    now[0] = 60.0
    assert limiter.wait("a") == 0


def test_processes_count_together(tmp_path):
    one, other = (Limiter(2, tmp_path / "clients", clock=lambda: 0.0) for _ in range(2))
    assert [one.wait("a"), other.wait("a"), one.wait("a"), other.wait("a")] == [0, 0, 60, 60]


def test_no_limit_is_no_limit():
    assert not any(map(Limiter(0).wait, ["a"] * 1000))


def test_no_other_site_may_ask_unless_the_settings_name_it(served):
    origin = {"origin": "https://cms.example.com"}
    assert "access-control-allow-origin" not in served().get(TERM, headers=origin).headers
    client = served(cors=("https://cms.example.com",))
    for path in (TERM, "/v1/terms/nope"):
        assert client.get(path, headers=origin).headers["access-control-allow-origin"] == origin["origin"]
    other = client.get(TERM, headers={"origin": "https://evil.example"}).headers
    assert "access-control-allow-origin" not in other
    assert "origin" in other["vary"]
    assert served(cors=("*",)).get(TERM).headers["access-control-allow-origin"] == "*"


def test_a_browser_may_ask_beforehand(served):
    client = served(cors=("https://cms.example.com",))
    asks = {"origin": "https://cms.example.com", "access-control-request-method": "POST"}
    answer = client.options("/v1/annotate", headers=asks)
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "https://cms.example.com"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "content-type" in answer.headers["access-control-allow-headers"]
    evil = client.options("/v1/annotate", headers=asks | {"origin": "https://evil.example"})
    assert "access-control-allow-origin" not in evil.headers


def test_requests_are_counted_by_route(client):
    for id_ in ("dot-plot", "percent", "nope"):
        client.get(f"/v1/terms/{id_}")
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    assert 'newsgen_requests_total{method="GET",route="/v1/terms/{id}",status="200"} 2.0' in answer.text
    assert 'status="404"} 1.0' in answer.text
    assert 'newsgen_request_seconds_count{route="/v1/terms/{id}"} 2.0' in answer.text


@pytest.mark.parametrize("host", ["", "x:abc", "x:99999", "evil.example/x?y#z", "[::1", "a b", "a@b", "\xff"])
def test_what_is_no_host_is_refused(client, host):
    answer = client.get(TERM, headers={"host": host.encode("latin-1")})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["place"] == "header:Host"


@pytest.mark.parametrize(
    "host", ["news.example.com", "news.example.com:8787", "[::1]:8787", "127.0.0.1", "뉴스"]
)
def test_what_is_a_host_is_not(client, host):
    assert client.get(TERM, headers={"host": host.encode("idna")}).status_code == 200


def test_two_hosts_are_none(client):
    answer = client.get(TERM, headers=[("host", "a"), ("host", "b")])
    assert answer.status_code == 400


def test_a_host_is_nowhere_in_an_answer(client):
    for path in ("/", "/glossary", "/v1/articles", "/v1/feeds/rss", "/v1/openapi.json", "/nope"):
        assert "evil.example" not in client.get(path, headers={"host": "evil.example"}).text


@pytest.mark.parametrize("path", ["/briefs/", "/v1/articles/2025-08-13/", "/v1/terms/", "/static/"])
def test_what_no_file_could_be_named_is_not_looked_for(client, path, caplog):
    assert client.get(path + "a" * 300).status_code == 414
    assert caplog.text == ""


@pytest.mark.parametrize(
    "path",
    [
        "/static/%2e%2e/%2e%2e/pyproject.toml",
        "/static/..%2f..%2fpyproject.toml",
        "/static/%c0%ae%c0%ae",
        "/v1/articles/2025-08-13/us%00close",
        "/briefs/2025-08-13/..%2fus-close",
        "/glossary/%ed%a0%80",
        "//evil.example/%2e%2e",
    ],
)
def test_no_address_leads_out(client, path):
    assert client.get(path, follow_redirects=False).status_code == 404


@pytest.mark.parametrize("header", ["if-none-match", "accept", "accept-encoding", "cookie", "range"])
@pytest.mark.parametrize("piece", ['"x",', "a/b;q=0.1,", "gzip;q=0,", "bytes=0-1,", " ", ";"])
def test_a_long_list_is_read_in_a_moment(client, header, piece):
    """Reading that grew with the square of the length would take many times as long."""
    begun = time.process_time()
    client.get(
        "/v1/articles/2025-08-12/us-close", headers={header: "a" + piece * (30_000 // len(piece)) + "a"}
    )
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
@pytest.mark.parametrize("path", ["/", TERM, "/nope", "/v1/openapi.json", "/health", "/v1/search"])
def test_every_answer_has_a_policy(client, path, accept):
    for method in ("GET", "HEAD", "OPTIONS", "DELETE"):
        answer = client.request(method, path, headers={"accept": accept})
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
    tag = client.get(TERM).headers["etag"]
    again = client.get(TERM, headers={"if-none-match": tag})
    assert again.status_code == 304
    assert "frame-ancestors 'none'" in again.headers["content-security-policy"]


def test_watchers_are_counted_apart(served):
    client = served(rate=3)
    codes = [client.get("/metrics").status_code for _ in range(10)]
    assert 429 in codes
    assert client.get("/health").status_code == 200
    assert client.get(TERM).status_code == 200


def test_one_client_does_not_take_all_places():
    seats = Seats(most=5, each=3)
    assert [seats.take("a") for _ in range(4)] == [True, True, True, False]
    assert [seats.take("b") for _ in range(3)] == [True, True, False]
    seats.leave("a")
    assert seats.take("c")
    assert not seats.take("b")
