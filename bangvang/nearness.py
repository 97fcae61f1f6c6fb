"""Near-duplicate titles: two titles that say one thing in almost the same letters."""

from collections import Counter
from typing import Any

import polars as pl
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cpdist

#: One row per initiative to compare. `unit_id` is its union, `union_key` the folded name of the
#: grassroots union ("" where none is named), `person_keys` the folded names of its authors.
TITLES = pl.Schema(
    {  # type: ignore[arg-type]
        "initiative_id": pl.Int64,
        "unit_id": pl.String,
        "union_key": pl.String,
        "title_key": pl.String,
        "person_keys": pl.List(pl.String),
    }
)
#: One row per pair, the earlier initiative first. `across`: they stand in two unions.
PAIRS = pl.Schema(
    {"first_id": pl.Int64, "second_id": pl.Int64, "likeness": pl.Int64, "across": pl.Boolean}
)
IN_ONE_UNION, ACROSS = 90, 95  #: least likeness of a pair, of 100

_SHARED = 0.75  # the share of its words that a title has in common with one like it
_RARE = 2000  # a word is rare when fewer than one title in so many has it …
_RARE_AT_LEAST = 5  # … or fewer titles than these
_RARE_WORDS = 2  # so many rare words in common are no accident

# how titles open without saying anything: "Một số giải pháp nhằm …"
_OPENING = (
    "^(?:mot so |cac |nhung )?(?:(?:giai phap|bien phap|sang kien|kinh nghiem|de tai) )?"
    "(?:nham |de )?"
)
# numbers, codes, single consonants (xưởng A, ca B) and Roman numerals tell things apart
_CODE = r"\b(?:[a-z]*\d[a-z\d]*|[abcdghklmnpqrstvx]|i{1,3}|iv|vi{2,3}|ix)\b"


def near(new: pl.DataFrame, booked: pl.DataFrame) -> pl.DataFrame:
    """The pairs of a new title with a booked one or another new one: PAIRS, the likest first.

    A later title is paired with the one earlier title of its union that is nearest to it, and with
    one of another union: one by the same author rather than by a stranger.
    Titles that differ in a number, a code or a whole word are no pair. Neither are those of one
    author, union and title, which are counted once anyway. Between unions titles alone do not make
    a pair, many are set phrases: an author's name, the union's name or rare words must agree too.
    """
    titles = _prepared(pl.concat([booked.select(*TITLES), new.select(*TITLES)]))
    vocabulary = _vocabulary(titles)
    words = _rarest_words(titles, vocabulary)
    known = titles.select("initiative_id", "unit_id", "union_key", "title_key", "person_keys")
    known = known.with_columns(titles["words"], titles["bare"])
    pairs = (
        _candidates(_blocks(titles, words), new["initiative_id"])
        .join(known, left_on="first_id", right_on="initiative_id")
        .join(known, left_on="second_id", right_on="initiative_id", suffix="_2")
        .with_columns(across=pl.col("unit_id") != pl.col("unit_id_2"))
    )
    likeness = cpdist(pairs["bare"].to_list(), pairs["bare_2"].to_list(), scorer=fuzz.ratio)
    least = pl.when("across").then(ACROSS).otherwise(IN_ONE_UNION)
    pairs = pairs.with_columns(likeness=pl.Series(likeness, dtype=pl.Float64)).filter(
        pl.col("likeness") >= least
    )
    rare = frozenset(vocabulary.filter("is_rare")["word"])
    kept = [_is_near(pair, rare) for pair in pairs.iter_rows(named=True)]
    shared = pl.col("person_keys").list.set_intersection("person_keys_2").list.len() > 0
    return (
        pairs.filter(pl.Series(kept, dtype=pl.Boolean))
        .sort(shared, -pl.col("likeness"), "first_id", descending=[True, False, False])
        .unique(["second_id", "across"], keep="first", maintain_order=True)
        .sort("likeness", "second_id", descending=True)
        .select(*PAIRS)
        .cast(PAIRS)
    )


def _prepared(titles: pl.DataFrame) -> pl.DataFrame:
    """The titles with `words` (sorted, without opening and codes), `bare` (joined) and `codes`."""
    said = pl.col("title_key").str.replace(_OPENING, "")
    words = said.str.replace_all(_CODE, "").str.extract_all("[a-z]+").list.sort()
    return (
        titles.unique("initiative_id", keep="first")
        .with_columns(words=words, codes=said.str.extract_all(_CODE).list.sort().list.join(" "))
        .with_columns(bare=pl.col("words").list.join(" "))
        .with_columns(length=pl.col("words").list.len().cast(pl.Int64))
        .filter(pl.col("length") > 0)
    )


