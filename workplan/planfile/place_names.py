"""What plans call places beside the names that CLDR has for them."""

#: By the code of the place; apart by commas.
WRITTEN = {
    "001": """global, world, worldwide, world wide, international, all countries, all regions,
        global level, mondial, monde entier, tous les pays, mundial, todo el mundo, глобальный,
        весь мир, во всем мире, عالمي, العالم, جميع البلدان, 全球, 世界, 全世界""",
    "002": "African region, African continent",
    "009": "Pacific, the Pacific, Pacific region, Pacific islands, Pacifique, Pacífico",
    "019": "the Americas, Western Hemisphere, Amériques, las Américas",
    "142": "Asian region",
    "150": "European region, pan-European region",
    "419": """Latin America and the Caribbean, Latin America & the Caribbean, LAC,
        Amérique latine et Caraïbes, América Latina y el Caribe""",
    "202": "Sub-Saharan Africa, sub Saharan Africa, SSA, Africa south of the Sahara",
    "BO": "Plurinational State of Bolivia, Bolivia (Plurinational State of)",
    "BN": "Brunei Darussalam",
    "CD": "DRC, DR Congo, Democratic Republic of the Congo",
    "CG": "Republic of the Congo, Congo",
    "CI": "Ivory Coast, Cote d'Ivoire",
    "CV": "Cape Verde, Cabo Verde",
    "CZ": "Czech Republic, Czechia",
    "FM": "Micronesia (Federated States of), Federated States of Micronesia",
    "GB": """UK, Great Britain, United Kingdom of Great Britain and Northern Ireland""",
    "GM": "The Gambia, Republic of The Gambia",
    "IR": "Iran (Islamic Republic of), Islamic Republic of Iran",
    "KP": "Democratic People's Republic of Korea, DPRK",
    "KR": "Republic of Korea, ROK",
    "LA": "Lao PDR, Lao People's Democratic Republic",
    "LY": "Libyan Arab Jamahiriya",
    "MD": "Republic of Moldova",
    "MK": "North Macedonia, The former Yugoslav Republic of Macedonia, FYROM, Macedonia",
    "MM": "Burma, Myanmar",
    "NL": "Netherlands, The Netherlands, Holland, Kingdom of the Netherlands",
    "PS": "State of Palestine, occupied Palestinian territory, oPt, Palestine",
    "RU": "Russian Federation",
    "ST": "Sao Tome and Principe",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland, Eswatini",
    "TL": "Timor-Leste, East Timor",
    "TR": "Turkey, Türkiye",
    "TZ": "United Republic of Tanzania",
    "US": "USA, US, United States of America",
    "VE": "Venezuela (Bolivarian Republic of), Bolivarian Republic of Venezuela",
    "VN": "Viet Nam, Vietnam",
}


def names_of(code):
    """The further names of a place."""
    return [" ".join(name.split()) for name in WRITTEN.get(code, "").split(",") if name.strip()]
