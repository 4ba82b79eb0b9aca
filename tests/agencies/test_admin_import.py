"""Import shows what it would do before it does it; what is exported comes back as it was."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from agencies.models import Agency
from tests.admin_pages import admin_url
from tests.factories import make_agency

HEADER = "slug,acronym_en,name_en,kind,founded,website"
ILO = "ilo,ILO,International Labour Organization,specialized_agency,1919,https://www.ilo.org/"


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def upload(client, content, name="agencies.csv"):
    content = content.encode() if isinstance(content, str) else content
    url = admin_url(Agency, "import")
    return client.post(url, {"table": SimpleUploadedFile(name, content)})


def confirm(client, preview, which="all_rows"):
    data = {"token": preview.context["token"], which: "yes"}
    return client.post(admin_url(Agency, "import_confirm"), data, follow=True)


def rows(*lines):
    return "\n".join([HEADER, *lines])


def test_a_preview_writes_nothing(editor):
    make_agency(slug="iom", acronym="IOM")
    page = upload(editor, rows(ILO, "iom,IOM,Renamed,related_organization,1951,")).content.decode()

    assert "1 new, 1 changed, 0 as they are, 0 with errors." in page
    assert "Import all rows" in page
    assert Agency.objects.count() == 1
    assert Agency.objects.get().version == 1


def test_confirmed_rows_are_saved_with_their_history(editor, secretariat):
    page = confirm(editor, upload(editor, rows(ILO))).content.decode()

    assert "Imported: 1 new, 0 changed, 0 as they were." in page
    agency = Agency.objects.get()
    assert (agency.slug, agency.founded) == ("ilo", 1919)
    row = agency.history.get()
    assert (row.history_user, row.channel) == (secretariat, "import")


def test_every_error_of_every_row_is_told_and_nothing_imported(editor):
    wrong = "unhcr,UNHCR,High\x0bCommissioner,charity,long ago,javascript:alert(1)"
    preview = upload(editor, rows(ILO, wrong))
    page = preview.content.decode()

    for column in ("name_en", "kind", "founded", "website"):
        assert f"<code>{column}</code>:" in page
    assert "Import all rows" not in page
    assert not Agency.objects.exists()


def test_the_good_rows_are_imported_when_asked_for(editor):
    preview = upload(editor, rows(ILO, "unhcr,UNHCR,High Commissioner,charity,1950,"))

    confirm(editor, preview, "good_rows")

    assert [agency.slug for agency in Agency.objects.all()] == ["ilo"]


def test_rows_with_errors_are_not_imported_without_being_asked(editor):
    preview = upload(editor, rows(ILO, "unhcr,UNHCR,High Commissioner,charity,1950,"))

    page = confirm(editor, preview, "all_rows").content.decode()

    assert "Nothing was imported" in page
    assert not Agency.objects.exists()


@pytest.mark.parametrize("line", ["slug,nam_en\niom,IOM", "slug,slug\niom,iom", "name_en\nIOM"])
def test_columns_that_are_not_known_are_refused(editor, line):
    page = upload(editor, line).content.decode()
    assert 'class="errorlist"' in page
    assert "Import" in page
    assert "Import all rows" not in page


def test_the_nearest_known_column_is_named(editor):
    page = upload(editor, "slug,nam_en\niom,IOM").content.decode()
    assert "name_en" in page.split("Choose a file")[0].split("Another file")[0]


def test_an_unknown_short_name_is_told_at_its_cell(editor):
    text = f"{HEADER},documents,headquarters_country\n{ILO},no-such-document,XX"
    page = upload(editor, text).content.decode()
    assert "<code>documents</code>:" in page
    assert "<code>headquarters_country</code>:" in page


def test_an_older_version_in_the_file_is_refused(editor):
    agency = make_agency(slug="iom", acronym="IOM")
    agency.name_en = "Changed by somebody else"
    agency.save()

    page = upload(editor, "slug,name_en,version\niom,From the file,1").content.decode()

    assert "<code>version</code>:" in page
    assert "Import all rows" not in page


def test_what_is_saved_after_the_preview_is_not_overwritten(editor):
    agency = make_agency(slug="iom", acronym="IOM")
    preview = upload(editor, "slug,name_en\niom,From the file")
    agency.name_en = "Changed by somebody else"
    agency.save()

    page = confirm(editor, preview).content.decode()

    assert "Nothing was imported" in page
    agency.refresh_from_db()
    assert agency.name_en == "Changed by somebody else"


def test_two_clicks_import_once(editor):
    preview = upload(editor, rows(ILO))
    confirm(editor, preview)

    page = confirm(editor, preview).content.decode()

    assert "was imported already, or is too old" in page
    assert Agency.objects.get().version == 1


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.csv"),
        (b"slug,name_en\n", "no-rows.csv"),
        (b"\xff\xfe\x00\x01", "not-text.csv"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "picture.png"),
        (b"PK\x03\x04 not a zip", "broken.xlsx"),
        (b"slug,name_en\niom,a\0b", "nul.csv"),
        (b"slug,name_en\niom,one,two,three", "too-wide.csv"),
        (b'slug,name_en\niom,"' + b"a" * 200_000 + b'"', "long-cell.csv"),
        (b"a" * (5 * 1024 * 1024 + 1), "large.csv"),
        (b"slug\n" + b"iom\n" * 10_002, "many-rows.csv"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_table_is_refused_with_the_reason(editor, content, name):
    response = upload(editor, content, name)
    assert response.status_code == 200
    assert response.context["form"].errors["table"]


def zipped(**parts):
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return content.getvalue()


def test_a_cell_at_the_far_end_of_a_sheet_costs_nothing(editor):
    book, content = Workbook(), io.BytesIO()
    book.active.append(["slug", "name_en"])
    book.active["XFD1048576"] = "far"
    book.save(content)
    assert upload(editor, content.getvalue(), "book.xlsx").context["form"].errors["table"]


@pytest.mark.parametrize(
    "content",
    [
        zipped(nothing=b"of a workbook"),
        zipped(bomb=b"\0" * 70_000_000),
    ],
    ids=["no workbook", "too large unpacked"],
)
def test_an_archive_that_is_no_workbook_is_refused(editor, content):
    assert upload(editor, content, "book.xlsx").context["form"].errors["table"]


def test_a_workbook_is_read(editor):
    book, content = Workbook(), io.BytesIO()
    book.active.append(HEADER.split(","))
    book.active.append(["ilo", "ILO", "Labour", "specialized_agency", 1919, None])
    book.save(content)

    confirm(editor, upload(editor, content.getvalue(), "book.xlsx"))

    assert Agency.objects.get().founded == 1919


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_comes_back_unchanged(editor, record, kind):
    file = editor.get(admin_url(Agency, f"export_{kind}")).content

    page = upload(editor, file, f"agencies.{kind}").content.decode()

    count = len(record["agencies"])
    assert f"0 new, 0 changed, {count} as they are, 0 with errors." in page


def test_an_export_holds_what_the_list_shows(editor):
    make_agency(slug="iom", publication="draft")
    make_agency(slug="ilo")
    url = admin_url(Agency, "export_csv")
    text = editor.get(url, {"publication__exact": "draft"}).content.decode()
    assert "iom" in text
    assert "ilo" not in text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(1)"])
def test_no_cell_of_an_export_is_a_formula(editor, text):
    make_agency(slug="iom", name=text)
    assert f",{text}," not in editor.get(admin_url(Agency, "export_csv")).content.decode()
    book = load_workbook(io.BytesIO(editor.get(admin_url(Agency, "export_xlsx")).content))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]


def test_focal_points_and_visitors_neither_import_nor_export(client, iom_focal_point):
    pages = [admin_url(Agency, page) for page in ("import", "import_confirm", "export_csv")]
    for url in pages:
        assert client.get(url).status_code == 302
    client.force_login(iom_focal_point)
    for url in pages:
        assert client.get(url, follow=True).status_code == 403
    assert upload(client, rows(ILO)).status_code in (302, 403)
    assert not Agency.objects.filter(slug="ilo").exists()


def test_a_preview_belongs_to_who_made_it(editor, django_user_model):
    preview = upload(editor, rows(ILO))
    other = django_user_model.objects.create_superuser("other@gmg.example", "x")
    editor.force_login(other)

    page = confirm(editor, preview).content.decode()

    assert "is too old" in page
    assert not Agency.objects.exists()


@pytest.mark.parametrize(
    ("state", "message"),
    [
        ("draft", "What was public is withdrawn, not a draft again."),
        ("withdrawn", "Say why this record is withdrawn."),
    ],
)
def test_what_was_public_leaves_the_public_with_a_reason_alone(editor, state, message):
    make_agency(slug="iom")

    page = upload(editor, f"slug,publication\niom,{state}\n").content.decode()

    assert message in page
    assert page.count(message) == 1
    assert "0 changed, 0 as they are, 1 with errors." in page
    assert Agency.objects.get().is_published


def test_what_was_public_is_withdrawn_by_an_import_that_says_why(editor):
    make_agency(slug="iom")
    sheet = "slug,publication,withdrawn_because\niom,withdrawn,Was there twice.\n"

    confirm(editor, upload(editor, sheet))

    agency = Agency.objects.get()
    assert (agency.publication, agency.withdrawn_because) == ("withdrawn", "Was there twice.")