def _vocabulary(titles: pl.DataFrame) -> pl.DataFrame:
    """One row per word of the titles: word, number (from the rarest, 0), is_rare."""
    told = titles.select(word="words").explode("word").group_by("word").agg(titles=pl.len())
    is_rare = pl.col("titles") <= max(_RARE_AT_LEAST, titles.height // _RARE)
    return told.sort("titles", "word").select(
        "word", is_rare=is_rare, number=pl.int_range(pl.len())
    )


def _rarest_words(titles: pl.DataFrame, vocabulary: pl.DataFrame) -> pl.DataFrame:
    """One row per title and one of its rarest words: its codes and wording, number, is_rare.

    Two titles that share most of their words share one of the rarest of either.
    """
    length = pl.col("length")
    return (
        titles.select(
            "initiative_id",
            codes=pl.col("codes").hash(),
            title=pl.int_range(pl.len()),
            wording=pl.col("bare").hash(),
            before=length.cum_sum() - length,
            kept=length - (_SHARED * length).ceil().cast(pl.Int64) + 1,
            word="words",
        )
        .explode("word")
        .join(vocabulary, on="word")
        .sort("title", "number")
        .filter(pl.int_range(pl.len()) - pl.col("before") < pl.col("kept"))
        .select("initiative_id", "codes", "wording", "number", "is_rare")
    )


def _blocks(titles: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """One row per word and what else two titles must agree in, the `block`."""
    of_persons = titles.select("initiative_id", block="person_keys").explode("block")
    blocks = pl.concat(
        [
            titles.select("initiative_id", block=pl.lit("unit ") + pl.col("unit_id")),
            titles.filter(pl.col("union_key") != "").select(
                "initiative_id", block=pl.lit("union ") + pl.col("union_key")
            ),
            of_persons.with_columns(block=pl.lit("person ") + pl.col("block")),
        ]
    )
    hashed = blocks.with_columns(pl.col("block").hash())  # numbers join faster than texts
    rare = words.filter("is_rare").with_columns(block=pl.lit(0, pl.UInt64))
    rows = pl.concat([words.join(hashed, on="initiative_id"), rare])
    return rows.select("initiative_id", "codes", "wording", "number", "block")


def _candidates(blocks: pl.DataFrame, new: pl.Series) -> pl.DataFrame:
    """The pairs worth comparing letter by letter: first_id, second_id.

    Of one wording only the first initiative of a block is compared with, so that a thousand people
    who hand in one title are a thousand pairs and not half a million.
    """
    agree = ["block", "number", "codes"]
    later = blocks.filter(pl.col("initiative_id").is_in(new.implode()))
    met = blocks.join(later, on=agree, how="semi")
    firsts = met.group_by(*agree, "wording").agg(pl.col("initiative_id").min())
    met = later.join(firsts, on=agree, suffix="_2")
    return (
        met.filter(pl.col("initiative_id") != pl.col("initiative_id_2"))
        .select(
            first_id=pl.min_horizontal("initiative_id", "initiative_id_2"),
            second_id=pl.max_horizontal("initiative_id", "initiative_id_2"),
        )
        .unique()
    )


def _is_near(pair: dict[str, Any], rare: frozenset[str]) -> bool:
    """Whether an alike pair is a pair indeed."""
    one, other = Counter(pair["words"]), Counter(pair["words_2"])
    instead, of = one - other, other - one
    if instead and of and not _is_misspelt(instead, of):
        return False
    persons = set(pair["person_keys"]) & set(pair["person_keys_2"])
    if not pair["across"]:
        return pair["title_key"] != pair["title_key_2"] or not persons
    union = pair["union_key"] == pair["union_key_2"] != ""
    return bool(persons) or union or len(rare & one.keys() & other.keys()) >= _RARE_WORDS


def _is_misspelt(instead: Counter[str], of: Counter[str]) -> bool:
    """Whether words stand for others by a slip: one wrong letter each, or joined and parted."""
    here, there = sorted(instead.elements()), sorted(of.elements())
    return Levenshtein.distance("".join(here), "".join(there)) <= max(len(here), len(there))
