"""Aggregates, and texts to sort by, that both databases compute alike."""

import json

from django.db.models import CharField, F, Subquery, TextField
from django.db.models.functions import Cast


class Joined(Subquery):
    """The different values of one column of a correlated queryset, joined in alphabetical order.

    ``Joined(Theme.objects.filter(activity=OuterRef("pk")), "slug")`` is ``"data rights"`` for an
    activity with these two themes and nothing (null) for one without any. The text is sorted by
    code point in both databases, so that two downloads of one record are equal.
    """

    template = "(SELECT GROUP_CONCAT(joined, %%s) FROM (%(subquery)s) AS each_joined)"
    postgresql_template = (
        '(SELECT STRING_AGG(joined, %%s ORDER BY joined COLLATE "C")'
        " FROM (%(subquery)s) AS each_joined)"
    )
    output_field = TextField()

    def __init__(self, queryset, field, separator=" "):
        self.separator = separator
        values = queryset.annotate(joined=Cast(F(field), TextField())).order_by("joined")
        super().__init__(values.values_list("joined", flat=True).distinct())

    def as_sql(self, compiler, connection, template=None, **extra_context):
        sql, params = super().as_sql(compiler, connection, template, **extra_context)
        return sql, (self.separator, *params)

    def as_postgresql(self, compiler, connection, **extra_context):
        return self.as_sql(compiler, connection, self.postgresql_template, **extra_context)

    def parts(self, value):
        """The list that a value of the column was joined from."""
        return value.split(self.separator) if value else []


class JoinedObjects(Joined):
    """Objects of JSON, one a line."""

    def __init__(self, queryset, field):
        super().__init__(queryset, field, separator="\n")

    def parts(self, value):
        return [json.loads(line) for line in super().parts(value)]


class Day(Cast):
    """A day as year-month-day, however the server is set to write days."""

    def __init__(self, source):
        super().__init__(source, CharField())

    def as_postgresql(self, compiler, connection, **extra_context):
        template = "TO_CHAR(%(expressions)s, 'YYYY-MM-DD')"
        return self.as_sql(compiler, connection, template=template, **extra_context)
