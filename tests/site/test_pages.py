"""Pages and the index: nothing loaded, nothing run, nothing unescaped, every link relative."""

from __future__ import annotations

from datetime import date

import lxml.html
import nbformat
import spacy
from markupsafe import Markup

from newsangles import show
from newsangles.documents.article import Article, slug
from newsangles.site import pages
from newsangles.site.article_list import Entry

CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
HOSTILE = '</title><script>alert(1)</script>" onload=alert(1) \u202e <img src=x onerror=alert(1)> {{ 7 * 7 }} $5 to $3'
QUOTES = pages.Angle("10_quotes", "Quotes", "Who says what?")
CLAIMS = pages.Angle("30_claims", "Claims", "What is asserted?")


def cell(*outputs: dict[str, object], source: str = "x = '<b>'") -> nbformat.NotebookNode:
    return nbformat.v4.new_code_cell(source, outputs=[nbformat.from_dict(o) for o in outputs], execution_count=1)


def result(**data: str) -> dict[str, object]:
    names = {"html": "text/html", "plain": "text/plain", "latex": "text/latex", "markdown": "text/markdown"}
    names |= {"script": "application/javascript", "svg": "image/svg+xml", "png": "image/png"}
    return {"output_type": "display_data", "data": {names[k]: v for k, v in data.items()}, "metadata": {}}


def notebook(*cells: nbformat.NotebookNode) -> nbformat.NotebookNode:
    heading = nbformat.v4.new_markdown_cell("# Who says what?\n\nFrom $5 billion to $3 billion.\n\n## A part\n\nText")
    return nbformat.v4.new_notebook(cells=[heading, *cells])


def entry() -> Entry:
    article = Article(
        "seed", "Some words.", title=HOSTILE, outlet=HOSTILE, published=date(2025, 3, 7), published_source="inferred"
    )
    return Entry.of(article, words=2, angles=["10_quotes"])


def made(*cells: nbformat.NotebookNode) -> str:
    return pages.page(notebook(*cells), angle=QUOTES, entry=entry(), angles=[QUOTES, CLAIMS], version="Newsangles 1")


