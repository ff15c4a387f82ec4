"""Moved to newsangles.language.scorers and newsangles.training.fitting."""

from newsangles.language.scorers import FORMAT as FORMAT
from newsangles.language.scorers import Calibration as Calibration
from newsangles.language.scorers import Model as Model
from newsangles.language.scorers import Numbers as Numbers
from newsangles.language.scorers import Weights as Weights
from newsangles.language.scorers import explain as explain
from newsangles.language.scorers import load as load
from newsangles.language.scorers import log_softmax as log_softmax
from newsangles.language.scorers import logistic as logistic
from newsangles.language.scorers import save as save
from newsangles.language.scorers import score as score
from newsangles.training.fitting import First as First
from newsangles.training.fitting import Rows as Rows
from newsangles.training.fitting import Second as Second
from newsangles.training.fitting import average as average
from newsangles.training.fitting import both as both
from newsangles.training.fitting import calibrate as calibrate
from newsangles.training.fitting import prune as prune
