"""What makes a PDF one to keep: what it claims to be, its colours, its letters, its attachments.

PDF/A-3 (ISO 19005-3) asks for an output intent, metadata in XMP that agree with the information
dictionary, and a relationship for each attached file; PDF/UA-1 (ISO 14289-1) for a title and its
own mark in the metadata, which PDF/A in turn wants described by an extension schema.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal
from xml.sax.saxutils import escape

from apptprep import bundled
from apptprep.packet.file.objects import Objects, text_string

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

PRODUCER: Final = "apptprep"
_TO_UNICODE: Final = re.compile(r"/ToUnicode (\d+) 0 R")
_PAIR: Final = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>")
_NO_CHARACTER: Final = b"<00> <0000>"
_BLOCK: Final = 100
"""Pairs in one block of a character map, at most (Adobe Technical Note 5411)."""


@dataclass(frozen=True, slots=True, repr=False)
class Attachment:
    """A file that travels inside the PDF.

    Attributes:
        name: Its file name.
        media_type: For example "application/json".
        data: Its bytes.
        description: What it is, in plain words; shown by the reader.
        relationship: What it is to the document: "Data" holds the same facts for programs, "Source"
            is what the document was made from.
    """

    name: str
    media_type: str
    data: bytes
    description: str
    relationship: Literal["Data", "Source", "Supplement"] = "Data"


@dataclass(frozen=True, slots=True)
class Claims:
    """What a file says of itself; only what is true may be claimed.

    Attributes:
        accessible: PDF/UA-1.
        archive: PDF/A-3a. Never for a file with a password, nor for one with foreign pages that
            were not checked.
    """

    accessible: bool = True
    archive: bool = True


ALL: Final = Claims()
"""Our own pages keep both."""


def information(objects: Objects, title: str, made: dt.date) -> int:
    """Write the information dictionary and return its number: neutral, nobody is named.

    Args:
        objects: The file.
        title: What kind of paper it is.
        made: The day printed on it.
    """
    day = f"D:{made:%Y%m%d}000000Z"
    return objects.add(
        f"<< /Title {text_string(title)} /Creator ({PRODUCER}) /Producer ({PRODUCER}) "
        f"/CreationDate ({day}) /ModDate ({day}) >>"
    )


def metadata(objects: Objects, title: str, made: dt.date, claims: Claims) -> int:
    """Write the XMP metadata, which agree with the information, and return their number."""
    marks = ""
    if claims.archive:
        marks += "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    if claims.accessible:
        marks += "<pdfuaid:part>1</pdfuaid:part>"
    schema = _UA_SCHEMA if claims.archive and claims.accessible else ""
    day = f"{made.isoformat()}T00:00:00Z"
    text = _XMP.format(title=escape(title), producer=PRODUCER, day=day, marks=marks, schema=schema)
    entries = "/Type /Metadata /Subtype /XML"
    return objects.add_stream(text.encode("utf-8"), entries, compress=False)


def output_intent(objects: Objects) -> str:
    """Write the colour profile and return the output intent that names it, as PDF source."""
    profile = objects.add_stream(bundled.read_bytes("colour/srgb.icc"), "/N 3")
    return (
        "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
        f"/Info (sRGB IEC61966-2.1) /DestOutputProfile {profile} 0 R >>"
    )


def attach(objects: Objects, attachments: Sequence[Attachment], made: dt.date) -> str:
    """Write attached files and return the catalog's entries for them; "" for none."""
    if not attachments:
        return ""
    names, files = [], []
    day = f"D:{made:%Y%m%d}000000Z"
    for each in sorted(attachments, key=lambda a: a.name):
        check = hashlib.md5(each.data, usedforsecurity=False).hexdigest()
        kind = each.media_type.replace("/", "#2F").replace("+", "#2B")
        params = f"/Size {len(each.data)} /CheckSum <{check}> /ModDate ({day})"
        entries = f"/Type /EmbeddedFile /Subtype /{kind} /Params << {params} >>"
        stream = objects.add_stream(each.data, entries)
        name = text_string(each.name)
        file = objects.add(
            f"<< /Type /Filespec /F {name} /UF {name} /AFRelationship /{each.relationship} "
            f"/Desc {text_string(each.description)} /EF << /F {stream} 0 R /UF {stream} 0 R >> >>"
        )
        names.append(f"{name} {file} 0 R")
        files.append(f"{file} 0 R")
    return f"/Names << /EmbeddedFiles << /Names [{' '.join(names)}] >> >> /AF [{' '.join(files)}]"


def mend_character_maps(objects: Objects) -> None:
    """Rewrite the maps from glyphs to characters as the standards want them.

    ReportLab maps glyph 0 to the character 0, which is no character, and puts more pairs into a
    block than readers need to take.
    """
    numbers = {int(n) for s in objects.sources() for n in _TO_UNICODE.findall(s)}
    for number in sorted(numbers):
        head, _, rest = objects.stream_source(number).partition(b"stream")
        # The data may itself end in what looks like a line end.
        body = rest.removeprefix(b"\r").removeprefix(b"\n").rpartition(b"endstream")[0]
        text = zlib.decompressobj().decompress(body) if b"/FlateDecode" in head else body
        if _NO_CHARACTER not in text:
            continue
        before, _, middle = text.partition(b"endcodespacerange")
        pairs = [
            b"<%b> <%b>" % (code, b"0020" if int(char, 16) == 0 else char)
            for code, char in _PAIR.findall(middle)
        ]
        blocks = [pairs[at : at + _BLOCK] for at in range(0, len(pairs), _BLOCK)]
        mapped = b"\n".join(
            b"%d beginbfchar\n%b\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks
        )
        after = middle[middle.rindex(b"endbfchar") + len(b"endbfchar") :]
        objects.put_stream(number, b"%bendcodespacerange\n%b%b" % (before, mapped, after))


_UA_SCHEMA: Final = """
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""

_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
{marks}
</rdf:Description>{schema}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