def check(html: str) -> lxml.html.HtmlElement:
    assert html.startswith("<!DOCTYPE html>")
    assert "<script" not in html.lower()
    tree = lxml.html.fromstring(html)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == [CSP]
    assert tree.xpath("//meta[@name='viewport']")
    assert tree.get("lang") == "en"
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")
    assert not tree.xpath("//iframe | //object | //embed | //link | //base | //form[not(@class='choice')] | //script")
    assert not tree.xpath("//@action | //@formaction | //button | //input[@type!='radio']"), "a form that could be sent"
    for value in tree.xpath("//@src"):
        assert value.startswith("data:")
    for value in tree.xpath("//@href"):
        assert not value.startswith(("/", "http", "file", "javascript"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    return tree


def test_a_page_is_safe_and_complete() -> None:
    html = made(cell(result(html=show.finding(HOSTILE)._repr_html_(), plain="x")))
    tree = check(html)
    assert tree.xpath("string(//p[@class='na finding'])").startswith("</title><script>alert(1)</script>")
    assert tree.xpath("//title/text()")[0].startswith("Who says what? · </title><script>")
    title, part, _ = (h.text_content() for h in tree.xpath("//h1 | //h2"))
    assert title.startswith("</title><script>") and part == "A part"
    assert tree.xpath("//p[@class='kicker']/text()") == ["Who says what?"]
    assert "From $5 billion to $3 billion." in tree.text_content()
    assert "7 March 2025 (inferred)" in tree.xpath("string(//p[@class='meta'])")
    assert tree.xpath("//nav[@class='angles']//a/@href") == ["10_quotes.html", "30_claims.html"]
    assert tree.xpath("//a[@aria-current='page']/text()") == ["Quotes"]
    assert "../index.html" in tree.xpath("//@href")
    assert tree.xpath("//a[@class='skip']/@href") == ["#main"]
    assert "¶" not in html


def test_the_same_notebook_gives_the_same_page_whatever_its_cell_ids() -> None:
    first, second = (made(cell(result(plain="x"))) for _ in range(2))
    assert first == second


def test_code_is_folded_away_and_escaped() -> None:
    tree = check(made(cell(source="x = '<script>'")))
    every = tree.xpath("//details[.//code]")
    assert every and not any(details.get("open") for details in every)
    assert {code.text_content() for code in tree.xpath("//details//code")} >= {"x = '<script>'"}
    assert not tree.xpath("//pre[not(ancestor::details)]")


def test_each_style_stands_once_in_the_head() -> None:
    html = made(cell(result(html=show.note("a")._repr_html_())), cell(result(html=show.note("b")._repr_html_())))
    assert html.count("<style") == 1
    assert ".na.finding" in html
    assert "url(" not in html


def test_only_safe_forms_of_an_output_are_shown() -> None:
    tree = check(
        made(
            cell(result(script="alert(1)", plain="plain one")),
            cell(result(latex="$x$", markdown="**bold**", plain="plain <b> two")),
            cell(result(svg="<svg onload='alert(1)'><script>1</script></svg>", plain="no")),
            cell(result(png="aGVsbG8=\n", plain="no")),
            cell(result(markdown="<b>three</b>")),
            cell({"output_type": "stream", "name": "stderr", "text": "careful <b> \x1b[31mred\x1b[0m"}),
            cell({"output_type": "stream", "name": "stdout", "text": "said <i>"}),
            cell({"output_type": "error", "ename": "E", "evalue": "<u>", "traceback": ["\x1b[31mE: <u>"]}),
        )
    )
    text = tree.text_content()
    for words in ("plain one", "plain <b> two", "careful <b> red", "said <i>", "E: <u>"):
        assert words in text
    (title,) = tree.xpath("//h1")
    title.clear()
    for words in ("alert(1)", "three", "**bold**"):
        assert words not in tree.xpath("string(//main)")
    assert [s.split(";")[0] for s in tree.xpath("//img/@src")] == ["data:image/svg+xml", "data:image/png"]


def test_a_carriage_return_survives() -> None:
    assert "&#13;" in made(cell(result(html=show.finding("a\r\nb")._repr_html_())))


def test_the_name_and_question_of_a_notebook() -> None:
    assert pages.angle(notebook(), "10_quotes") == pages.Angle("10_quotes", "Quotes", "Who says what?")
    assert pages.angle(nbformat.v4.new_notebook(), "00_over_view") == pages.Angle(
        "00_over_view", "Over view", "Over view"
    )


def test_the_index_lists_articles_and_failures() -> None:
    plain = Entry("Straße 1", "A title", angles=("30_claims", "10_quotes"))
    html = pages.index(
        [entry(), plain],
        [QUOTES, CLAIMS],
        together=[pages.Link("Corpus", "90_corpus.html")],
        failed=[f"x.txt: {HOSTILE}"],
        cite=["Cite so."],
        version="Newsangles 1",
    )
    tree = check(html)
    links = tree.xpath("//ol[@class='entries']//a/@href")
    assert links == [f"{folder}/10_quotes.html" for folder in ("seed", slug("Straße 1"))], "each to its first page"
    assert "90_corpus.html" in tree.xpath("//@href")
    metas = [m.text_content() for m in tree.xpath("//p[@class='meta']")]
    assert metas[0].endswith("7 March 2025 (inferred) · 2 words")
    assert metas[1] == "Outlet unknown · date unknown"
    assert "x.txt: </title><script>" in tree.xpath("string(//ul[@class='failed'])")
    assert "Cite so." in tree.text_content()


def test_the_index_of_one_article_begins_with_it() -> None:
    html = pages.index([entry()], [QUOTES], together=[pages.Link("Corpus", "90_corpus.html")])
    ids = check(html).xpath("//h2/@id")
    assert ids.index("articles") < ids.index("angles") < ids.index("together")
    several = check(
        pages.index([entry(), Entry("b", "B")], [QUOTES], together=[pages.Link("Corpus", "90_corpus.html")])
    )
    assert "All articles together" in several.xpath("//h2[@id='together']/text()")


SENTENCE = '<p class="na"><span id="s1"><a class="n" href="#s1" title="Sentence 1">1</a>Abc.</span></p>'


def test_numbers_lead_to_the_marked_article_where_there_is_one() -> None:
    book = notebook(cell(result(html=SENTENCE, plain="x")))
    common = {"angle": QUOTES, "entry": entry()}
    tree = check(pages.page(book, angles=[QUOTES, pages.ARTICLE], **common))
    (number,) = tree.xpath("//a[@class='n']")
    assert number.get("href") == "article.html#s1"
    assert number.get("title") == "Sentence 1: its rows in the marked article"
    assert "article.html" in tree.xpath("//nav[@class='angles']//a/@href")
    alone = check(pages.page(book, angles=[QUOTES], **common))
    assert alone.xpath("//a[@class='n']/@href") == ["#s1"]
    assert "article.html" not in alone.xpath("//@href")


def test_links_to_notebooks_lead_to_their_pages() -> None:
    book = notebook(nbformat.v4.new_markdown_cell("See [Quotes](10_quotes.ipynb) and [a row](30_claims.ipynb#row-c1)."))
    tree = check(pages.page(book, angle=QUOTES, entry=entry(), angles=[QUOTES, CLAIMS]))
    assert tree.xpath("//main//a/@href") == ["10_quotes.html", "30_claims.html#row-c1"]


def test_a_link_to_a_notebook_that_has_no_page_leads_nowhere() -> None:
    book = notebook(nbformat.v4.new_markdown_cell("See [Quotes](10_quotes.ipynb) and [Claims](30_claims.ipynb)."))
    tree = check(pages.page(book, angle=QUOTES, entry=entry(), angles=[QUOTES]))
    assert tree.xpath("//main//a/@href") == ["10_quotes.html"]
    assert "See Quotes and Claims." in tree.xpath("string(//main)")


def test_words_that_look_like_links_stay_words() -> None:
    words = 'a href="10_quotes.ipynb" and <a class="n" href="#s1" title="Sentence 1"'
    book = notebook(cell(result(html=show.finding(words)._repr_html_())))
    tree = check(pages.page(book, angle=QUOTES, entry=entry(), angles=[QUOTES, pages.ARTICLE]))
    assert tree.xpath("string(//p[@class='na finding'])") == words


def test_only_tags_lead_to_another_page() -> None:
    drawn = '<svg><text>on href="#x" day</text></svg><a class="n" href="#s1">1</a>'
    assert pages._on_page(drawn, "a/b.html") == drawn.replace('n" href="#s1', 'n" href="a/b.html#s1')


def test_a_page_says_how_to_cite() -> None:
    tree = check(pages.page(notebook(), angle=QUOTES, entry=entry(), cite=[HOSTILE, "Second."]))
    lines = [line.text_content() for line in tree.xpath("//footer/p[@class='cite']")]
    assert len(lines) == 2 and lines[0].startswith("</title><script>") and lines[1] == "Second."
    assert tree.xpath("//footer/h2[@id='cite']")
    assert not check(made()).xpath("//*[@id='cite']")


def test_the_page_of_the_marked_article() -> None:
    doc = spacy.blank("en")("Abc def.")
    layers = {"quotes": show.Layer("Quotes", "q", "who says what", {"direct": "in their words"})}
    marks = [show.Mark(0, 3, HOSTILE, "direct", "q1", "#row-q1", layer="quotes")]
    lines = [show.Line("q1", "quotes", HOSTILE, 0, 3)]
    shown = show.layered(doc, marks, lines, layers=layers, chosen="quotes")
    html = pages.article(shown, entry=entry(), angles=[QUOTES, pages.ARTICLE], version="Newsangles 1", cite=["So."])
    tree = check(html)
    assert tree.xpath("string(//p[@class='kicker'])") == pages.ARTICLE.question
    assert tree.xpath("//a[@aria-current='page']/@href") == ["article.html"]
    assert tree.xpath("//mark[@id='q1']//a/@href") == ["#row-q1"]
    assert tree.xpath("//li[@id='row-q1']//a/@href") == ["#s1"]
    assert tree.xpath("//footer/p[@class='cite']/text()") == ["So."]
    assert html.count("<style") == 1


CONTENTS = (
    '<p class="na contents"><a href="#all">two quotes</a> · <a href="#no-name">one without a named source</a></p>'
)


def test_each_page_begins_with_a_contents_line() -> None:
    own, other = notebook(cell(result(html=f"<p>x</p>{CONTENTS}"))), notebook(cell(result(html="<p>x</p>")))
    line = pages.leads({"10_quotes": pages.contents(own, "10_quotes.html"), "20_actors": pages.contents(other, "x")})
    for html, beginning in ((pages.page(own, angle=QUOTES, entry=entry(), leads=line), "#all"),
                            (pages.page(other, angle=QUOTES, entry=entry(), leads=line), "10_quotes.html#all"),
                            (pages.together(own, angle=QUOTES, ids=()), "#all")):  # fmt: skip
        tree = check(html)
        (contents,) = tree.xpath("//main//p[@class='na contents']")
        assert not contents.xpath("preceding::p[.='x']")
        assert contents.xpath("a/@href")[0] == beginning
        assert contents.text_content().endswith("one without a named source")
    assert pages.leads({}) == "" and pages.brief(notebook(brief_cell(CONTENTS)), "x") == "", "it is told once"


def test_a_link_to_a_folded_part_opens_it() -> None:
    head = nbformat.v4.new_markdown_cell("## The rest", metadata={"tags": ["folded"]})
    tree = check(pages.page(notebook(head, cell(result(html="<p>x</p>"))), angle=QUOTES, entry=entry()))
    (target,) = tree.xpath("//*[@id='The-rest']")
    assert target.getparent().tag == "details", "a browser opens the part in which the target lies"


def brief_cell(html: str) -> nbformat.NotebookNode:
    made = cell(result(html=html, plain="x"))
    made.metadata["tags"] = [pages.BRIEF]
    return made


def test_what_a_notebook_says_in_short_leads_to_its_page() -> None:
    said = show.style("base") + '<p class="na">Abc <a href="#s3" title="Sentence 3">3</a></p>'
    other = '<p><a href="10_quotes.ipynb">x</a></p>'
    book = notebook(brief_cell(said), cell(result(html="<p>no</p>")), brief_cell(other))
    made = pages.brief(book, "a b/00_overview.html")
    assert "<style" not in made and "<p>no</p>" not in made
    assert 'href="a%20b/00_overview.html#s3"' in made
    assert pages.brief(notebook(cell(result(html=said))), "x.html") == ""


def test_of_several_articles_the_index_shows_the_first_line_alone() -> None:
    first, rest = brief_cell("<p>first</p>"), brief_cell("<p>rest</p>")
    first.metadata["tags"] = [pages.BRIEF, pages.FIRST]
    book = notebook(first, rest)
    assert pages.brief(book, "x.html", first=True) == "<p>first</p>"
    assert pages.brief(book, "x.html") == "<p>first</p><p>rest</p>"
    assert pages.brief(notebook(rest), "x.html", first=True) == "<p>rest</p>", "where no cell has the tag, all"


def test_the_index_shows_what_articles_say_in_short_where_that_is_known() -> None:
    brief = pages.brief(notebook(brief_cell('<p class="b"><a href="#s1">1</a></p>')), "seed/00_overview.html")
    plain = Entry("other", "Another", angles=("10_quotes", "article"))
    html = pages.index([entry(), plain], [QUOTES, pages.ARTICLE], briefs={"seed": brief})
    tree = check(html)
    first, second = tree.xpath("//ol[@class='entries']/li")
    assert first.xpath(".//p[@class='b']/a/@href") == ["seed/00_overview.html#s1"]
    assert not second.xpath(".//p[@class='b']")
    assert second.xpath(".//a/@href") == ["other/10_quotes.html"]
    line = pages.contents(notebook(brief_cell(CONTENTS)), "other/10_quotes.html")
    only = check(pages.index([plain], [QUOTES, pages.ARTICLE], briefs={"other": brief}, lines={QUOTES.stem: line}))
    links = ["other/10_quotes.html", "other/10_quotes.html#all", "other/10_quotes.html#no-name", "other/article.html"]
    assert only.xpath("//dl[@class='questions']//a/@href") == links, "an only article's pages, with what is there"
    assert pages.index([plain], [QUOTES]) == pages.index([plain], [QUOTES], briefs={})


def test_how_to_read_is_shown_on_an_article_and_links_what_there_is() -> None:
    html = pages.tour(entry(), lines={"10_quotes": Markup("<p>quotes</p>"), "30_claims": Markup("<p>25 claims</p>")})
    tree = check(html)
    assert "25 claims" in tree.text_content() and "<script>" in tree.text_content()
    assert not tree.xpath("//main//@href"), "of the pages that it names none is there"
    whole = Entry.of(Article("a b", "Some words."), angles=["00_overview", "article"])
    links = set(check(pages.tour(whole, lines={})).xpath("//main//@href"))
    assert links == {f"{slug('a b')}/00_overview.html", f"{slug('a b')}/article.html"}
    assert 'href="../how_to_read.html"' in made() and 'href="how_to_read.html"' in pages.index([whole], [])


def test_an_index_of_nothing() -> None:
    check(pages.index([], []))


def test_what_only_prepares_stands_at_the_end() -> None:
    cells = [
        nbformat.v4.new_markdown_cell("# Who did it?"),
        nbformat.v4.new_code_cell("source = ''"),
        nbformat.v4.new_markdown_cell("## Choices"),
        nbformat.v4.new_code_cell("weight = 1"),
        nbformat.v4.new_markdown_cell("## In short"),
        nbformat.v4.new_code_cell("1", outputs=[nbformat.v4.new_output("display_data", {"text/plain": "found"})]),
        nbformat.v4.new_code_cell("rest = 2"),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    html = pages.page(notebook, angle=pages.angle(notebook, "10_who"), entry=entry())
    tree = check(html)
    (fold,) = tree.xpath("//main/details[last()]")
    assert fold.xpath("string(summary)") == "How this was made" and not fold.xpath("following-sibling::*")
    assert all(words in fold.text_content() for words in ("Choices", "weight = 1"))
    assert html.count("weight = 1") == html.count("Choices</h2>") == 1, "what prepares stands there alone"
    assert tree.xpath("string(//main/div[@class='words']/h2)") == "In short", "the page begins with a finding"
    assert html.count("<details") == html.count("</details>")
