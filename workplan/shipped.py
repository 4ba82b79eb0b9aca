"""The record that ships with the portal."""

from agencies import resources as who
from gmg_portal.lib.record_files import load_files
from recommendations import resources as agreed

from . import resources as done

#: In this order: what a row refers to with a foreign key is there before it.
RESOURCES = [*who.RECORD, *agreed.RECORD, *done.RECORD]


def load_record(*, overwrite=False, check=False):
    """Load the files of all apps; gives a Report. Nothing is written if anything is wrong."""
    return load_files(RESOURCES, overwrite=overwrite, check=check)
