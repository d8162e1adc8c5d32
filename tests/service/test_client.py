"""Who is counted as the client: forwarded addresses are believed from named proxies only."""

import time

import pytest

from newsgen.config import Service
from newsgen.service.client import Proxies

PROXIES = ("10.0.0.5", "10.1.0.0/16", "2001:db8:1::/48")


def client(peer, *forwarded, proxies=PROXIES, **others):
    headers = [(b"x-forwarded-for", value.encode("latin-1")) for value in forwarded]
    headers += [(name.encode(), value.encode()) for name, value in others.items()]
    return Proxies(proxies).client({"client": (peer, 1234), "headers": headers})


@pytest.mark.parametrize("peer", ["203.0.113.9", "127.0.0.1", "10.0.0.6", "::1"])
def test_nobody_else_is_believed(peer):
    assert client(peer, "198.51.100.1") == client(peer)
    assert client(peer, "198.51.100.1", proxies=()) == client(peer, proxies=())


@pytest.mark.parametrize(
    ("forwarded", "wanted"),
    [
        (["198.51.100.1"], "198.51.100.1"),
        (["1.1.1.1, 198.51.100.1"], "198.51.100.1"),  # what stands before is the client's own word
        (["198.51.100.1, 10.1.2.3"], "198.51.100.1"),  # two proxies in a row
        (["1.1.1.1", "198.51.100.1, 10.1.2.3"], "198.51.100.1"),
        (["198.51.100.1:4711"], "198.51.100.1"),
        (["198.51.100.1 , 10.1.2.3:80 "], "198.51.100.1"),
        (["::ffff:198.51.100.1"], "198.51.100.1"),
        (["[2001:db8:2::7]:4711"], "2001:db8:2::/64"),
        (["2001:db8:2::7, 2001:db8:1::1"], "2001:db8:2::/64"),
        (["10.1.2.3"], "10.1.2.3"),  # a proxy asks for itself
        ([], "10.0.0.5"),
        ([""], "10.0.0.5"),
        (["198.51.100.1, unknown"], "10.0.0.5"),
        (["198.51.100.1, unknown, 10.1.2.3"], "10.1.2.3"),
        (["198.51.100.1,"], "10.0.0.5"),
        (["<script>, _hidden, 999.1.1.1"], "10.0.0.5"),
        (["\xff\xfe"], "10.0.0.5"),
    ],
)
def test_a_proxy_is_believed_up_to_the_nearest_stranger(forwarded, wanted):
    assert client("10.0.0.5", *forwarded) == wanted


def test_a_proxy_may_be_heard_in_ipv6s_form():
    assert client("::ffff:10.0.0.5", "198.51.100.1") == "198.51.100.1"


def test_the_other_header_is_never_read():
    assert client("10.0.0.5", forwarded="for=198.51.100.1") == "10.0.0.5"


def test_a_proxy_that_nobody_named_is_hinted_at_once(caplog):
    proxies = Proxies(())
    for peer, told in (("8.8.8.8", 0), ("127.0.0.1", 1), ("10.0.0.5", 1)):
        proxies.hint({"client": (peer, 1), "headers": [(b"x-forwarded-for", b"198.51.100.1")]})
        assert caplog.text.count("[service] proxies") == told


def test_one_home_is_one_client():
    assert client("2001:db8:2::1") == client("2001:db8:2::ffff:1") != client("2001:db8:2:1::1")


@pytest.mark.parametrize("entry", ["10.1.0.1", "1.1.1.1", "junk", "[", ":" * 20])
def test_a_list_of_ten_thousand_is_read_in_a_moment(entry):
    begun = time.perf_counter()
    client("10.0.0.5", ", ".join([entry] * 10_000))
    assert time.perf_counter() - begun < 0.5


def test_a_forged_header_buys_no_more_requests(served):
    client = served(rate=3, proxies=("10.0.0.5",))
    path = "/v1/terms/dot-plot"
    codes = [client.get(path, headers={"x-forwarded-for": f"198.51.100.{n}"}).status_code for n in range(12)]
    assert 429 in codes


@pytest.mark.parametrize("named", ["proxy.example", "10.0.0.5/33", "10.1.0.1/16", "0.0.0.0/0", "*", ""])
def test_what_names_no_proxy_is_no_setting(named):
    with pytest.raises(ValueError, match="proxies"):
        Service(proxies=(named,))
