"""Projects with more than texts, and made at random: each opens, and what stays behind is told and counted."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from reader.intake.qdpx_media import selections
from reader.intake.registry import read_project
from tests.growth import time_follows_length
from tests.intake.refi_files import CODE, CODES, OTHER, SOURCE, TEXT, USER, document, selection, zipped

LF = TEXT.removeprefix("\ufeff").encode()
NOTED = "0b000000-0000-4000-8000-000000000900"


def guid(number: int) -> str:
    return f"0b000000-0000-4000-8000-{number:012}"


def coding(number: int, code: int = 1) -> str:
    target = CODE.format(code)
    return f'<Coding guid="{guid(number)}" creatingUser="{USER}"><CodeRef targetGUID="{target}"/></Coding>'


def marked(kind: str, number: int, places: str, inner: str = "") -> str:
    return f'<{kind} guid="{guid(number)}" name="Harbour" {places}>{coding(number + 1)}{inner}</{kind}>'


WORDS = marked("PlainTextSelection", 10, 'startPosition="0" endPosition="7"')
NOTE = f'<NoteRef targetGUID="{NOTED}"/>'
PLAIN = 'plainTextPath="internal://a.txt"'
PDF = (
    f'<PDFSource guid="{guid(1)}" name="Scan" path="internal://a.pdf"><Description>a scan</Description>{NOTE}'
    + marked("PDFSelection", 20, 'page="0" firstX="1" firstY="2" secondX="3" secondY="4"')
    + f'<Representation guid="{guid(2)}" {PLAIN}>{WORDS}</Representation></PDFSource>'
)
PICTURE = (
    f'<PictureSource guid="{guid(3)}" name="Map" path="internal://map.png">'
    f'<TextDescription guid="{guid(4)}" {PLAIN}>{WORDS}</TextDescription>'
    + marked("PictureSelection", 30, 'firstX="1" firstY="2" secondX="3" secondY="4"')
    + f"{coding(32)}</PictureSource>"
)
SOUND = (
    f'<AudioSource guid="{guid(5)}" name="Talk" path="relative://talk.mp3"><Transcript guid="{guid(6)}" {PLAIN}>'
    f'<SyncPoint guid="{guid(40)}" timeStamp="0" position="0"/>'
    f'<SyncPoint guid="{guid(41)}" timeStamp="9" position="7"/>'
    + marked("TranscriptSelection", 42, f'fromSyncPoint="{guid(40)}" toSyncPoint="{guid(41)}"')
    + marked("TranscriptSelection", 44, f'fromSyncPoint="{guid(40)}"')
    + "</Transcript>"
    + marked("AudioSelection", 46, 'begin="0" end="9"')
    + "</AudioSource>"
)
FILM = (
    f'<VideoSource guid="{guid(7)}" name="Film" path="absolute:///f.mp4"><Description>of the quay</Description>'
    f'<Transcript guid="{guid(8)}"><SyncPoint guid="{guid(48)}" timeStamp="0"/></Transcript>'
    + marked("VideoSelection", 49, 'begin="0" end="9"')
    + "</VideoSource>"
)
NOTES = (
    f'<Notes><Note guid="{NOTED}" name="N"><PlainTextContent>N is a note</PlainTextContent>'
    + marked("PlainTextSelection", 50, 'startPosition="0" endPosition="1"')
    + "</Note></Notes>"
)
CASES = (
    f'<Variables><Variable guid="{guid(60)}" name="Age"/></Variables><Cases><Case guid="{guid(61)}" name="Ada">'
    f'<VariableValue><VariableRef targetGUID="{guid(60)}"/><IntegerValue>44</IntegerValue></VariableValue>'
    f'<SourceRef targetGUID="{SOURCE}"/></Case><Case guid="{guid(62)}" name="Two"><SourceRef targetGUID="{SOURCE}"/>'
    f'<SourceRef targetGUID="{guid(1)}"/></Case></Cases>'
)
REST = (
    f'<Links><Link guid="{guid(70)}"/></Links><Sets><Set guid="{guid(71)}" name="S"/></Sets>'
    f'<Graphs><Graph guid="{guid(72)}" name="g"/><Graph guid="{guid(73)}"/></Graphs>'
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "odd.qdpx"


def read(path, others="", more="", **parts):
    qde = document(selection(1, 0, 7, name="Harbour"), more=more, **parts).replace("</Sources>", f"{others}</Sources>")
    return read_project(zipped(path, qde, {"sources/a.txt": LF}))


def passages(project):
    return {s.name: [s.text[m.start : m.end] for m in s.selections] for s in project.sources}


def test_texts_of_pdfs_pictures_and_sounds_come_over(path):
    project = read(path, PDF + PICTURE + SOUND + FILM, NOTES)
    assert passages(project) == {
        "Harbour notes": ["Harbour"],
        "Scan": ["Harbour"],
        "Map": ["Harbour"],
        "Talk": ["Harbour", "Harbour"],
    }
    scan = next(source for source in project.sources if source.name == "Scan")
    assert scan.memo == "a scan\n\nN is a note"
    assert "Film\n\nof the quay" in project.memo


def test_all_that_stays_behind_is_told(path):
    project = read(path, PDF + PICTURE + SOUND + FILM, NOTES + CASES + REST)
    assert project.warnings == (
        "“Scan” is a PDF: only what was marked in its plain text came over.",
        "3 picture(s), sound(s) and film(s) were left out; only texts are read.",
        "5 selection(s) of areas, of times or of whole sources were left out; only passages are taken.",
        "1 selection(s) and code(s) on notes were left out; only passages are taken.",
        "1 case(s) came over in part or not at all: only values of cases with one text have a place.",
        "Left out, as there is no place for them: 1 of Sets, 1 of Links, 2 of Graphs.",
    )
    assert project.sources[0].values == {"Age": "44"}


def test_a_pdf_without_text_is_told(path):
    project = read(path, f'<PDFSource guid="{guid(1)}" name="Scan" path="internal://a.pdf"/>')
    assert project.warnings == ("“Scan” is a PDF: only what was marked in its plain text came over.",)


def test_sync_points_that_are_not_there_are_told(path):
    lost = SOUND.replace(f'fromSyncPoint="{guid(40)}" toSync', 'fromSyncPoint="x" toSync')
    project = read(path, lost)
    assert "1 of 2 selection(s) of “Talk” lie outside its text and were left out." in project.warnings


def test_things_without_numbers(path):
    bare = re.sub(r' guid="[^"]*"', "", CODES)
    project = read(path, codes=bare)
    assert [code.path for code in project.codes] == [("Places",), ("Places", "Quay"), ("Time",)]
    assert project.sources[0].selections[0].mark.codes == ()
    assert project.warnings == ("1 coding(s) name a code that the codebook does not have.",)
    nowhere = selection(1, 0, 7).replace(f'targetGUID="{CODE.format(1)}"', "")
    told = read_project(zipped(path, document(nowhere, codes=bare), {"sources/a.txt": LF})).warnings
    assert told == ("1 coding(s) name a code that the codebook does not have.",)


LETTERS = st.text(st.sampled_from("ab e\u0301好🛶\n.,“”&<"), min_size=1, max_size=60).filter(str.strip)


@st.composite
def projects(draw):
    """Texts with selections that a program counts in one of its ways; some lie outside, some have unknown codes."""
    mark, crlf = draw(st.booleans()), draw(st.booleans())
    codec = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    sources, members, inside, outside, lost = [], {}, [], 0, 0
    number = 0
    for at, text in enumerate(draw(st.lists(LETTERS, min_size=1, max_size=4))):
        made = []
        for _ in range(draw(st.integers(0, 4))):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            if not text[start:end].strip():  # its name says nothing of its place
                continue
            number += 1
            kind = draw(st.sampled_from(["sound", "sound", "outside", "lost"]))
            shift = 10_000 if kind == "outside" else 0
            outside += kind == "outside"
            lost += kind == "lost"
            inside += [] if shift else [text[start:end]]
            code = guid(999) if kind == "lost" else CODE.format(draw(st.integers(0, 2)))
            user = draw(st.sampled_from([USER, OTHER, "", "{" + USER.upper() + "}"]))
            made.append(
                f'<PlainTextSelection guid="{guid(number)}" name={quoteattr(" ".join(text[start:end].split()))} '
                f'startPosition="{start + shift}" endPosition="{end + shift}" creatingUser="{user}">'
                f'<Coding><CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
            )
        stated = draw(st.sampled_from(["internal://{}.txt", "internal:/{}.TXT", "sources/{}.txt", "{}.txt"])).format(at)
        sources.append(f'<TextSource name="T{at}" plainTextPath="{stated}">{"".join(made)}</TextSource>')
        members[f"{draw(st.sampled_from(['sources', 'Sources']))}/{at}.txt"] = text.encode(codec)
    qde = document().replace("<Sources>", "<Sources>" + "".join(sources))
    qde = qde.replace("\n", "\r\n") if crlf else qde
    return ("\ufeff" if mark else "") + qde, members, inside, outside, lost


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(projects())
def test_of_any_project_every_selection_comes_over_or_is_told(path, made):
    qde, members, inside, outside, lost = made
    project = read_project(zipped(path, qde, {"sources/a.txt": LF, **members}))
    found = [words for each in passages(project).values() for words in each]
    told = " ".join(project.warnings)
    assert [" ".join(words.split()) for words in found] == [" ".join(words.split()) for words in inside]
    assert sum(map(int, re.findall(r"(\d+) of \d+ selection", told))) == outside
    assert sum(map(int, re.findall(r"(\d+) coding\(s\) name", told))) == lost
    assert len(project.sources) == len(members) + 1


def test_selections_of_a_transcript_without_ends_take_no_time_by_the_square():
    def reading(count):
        parts = (
            f'<SyncPoint guid="{guid(n)}" position="{n}"/>'
            f'<TranscriptSelection guid="{guid(n)}" fromSyncPoint="{guid(n)}"/>'
            for n in range(count)
        )
        transcript = etree.fromstring(f"<Transcript>{''.join(parts)}</Transcript>")
        return lambda: list(selections(transcript))

    last, final = [found[1:] for found in reading(3)()][-2:]
    assert (last, final) == (("1", "2"), ("2", ""))
    time_follows_length(reading, 4000)
