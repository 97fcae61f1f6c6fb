"""The sample campaign: what 45 upper unions would have sent in 2022, made up from a seed.

Nobody in it exists. Its counts are those of `data/sample/plan.csv`, which hold to the published
figures; names, titles, companies and amounts are drawn from word lists.
"""

from bangvang.sample.cuts import SampleCut, cuts
from bangvang.sample.files import SampleFile, files
from bangvang.sample.national import national

__all__ = ["SampleCut", "SampleFile", "cuts", "files", "national"]
