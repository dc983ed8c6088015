"""Turns a graph of the consumers' checkers into a catalogue, and into what its export must hold.

consumers_catalogue.py TRUTH CATALOGUE EXPECTED
"""
import csv
import json
import sys
from pathlib import Path

# Their kinds of edges are not ours. Two parallel edges stay two, since no two kinds become one.
KINDS = {
    "builds-on": "basis",
    "evaluated-against": "influence",
    "fine-tunes": "method",
    "cites": "inspiration",
}


def write(path, header, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(header)
        table.writerows(rows)


def main():
    truth_path, folder, expected_path = map(Path, sys.argv[1:])
    truth = json.loads(truth_path.read_text(encoding="utf-8"))
    nodes = truth["nodes"]
    edges = [edge | {"kind": KINDS[edge["kind"]]} for edge in truth["edges"]]
    folder.mkdir()
    (folder / "forebear.toml").write_text('[catalogue]\ntitle = "Awkward names"\n')
    rows = [[node["id"], node["label"], node["date"] or ""] for node in nodes]
    write(folder / "nodes.csv", ["id", "name", "released"], rows)
    rows = [[edge["source"], edge["target"], edge["kind"]] for edge in edges]
    write(folder / "edges.csv", ["source", "target", "kind"], rows)
    expected = {"nodes": nodes, "edges": edges}
    expected_path.write_text(json.dumps(expected, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
