#!/usr/bin/env python3
"""Makes random lineages, acyclic and cyclic, dangling, disconnected, with several influences between
two technologies, and holds what the command and the library say of them against NetworkX.

PageRank must agree to 1e-9. Search path counts and the main path, which NetworkX does not have, are
held against a brute force on small lineages. The transitive reduction and the generations are asked
of the example `analyses`, since no command shows them whole.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import networkx

FOREBEAR = os.environ.get("FOREBEAR", "target/release/forebear")
ANALYSES = os.environ.get("FOREBEAR_ANALYSES", "target/release/examples/analyses")
KINDS = ["basis", "component", "data", "method"]
CLOSE = 1e-9


class Lineage:
    """A random lineage on disk, and the same as a graph of NetworkX."""

    def __init__(self, chance, folder, count, density, acyclic):
        self.folder = Path(folder)
        self.ids = [f"t{number}" for number in range(count)]
        # Ids that do not go with the dates.
        chance.shuffle(self.ids)
        self.graph = networkx.DiGraph()
        self.graph.add_nodes_from(self.ids)
        influences = set()
        for _ in range(int(count * density)):
            a, b = sorted(chance.sample(range(count), 2)) if count > 1 else (0, 0)
            if not acyclic and chance.random() < 0.3:
                a, b = b, a
            if a != b:
                influences.add((self.ids[a], self.ids[b], chance.choice(KINDS)))
        self.graph.add_edges_from((a, b) for a, b, _ in influences)
        dates = [chance.choice(["", f"{1950 + at}"]) for at in range(count)]
        rows = (f"{id},{date}\n" for id, date in zip(self.ids, dates))
        (self.folder / "nodes.csv").write_text("id,released\n" + "".join(rows))
        rows = sorted(",".join(influence) + "\n" for influence in influences)
        (self.folder / "edges.csv").write_text("source,target,kind\n" + "".join(rows))
        (self.folder / "forebear.toml").write_text('[catalogue]\ntitle = "Random"\n')

    def ask(self, *arguments):
        command = [FOREBEAR, "-q", "-c", self.folder, "--format", "json", *arguments]
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)

    def listed(self, query):
        return {entry["id"] for entry in self.ask("list", query)}

    def ranked(self, measure):
        ranked = self.ask("rank", "--measure", measure, "--limit", str(len(self.ids)))
        return {entry["id"]: entry["value"] for entry in ranked}

    def analysed(self, analysis):
        command = [ANALYSES, self.folder, analysis, "--show"]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return [tuple(line.split()) for line in lines.splitlines()]


def same(lineage, what, found, expected):
    if found != expected:
        print((lineage.folder / "nodes.csv").read_text(), (lineage.folder / "edges.csv").read_text())
        sys.exit(f"{what}: forebear says {found}, expected is {expected}")


def check_descent(lineage, chance):
    graph = lineage.graph
    for id in chance.sample(lineage.ids, min(3, len(lineage.ids))):
        ancestors, descendants = networkx.ancestors(graph, id), networkx.descendants(graph, id)
        same(lineage, f"ancestors of {id}", lineage.listed(f"::{id}"), ancestors | {id})
        same(lineage, f"descendants of {id}", lineage.listed(f"{id}::"), descendants | {id})
        found = {entry["id"] for entry in lineage.ask("ancestors", id)}
        same(lineage, f"ancestor tree of {id}", found, ancestors)
        island = networkx.node_connected_component(graph.to_undirected(as_view=True), id)
        same(lineage, f"island of {id}", lineage.listed(f"island({id})"), island)
        a, b = id, chance.choice(lineage.ids)
        between = (ancestors_of(graph, b) & descendants_of(graph, a))
        same(lineage, f"{a}::{b}", lineage.listed(f"{a}::{b}"), between)
    counts = {id: len(networkx.descendants(graph, id)) for id in graph}
    same(lineage, "descendant counts", lineage.ranked("descendants"), counts)
    cycles = [group for group in networkx.strongly_connected_components(graph) if len(group) > 1]
    same(lineage, "cycles", lineage.ask("stats")["cycles"], len(cycles))


def ancestors_of(graph, id):
    return networkx.ancestors(graph, id) | {id}


def descendants_of(graph, id):
    return networkx.descendants(graph, id) | {id}


def check_pagerank(lineage):
    """Returns by how much the values differ at most."""
    reverse = lineage.graph.reverse()
    expected = networkx.pagerank(reverse, alpha=0.85, tol=1e-15, max_iter=100_000)
    found = lineage.ranked("pagerank")
    same(lineage, "technologies with a PageRank", set(found), set(expected))
    differences = {id: abs(found[id] - expected[id]) for id in expected}
    worst = max(differences, key=differences.get)
    if differences[worst] > CLOSE:
        same(lineage, f"PageRank of {worst}", found[worst], expected[worst])
    return differences[worst]


def check_acyclic(lineage):
    graph = lineage.graph
    depths = {}
    for depth, generation in enumerate(networkx.topological_generations(graph)):
        depths.update((id, depth) for id in generation)
    found = {id: int(depth) for id, depth in lineage.analysed("generations")}
    same(lineage, "generations", found, depths)
    longest = networkx.dag_longest_path_length(graph, weight=None, default_weight=1)
    same(lineage, "longest chain", lineage.ask("stats")["deepest"]["depth"], longest)
    reduced = set(networkx.transitive_reduction(graph).edges)
    same(lineage, "transitive reduction", set(lineage.analysed("reduction")), reduced)


def chains_of(graph):
    """Every chain from a technology without origins to one without heirs, one by one."""
    open_chains = [[id] for id in graph if not graph.in_degree(id)]
    while open_chains:
        chain = open_chains.pop()
        heirs = list(graph.successors(chain[-1]))
        if not heirs:
            yield chain
        open_chains.extend(chain + [heir] for heir in heirs)


def check_chains(lineage):
    chains = list(chains_of(lineage.graph))
    through = Counter(id for chain in chains for id in chain)
    same(lineage, "chains through", lineage.ranked("chains"), dict(through))
    along = Counter(step for chain in chains for step in zip(chain, chain[1:]))
    sums = [sum(along[step] for step in zip(chain, chain[1:])) for chain in chains]
    path = lineage.ask("main-path")
    if not lineage.graph.edges:
        return
    same(lineage, "sum of the main path", path["sum"], max(sums))
    steps = {(link["from"], link["to"]): link["weight"] for link in path["links"]}
    same(lineage, "weights of the main path", steps, {step: along[step] for step in steps})
    stations = [station["id"] for station in path["stations"]]
    same(lineage, "main path", stations in chains, True)
    same(lineage, "main path and its sum", sums[chains.index(stations)], max(sums))


def main():
    chance = random.Random(7)
    lineages, worst = 0, 0.0
    for count in [1, 2, 3, 5, 8, 12, 20, 40, 90]:
        for density in [0.4, 1.0, 2.0, 4.0]:
            for acyclic in [True, False]:
                with tempfile.TemporaryDirectory() as folder:
                    lineage = Lineage(chance, folder, count, density, acyclic)
                    check_descent(lineage, chance)
                    worst = max(worst, check_pagerank(lineage))
                    if acyclic:
                        check_acyclic(lineage)
                        if count <= 20:
                            check_chains(lineage)
                    lineages += 1
    print(f"{lineages} lineages: all as NetworkX {networkx.__version__} has it, "
          f"PageRank within {worst:.1e}")


if __name__ == "__main__":
    main()
