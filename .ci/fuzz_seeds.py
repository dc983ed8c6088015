#!/usr/bin/env python3
"""Writes what fuzzing begins with: python3 fuzz_seeds.py FOLDER.

Queries and dates from the examples of the query reference, catalogues from the fixtures of the
tests, the explanations and the built-in catalogue, tables with every column, the timelines that the
importers are tested with.
"""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

NODES = [
    "id,name,kind,released,developers,fields,place\nclip,CLIP,model,2021,openai;meta,image,p. 1\n"
    "walt,W.A.L.T,,2023-12-12,,,\n",
    "\ufeffid,name.zh,fact.size,aliases,source\r\na,\"甲, \"\"乙\"\"\",3 B,x;y,s\r\n",
    "id\n",
    "id,released\na,[2021..2022]\nb,2021~\nc,June 2021\nD,2021-13\n",
]
EDGES = [
    "source,target,kind,certainty,when,place\nclip,walt,basis,implied,2022,p. 2\n",
    "source,target\na,b\nb,a\na,a\n",
    "a,b\n1,2\n",
]


def reference():
    """The queries of the reference and the dates in them."""
    text = (ROOT / "graph/reference.md").read_text()
    queries = [
        query.replace("\\|", "|")
        for row in text.splitlines()
        if row.startswith("| `")
        for query in re.findall(r"`([^`]+)`", row.split(" | ")[0])
    ]
    dates = re.findall(r"(?:dated|released|announced|retired|before|after|alive)\(([^)]*)\)", text)
    return queries, dates


def catalogues():
    """Whole files, and the examples of the explanations."""
    for folder in ["tests/fixtures", "graph/tests/fixtures", "catalogues", "exports/tests/support"]:
        for file in sorted((ROOT / folder).rglob("*.toml")):
            yield file.read_text()
    yield (ROOT / "src/commands/init.toml").read_text()
    for file in sorted((ROOT / "graph/src/check/explanations").glob("*.md")):
        yield from re.findall(r"```toml\n(.*?)```", file.read_text(), re.DOTALL)


def main():
    queries, dates = reference()
    tests = (ROOT / "graph/src/date/tests/examples.rs").read_text()
    dates += re.findall(r'"([^"\\]{2,40})"', tests)
    tables = [nodes + "%%\n" + edges for nodes in NODES for edges in EDGES]
    timelines = (ROOT / "imports/tests/fixtures/looms.csv").read_text(errors="replace")
    gnuclad = [timelines, *timelines.splitlines()]
    seeds = {
        "query": queries,
        "date": dates,
        "toml": catalogues(),
        "csv": tables,
        "gnuclad": gnuclad,
    }
    for target, texts in seeds.items():
        folder = Path(sys.argv[1]) / target
        folder.mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(dict.fromkeys(texts)):
            (folder / f"{number:03}").write_text(text, newline="")


if __name__ == "__main__":
    main()
