"""Writes catalogues for the tests of the page: of nasty names, of groups, of 5,000 technologies.

page_catalogues.py FOLDER
"""
import csv
import random
import sys
from pathlib import Path

NASTY = "</script><img src=x onerror=alert(1)>"
KINDS = ["model", "algorithm", "dataset", "language", "tool"]
INFLUENCES = ["component", "basis", "successor", "data", "method", "variant", "inspiration", "influence"]
CERTAINTIES = ["stated", "implied", "speculated"]


def nasty(folder):
    folder.mkdir()
    (folder / "forebear.toml").write_text(f"""[catalogue]
title = '{NASTY}'
[source.s]
title = '{NASTY}'
url = "javascript:alert(2)"
[organization.o]
name = '{NASTY}'
[technology.first]
name = '{NASTY}'
aliases = ["<!--", "<svg onload=alert(3)>"]
summary = '{NASTY}'
developers = ["o"]
url = "javascript:alert(4)"
claim = [
  {{ released = "2020", source = "s", place = '{NASTY}' }},
  {{ released = "2021", source = "s", note = '{NASTY}' }},
]
[technology.second]
name = "second & <b>bold</b>"
kind = '{NASTY}'
released = "2022-05"
from = [{{ id = "first", as = "method", source = "s", place = '{NASTY}', note = "<script>alert(5)</script>" }}]
""", encoding="utf-8")


def groups(folder):
    """Three kinds: the first influence between old and new is later than the first of either."""
    folder.mkdir()
    (folder / "forebear.toml").write_text("""[catalogue]
title = "Groups"
[source.s]
title = "A source"
[technology.a1]
kind = "old"
released = "1990"
[technology.a2]
name = "Second of the old"
kind = "old"
released = "2010"
[technology.b1]
kind = "new"
released = "1995"
[technology.b2]
kind = "new"
released = "2012/2014"
from = [{ id = "a2", as = "method", source = "s", place = "p. 7" }]
[technology.c1]
kind = "unknown"
from = [{ id = "b2", as = "basis", source = "s" }]
[technology.c2]
kind = "unknown"
released = "2018"
from = [{ id = "b1", as = "basis", source = "s" }]
""", encoding="utf-8")


def large(folder, count=5000):
    chance = random.Random(7)
    folder.mkdir()
    (folder / "forebear.toml").write_text('[catalogue]\ntitle = "Five thousand technologies"\n')
    nodes, edges = [], []
    for number in range(count):
        year, month = 1990 + int(34 * (number / count) ** 0.7), chance.randint(1, 12)
        day = chance.randint(1, 28)
        dates = [f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"]
        date = "" if chance.random() < 0.1 else chance.choice(dates)
        nodes.append([f"t{number}", f"Technology {number}", chance.choice(KINDS), date])
        origins = {max(0, number - 1 - int(chance.expovariate(1 / 80)))
                   for _ in range(chance.choice([1, 1, 1, 2, 2, 3]))}
        for origin in sorted(origins - {number}):
            row = [f"t{origin}", f"t{number}", chance.choice(INFLUENCES), chance.choice(CERTAINTIES)]
            edges.append(row)
    write(folder / "nodes.csv", ["id", "name", "kind", "released"], nodes)
    write(folder / "edges.csv", ["source", "target", "kind", "certainty"], edges)


def write(path, header, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(header)
        table.writerows(rows)


def main():
    folder = Path(sys.argv[1])
    nasty(folder / "nasty")
    groups(folder / "groups")
    large(folder / "large")


if __name__ == "__main__":
    main()
