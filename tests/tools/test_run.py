import socket

import pytest

from tools import run


def test_somebody_chooses_a_port(monkeypatch):
    monkeypatch.setenv("PORT", "8123")
    monkeypatch.setenv("HOST", "")
    assert run.address() == ("127.0.0.1", 8123)


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "80.5"])
def test_what_is_no_port_is_refused(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit, match="is not a port"):
        run.address()


def test_a_taken_port_is_named_with_one_that_is_free():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(SystemExit, match=rf"Port {port} is taken(.|\n)*make run PORT=\d+"):
            run.refuse_taken("127.0.0.1", port)


def test_a_free_port_is_left_free():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    run.refuse_taken("127.0.0.1", port)
    socket.create_server(("127.0.0.1", port)).close()


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8123/"),
        ("::1", "http://[::1]:8123/"),
    ],
)
def test_links_in_mails_lead_to_where_the_portal_is_served(host, address):
    assert run.home(host, 8123) == address


def test_who_tries_the_portal_is_told_where_to_sign_in_and_where_the_mails_are(capsys):
    server = run.Server()
    server.addr = "127.0.0.1"

    server.on_bind(8123)

    told = capsys.readouterr().out
    assert "http://127.0.0.1:8123/account/login/" in told
    assert "http://127.0.0.1:8123/mails/" in told


def test_production_is_not_served_with_demo_accounts(settings):
    settings.DEBUG = False
    with pytest.raises(SystemExit, match="In production"):
        run.refuse_production()
