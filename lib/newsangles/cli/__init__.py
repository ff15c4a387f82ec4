"""The command line's entry, `main`; the commands are in newsangles.cli.commands and newsangles.cli.evaluate."""

from newsangles.cli.commands import app as app
from newsangles.cli.commands import main as main
from newsangles.cli.evaluate import calibrate, evaluate

app.command(epilog="Example: newsangles evaluate judge.csv --by rule,kind")(evaluate)
app.command(epilog="Example: newsangles calibrate judge.csv --out confidences.json")(calibrate)
