"""Runs one analysis with one library: python peer.py LIBRARY FOLDER ANALYSIS.

Prints `load SECONDS`, `first SECONDS` and `best SECONDS`, as the example `analyses` does.
"""
import csv
import sys
import time
from pathlib import Path

AGAIN = 2


def tables(folder, analysis):
    """Returns the number of technologies, the pairs of numbers, and the number of a late one. For
    PageRank the pairs are turned round: importance flows from heirs to origins."""
    with open(folder / "nodes.csv", newline="") as nodes:
        numbers = {row[0]: at for at, row in enumerate(csv.reader(nodes)) if at > 0}
    numbers = {id: at - 1 for id, at in numbers.items()}
    with open(folder / "edges.csv", newline="") as edges:
        rows = csv.reader(edges)
        next(rows)
        first, second = (1, 0) if analysis == "pagerank" else (0, 1)
        pairs = [(numbers[row[first]], numbers[row[second]]) for row in rows]
    return len(numbers), pairs, numbers[(folder / "late").read_text()]


def rustworkx(folder, analysis):
    import rustworkx

    count, pairs, late = tables(folder, analysis)
    graph = rustworkx.PyDiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from_no_data(pairs)
    return {
        "ancestors": lambda: rustworkx.ancestors(graph, late),
        "descendant-counts": lambda: [len(rustworkx.descendants(graph, at)) for at in range(count)],
        "generations": lambda: rustworkx.topological_generations(graph),
        "pagerank": lambda: rustworkx.pagerank(graph, alpha=0.85, tol=1e-10, max_iter=1000),
        "reduction": lambda: rustworkx.transitive_reduction(graph),
    }


def igraph(folder, analysis):
    import igraph

    count, pairs, late = tables(folder, analysis)
    graph = igraph.Graph(n=count, edges=pairs, directed=True)
    return {
        "ancestors": lambda: graph.subcomponent(late, mode="in"),
        "descendant-counts": lambda: graph.neighborhood_size(order=count, mode="out"),
        # No generations, but the order.
        "generations": lambda: graph.topological_sorting(),
        "pagerank": lambda: graph.pagerank(damping=0.85),
    }


def networkx(folder, analysis):
    import networkx

    count, pairs, late = tables(folder, analysis)
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(pairs)
    return {
        "ancestors": lambda: networkx.ancestors(graph, late),
        "descendant-counts": lambda: [len(networkx.descendants(graph, at)) for at in range(count)],
        "generations": lambda: list(networkx.topological_generations(graph)),
        "pagerank": lambda: networkx.pagerank(graph, alpha=0.85, tol=1e-10 / count),
        "reduction": lambda: networkx.transitive_reduction(graph),
    }


def main():
    library, folder, analysis = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    began = time.perf_counter()
    libraries = {"rustworkx": rustworkx, "igraph": igraph, "networkx": networkx}
    analyses = libraries[library](folder, analysis)
    print(f"load {time.perf_counter() - began:.6f}", flush=True)
    if analysis not in analyses:
        sys.exit(3)
    seconds = []
    for _ in range(1 + AGAIN):
        began = time.perf_counter()
        analyses[analysis]()
        seconds.append(time.perf_counter() - began)
        if sum(seconds) > 10:
            break
    print(f"first {seconds[0]:.6f}\nbest {min(seconds):.6f}")


if __name__ == "__main__":
    main()
