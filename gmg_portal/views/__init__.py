"""Pages that span the apps, and those of the portal itself."""

from .data import Data, DataDownload
from .home import Home
from .pages import Accessibility, ApiDocs, Contact, robots
from .search import Search
from .theme import ThemeDetail
from .year import YearDetail, YearList

__all__ = [
    "Accessibility",
    "ApiDocs",
    "Contact",
    "Data",
    "DataDownload",
    "Home",
    "Search",
    "ThemeDetail",
    "YearDetail",
    "YearList",
    "robots",
]
