#!/usr/bin/env python3
"""Runs the same analyses with forebear, rustworkx, igraph and NetworkX, one after the other in one
run, each in a process of its own, and prints a table with the ratio to forebear.

    cargo build --release -p forebear-graph --example analyses
    .ci/python $(cat graph/benches/peers/requirements.txt) -- graph/benches/peers/compare.py

`--count` is the number of technologies of the large lineage, `--most` how many seconds a process may
take, `--only` names some of the analyses. Needs /usr/bin/time.
"""
import argparse
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ANALYSES = os.environ.get("FOREBEAR_ANALYSES", "target/release/examples/analyses")
PROGRAMS = ["forebear", "rustworkx", "igraph", "networkx"]
# The analysis, and by how much smaller the lineage is: what is quadratic is asked of a tenth.
TASKS = {
    "ancestors": 1,
    "generations": 1,
    "pagerank": 1,
    "path-counts": 1,
    "descendant-counts": 10,
    "reduction": 10,
}


def command(program, folder, task):
    if program == "forebear":
        late = [(folder / "late").read_text()] if task == "ancestors" else []
        return [ANALYSES, folder, task, *late]
    return [sys.executable, HERE / "peer.py", program, folder, task]


def run(program, folder, task, most):
    """Returns the figures that a process prints, its whole seconds and its MiB; or why not."""
    timed = ["/usr/bin/time", "--format=whole %e\nmemory %M", *command(program, folder, task)]
    # A session of its own, so that what `time` started ends with it.
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(timed, start_new_session=True, **pipes) as process:
        try:
            printed, errors = process.communicate(timeout=most)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return f"more than {most} s"
    if process.returncode == 3:
        return "has none"
    if process.returncode:
        lines = errors.strip().splitlines()
        return f"failed: {next((line for line in reversed(lines) if 'Error' in line), lines[0])}"
    lines = (printed + errors).splitlines()
    return {key: float(value) for key, value in (line.split() for line in lines if " " in line)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--most", type=int, default=120)
    parser.add_argument("--only", nargs="*", choices=TASKS, default=list(TASKS))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for task in asked.only:
            count = asked.count // TASKS[task]
            folder = Path(scratch) / str(count)
            if not folder.exists():
                subprocess.run([sys.executable, HERE / "lineage.py", folder, str(count)], check=True)
            with open(folder / "edges.csv") as edges:
                influences = sum(1 for _ in edges) - 1
            print(f"\n{task}, {count} technologies, {influences} influences")
            print(f"  {'':10} {'load':>9} {'first':>10} {'best':>10} {'whole':>9} {'MiB':>7} "
                  f"{'best ratio':>10} {'whole ratio':>11}")
            ours = None
            for program in PROGRAMS:
                found = run(program, folder, task, asked.most)
                if isinstance(found, str):
                    print(f"  {program:10} {found}")
                    continue
                ours = ours or found
                print(f"  {program:10} {found['load']:9.3f} {found['first']:10.4f} "
                      f"{found['best']:10.4f} {found['whole']:9.2f} {found['memory'] / 1024:7.0f} "
                      f"{found['best'] / ours['best']:10.1f} {found['whole'] / ours['whole']:11.1f}",
                      flush=True)


if __name__ == "__main__":
    main()
