"""Corpus: what the catalogue holds, and the place to drop files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from html import escape
from pathlib import Path

import streamlit as st

from corpus.batch import Outcome, files_in, read_all
from corpus.listing import Listed
from corpus.messages import Tongue, say
from corpus.names import shown
from views.about import HERE, about_section, exports, remarks_of, take
from views.choices import at_address
from views.going import link, within
from views.intake import TYPES, keep, told
from views.plain import label, short
from views.setting import from_address, place, tongue
from views.shelf import catalogue

COLUMNS = ("document", "institution", "kind", "language", "generation", "period", "pages", "articles", "anomalies")
JOBS = 2
UPLOADER = """
[data-testid=stFileUploaderDropzoneInstructions] { display: none; }
[data-testid=stFileUploaderDropzone] button p { font-size: 0; }
[data-testid=stFileUploaderDropzone] button p::after { content: "%s"; font-size: 1rem; }
"""
"""Streamlit says these words in English only; our own label says what it takes."""
NUMBERS = frozenset({"generation", "pages", "articles", "anomalies"})


def show() -> None:
    """The page."""
    here = tongue()
    st.header(say("views.page_corpus", here))
    _read_folder(here)
    documents = catalogue().documents()
    if documents:
        files = len({d.sha256 for d in documents})
        st.caption(say("views.corpus_intro", here, documents=len(documents), files=files))
        with st.sidebar:
            shown = _chosen(documents, here)
        st.html(table(shown, here)) if shown else st.info(say("views.no_match", here))
        if shown:
            exports(shown, here)
        about_section({d.id: d for d in documents}, here)
    else:
        st.info(say("views.corpus_empty", here))
    _drop(here)
    _refused(here)
    within(take)


def table(documents: Iterable[Listed], here: Tongue) -> str:
    """The list as an HTML table; each document leads to its tree."""
    heads = "".join(f'<th scope="col">{escape(say(f"views.column_{c}", here))}</th>' for c in COLUMNS)
    rows = "".join(f"<tr>{_cells(document, here)}</tr>" for document in documents)
    return f'<div class="scroll list"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'


def _cells(document: Listed, here: Tongue) -> str:
    title = f'<small lang="{escape(document.language)}">{escape(short(document.title, 90))}</small>'
    first, last = document.pages
    values = {
        "document": link("read", escape(document.id), here, document=document.id) + title,
        "institution": escape(short(document.institution, 40)),
        "kind": escape(say(f"views.kind_{document.kind}", here)),
        "language": escape(document.language.upper()),
        "generation": "" if document.generation is None else str(document.generation),
        "period": _years(document),
        "pages": f"{first}–{last}" if first != last else str(first),
        "articles": str(document.articles),
        "anomalies": link(HERE, str(document.anomalies), here, about=document.id) if document.anomalies else "0",
    }
    return "".join(f"<td class='{'number' if c in NUMBERS else c}'>{values[c]}</td>" for c in COLUMNS)


def _years(document: Listed) -> str:
    """The years of its period: "2022–2025", one alone where it begins and ends in the same."""
    return "–".join(dict.fromkeys(str(day.year) for day in document.period or ()))


def _chosen(documents: tuple[Listed, ...], here: Tongue) -> list[Listed]:
    """The documents that the visitor's filters let through."""
    institutions = ("", *sorted({d.institution for d in documents if d.institution}))
    kinds = ("", *sorted({d.kind for d in documents}))
    institution = _choice("institution", institutions, lambda x: x or say("views.all_f", here), here)
    kind = _choice("kind", kinds, lambda k: say(f"views.kind_{k}", here) if k else say("views.all", here), here)
    language = _choice("language", ("", "fr", "nl"), lambda x: x.upper() or say("views.all_f", here), here)
    at_address(institution=institution, kind=kind, language=language)
    return [
        d
        for d in documents
        if institution in ("", d.institution) and kind in ("", d.kind) and language in ("", d.language)
    ]


def _choice(name: str, options: tuple[str, ...], said: Callable[[str], str], here: Tongue) -> str:
    from_address(name, options)
    return st.selectbox(say(f"views.column_{name}", here), options, format_func=said, key=name, persist_state="session")


def _read_folder(here: Tongue) -> None:
    """Reads what is new in the folder that the server was started on, once for each visit."""
    folder = place().folder
    if folder is None or st.session_state.get("folder_read"):
        return
    _take_with_progress(files_in([folder]), here)
    st.session_state["folder_read"] = True


def _drop(here: Tongue) -> None:
    st.subheader(say("views.add_files", here))
    with st.container():  # above the field: below it, it would stand under the edge of the window
        _told(here)
        reading = st.container()
    st.html(f"<style>{UPLOADER % _in_css(say('views.choose_files', here))}</style>")
    with st.form("drop", clear_on_submit=True, border=False):
        most = st.get_option("server.maxUploadSize")
        dropped = st.file_uploader(
            say("views.drop_here", here, size=most),
            type=TYPES,
            accept_multiple_files=True,
        )
        sent = st.form_submit_button(say("views.add_button", here), type="primary")
    if sent and dropped:
        paths = [_kept(file.name, file.getvalue()) for file in dropped]
        with reading:
            st.session_state["outcomes"] = _take_with_progress(paths, here)
        st.rerun()


def _told(here: Tongue) -> None:
    """What came of the files that were dropped last."""
    outcomes: list[Outcome] = st.session_state.get("outcomes", [])
    for outcome in outcomes:
        good, line = told(outcome, catalogue(), here)
        (st.success if good else st.error)(label(line))
        for listed in catalogue().documents() if good else ():
            if listed.sha256 == outcome.sha256 and listed.anomalies:
                remarks_of(listed, here)


def _in_css(text: str) -> str:
    """Words of ours as a string of a style sheet."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _kept(name: str, data: bytes) -> Path:
    return keep(place().files, name, data, sha256(data).hexdigest())


def _take_with_progress(paths: Iterable[Path], here: Tongue) -> list[Outcome]:
    """Reads files in processes of their own, so that one that crashes or sticks does not stop the server."""
    wanted = list(paths)
    bar = st.progress(0.0)
    outcomes: list[Outcome] = []
    for outcome in read_all(wanted, jobs=JOBS, catalogue=catalogue()):
        outcomes.append(outcome)
        said = say("views.reading_file", here, file=shown(outcome.path.name), n=len(outcomes), all=len(wanted))
        bar.progress(len(outcomes) / len(wanted), label(said))
    bar.empty()
    return outcomes


def _refused(here: Tongue) -> None:
    """Files that could not be read, each with its reason; those that were just dropped are told above."""
    outcomes: list[Outcome] = st.session_state.get("outcomes", [])
    above = {told(outcome, catalogue(), here)[1] for outcome in outcomes}
    lines = [line for error in catalogue().failures() if (line := error.message(here)) not in above]
    if lines:
        items = "".join(f"<li>{escape(line)}</li>" for line in lines)
        st.subheader(say("views.refused", here))
        st.html(f'<ul class="listed">{items}</ul>')
        st.button(
            say("views.forget_refused", here), on_click=_forget_refused, help=say("views.forget_refused_help", here)
        )


def _forget_refused() -> None:
    catalogue().forget_failures()
