"""What holds for every answer: validators, compression, limits, other sites, and headers."""

import gzip

import pytest

from newsgen.service.limiter import Limiter

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
    answer = client.get(TERM)
    assert answer.status_code == 500
    assert answer.json()["detail"] == "요청을 처리하지 못했습니다. 잠시 뒤에 다시 하십시오."
    assert "ZeroDivisionError" in caplog.text


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
