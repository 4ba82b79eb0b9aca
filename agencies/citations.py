"""The documents behind several records of one page, numbered once for all of them."""

from django.db.models import CharField, Value

from .models import Document


def cite(user, *groups):
    """Give every record its `source_numbers`; returns the documents in the order of the numbers.

    `groups` are lists of records, each of one model. Two queries, however many records.
    """
    records = {(each._meta.label, each.pk): each for group in groups for each in group}
    links = _links(groups)
    known = {pk for _label, _record, pk in links}
    documents = {each.pk: each for each in Document.objects.visible_to(user).filter(pk__in=known)}
    cited = {key: [] for key in records}
    for label, record, pk in links:
        if pk in documents:
            cited[label, record].append(documents[pk])
    numbers = {}
    for key, record in records.items():
        for document in sorted(cited[key], key=lambda each: each.title.casefold()):
            numbers.setdefault(document.pk, len(numbers) + 1)
        record.source_numbers = sorted(numbers[each.pk] for each in cited[key])
    return [documents[pk] for pk in numbers]


def _links(groups):
    """(label of the model, record, document) of every relation of these records."""
    queries = []
    for group in filter(None, groups):
        model = type(group[0])
        field = model._meta.get_field("documents")
        record, document = field.m2m_field_name(), field.m2m_reverse_field_name()
        rows = field.remote_field.through.objects.filter(**{f"{record}__in": group})
        label = Value(model._meta.label, output_field=CharField())
        queries.append(rows.values_list(label, f"{record}_id", f"{document}_id"))
    return list(queries[0].union(*queries[1:], all=True)) if queries else []
