"""Countries as people write them, as two-letter codes (ISO 3166-1 alpha-2)."""

from __future__ import annotations

from apptprep.questions.words import normal

_NAMES = {
    "AE": "united arab emirates;uae;emirates;الإمارات",
    "BD": "bangladesh;বাংলাদেশ",
    "CO": "colombia",
    "EG": "egypt;misr;مصر",
    "KE": "kenya",
    "MY": "malaysia",
    "SA": "saudi arabia;ksa;السعودية",
    "AR": "argentina",
    "AT": "austria;österreich;osterreich",
    "AU": "australia",
    "BE": "belgium;belgië;belgique;belgie",
    "BG": "bulgaria",
    "BR": "brazil;brasil",
    "CA": "canada",
    "CH": "switzerland;schweiz;suisse;svizzera",
    "CL": "chile",
    "CN": "china",
    "CY": "cyprus",
    "CZ": "czechia;czech republic;česko",
    "DE": "germany;deutschland",
    "DK": "denmark;danmark",
    "EE": "estonia;eesti",
    "ES": "spain;españa;espana",
    "FI": "finland;suomi",
    "FR": "france",
    "GB": "united kingdom;uk;u.k.;great britain;britain;england;scotland;wales;northern ireland",
    "GR": "greece;ελλάδα",
    "HK": "hong kong",
    "HR": "croatia;hrvatska",
    "HU": "hungary;magyarország",
    "IE": "ireland;republic of ireland;éire",
    "IL": "israel",
    "IN": "india;bharat",
    "IS": "iceland;ísland",
    "IT": "italy;italia",
    "JP": "japan;日本",
    "KR": "south korea;korea",
    "LT": "lithuania;lietuva",
    "LU": "luxembourg",
    "LV": "latvia;latvija",
    "MT": "malta",
    "MX": "mexico;méxico",
    "NL": "netherlands;the netherlands;holland;nederland",
    "NO": "norway;norge",
    "NZ": "new zealand;aotearoa",
    "PH": "philippines;pilipinas",
    "PL": "poland;polska",
    "PT": "portugal",
    "RO": "romania;românia",
    "RS": "serbia;srbija",
    "RU": "russia;россия",
    "SE": "sweden;sverige",
    "SG": "singapore",
    "SI": "slovenia;slovenija",
    "SK": "slovakia;slovensko",
    "TH": "thailand",
    "TR": "turkey;türkiye;turkiye",
    "TW": "taiwan",
    "UA": "ukraine;україна",
    "US": "united states;usa;u.s.a.;us;u.s.;america;united states of america",
    "VN": "vietnam;viet nam;việt nam",
    "ZA": "south africa",
}
_CODES = {name: code for code, names in _NAMES.items() for name in names.split(";")}


def code_of(country: str) -> str:
    """Return the two-letter code of a country as typed, ``""`` when it is not known."""
    plain = normal(country)
    if plain.upper() in _NAMES:
        return plain.upper()
    return _CODES.get(plain, "")
