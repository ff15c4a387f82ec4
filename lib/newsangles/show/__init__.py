"""The functions that show results in a notebook: articles, tables, lists, sentences and charts.

Example:
    >>> rows = pd.DataFrame({"speaker": ["Ruiz", "Holt"], "share": [0.75, 0.25]})
    >>> show.table(rows, caption="Speakers", formats={"share": "{:.0%}"})
    Speakers
    Speaker | Share
    Ruiz | 75%
    Holt | 25%
"""

from newsangles.moved import getter
from newsangles.show.article import MAX_ARTICLES as ARTICLES
from newsangles.show.article import MAX_ARTICLES as MAX_ARTICLES
from newsangles.show.article import UNDERLINES as KINDS
from newsangles.show.article import UNDERLINES as UNDERLINES
from newsangles.show.article import Mark as Mark
from newsangles.show.article import marked as marked
from newsangles.show.article import marks as marks
from newsangles.show.article_links import ArticleLinks as ArticleLinks
from newsangles.show.charts import bars as bars
from newsangles.show.charts import occurrence_chart as occurrence_chart
from newsangles.show.filtered_list import contents as contents
from newsangles.show.filtered_list import filtered_list as filtered_list
from newsangles.show.html import MISSING as MISSING
from newsangles.show.html import Shown as Shown
from newsangles.show.html import compact as compact
from newsangles.show.html import facts as facts
from newsangles.show.html import finding as finding
from newsangles.show.html import note as note
from newsangles.show.html import notes as notes
from newsangles.show.html import one_line as one_line
from newsangles.show.html import safe as safe
from newsangles.show.html import stack as stack
from newsangles.show.html import style as style
from newsangles.show.interval_chart import TONES as TONES
from newsangles.show.interval_chart import intervals as intervals
from newsangles.show.layers import ALL_LAYERS as ALL_LAYERS
from newsangles.show.layers import NO_LAYER as NO_LAYER
from newsangles.show.layers import Layer as Layer
from newsangles.show.layers import Line as Line
from newsangles.show.layers import layered as layered
from newsangles.show.network_chart import network as network
from newsangles.show.sentence_numbers import sentence as sentence
from newsangles.show.sentence_numbers import sentence_starts as sentence_starts
from newsangles.show.tables import dictionary as dictionary
from newsangles.show.tables import ranked_list as ranked_list
from newsangles.show.tables import sortable as sortable
from newsangles.show.tables import table as table
from newsangles.show.tables import topic_list as topic_list
from newsangles.show.timeline_chart import timeline as timeline
from newsangles.show.unfinished import watch

watch()
__getattr__ = getter("newsangles.show")

__all__ = [
    "ALL_LAYERS",
    "ARTICLES",
    "KINDS",
    "MAX_ARTICLES",
    "MISSING",
    "NO_LAYER",
    "TONES",
    "UNDERLINES",
    "ArticleLinks",
    "Layer",
    "Line",
    "Mark",
    "Shown",
    "bars",
    "compact",
    "contents",
    "dictionary",
    "facts",
    "filtered_list",
    "finding",
    "intervals",
    "layered",
    "marked",
    "marks",
    "network",
    "note",
    "notes",
    "occurrence_chart",
    "one_line",
    "ranked_list",
    "safe",
    "sentence",
    "sentence_starts",
    "sortable",
    "stack",
    "style",
    "table",
    "timeline",
    "topic_list",
]
