"""`make run`: the portal with its record and demo accounts, served for trying and developing.

All steps share one process, which imports the portal once: after the first time it answers within
seconds. `PORT` and `HOST` say where, `DATABASE_URL` on which database, `DEMO_PASSWORD` which
password new demo accounts get.
"""

import errno
import os
import socket
import sys
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.management.commands.runserver import Command as RunserverCommand
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

ROOT = Path(__file__).resolve().parent.parent
#: Where somebody who tries the portal goes first.
DOORS = {"Sign in": "account/login/", "Mails, as they would be sent": "mails/"}


def main():
    host, port = address()
    refuse_taken(host, port)
    os.chdir(ROOT)
    sys.path[0] = str(ROOT)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gmg_portal.settings")
    os.environ.setdefault("PORTAL_URL", home(host, port).rstrip("/"))
    django.setup()
    refuse_production()
    prepare()
    serve(host, port)


def address():
    """Where to serve, from the environment."""
    port = os.environ.get("PORT") or "8000"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        sys.exit(f"PORT={port} is not a port: choose a number between 1 and 65535.")
    return os.environ.get("HOST") or "127.0.0.1", int(port)


def home(host, port):
    """The address that a link leads to; an IPv6 address stands in brackets."""
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def refuse_taken(host, port):
    """Stop with a plain word where something else listens already."""
    try:
        with listen(host, port):
            return
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            sys.exit(f"The portal cannot serve on {host}, port {port}: {error.strerror}.")
    with listen(host, 0) as probe:
        free = probe.getsockname()[1]
    sys.exit(
        f"Port {port} is taken: something answers there already, perhaps another run of the "
        f"portal.\nChoose another one, for example: make run PORT={free}"
    )


def listen(host, port):
    family, *_, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    return socket.create_server(place[:2], family=family)


def refuse_production():
    if not settings.DEBUG:
        sys.exit(
            "This is for trying and developing: it makes demo accounts and shows errors in full.\n"
            "To serve the portal to the world see “In production” in the README."
        )


def prepare():
    """Bring the database up to date: tables, the record, demo accounts, a round and its mails."""
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if pending:
        print(f"Preparing the database ({len(pending)} migrations) ...", flush=True)
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    call_command("load_record")
    call_command("create_demo_accounts")
    call_command("open_demo_round")
    call_command("remind")


def serve(host, port):
    place = home(host, port).removeprefix("http://").rstrip("/")
    call_command(Server(), place, use_reloader=False, use_ipv6=":" in host)


class Server(RunserverCommand):
    """Django's server for development, static files included, in fewer words."""

    def on_bind(self, server_port):
        address = home(self.addr, server_port)
        print(f"The portal answers on {address} (Ctrl-C ends it)")
        for label, path in DOORS.items():
            print(f"  {label + ':':<30}{address}{path}")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
