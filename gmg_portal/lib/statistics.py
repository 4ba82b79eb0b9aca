"""What the database knows about its own tables, from which it plans its queries."""

from django.db import connection


def refresh_statistics():
    """After many rows came in at once: read them now, and not when the server finds the time.

    PostgreSQL does so by itself about a minute later; until then it takes full tables for empty
    ones. Nothing to do on SQLite.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
