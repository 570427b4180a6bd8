"""Earliest starts of an activity network by networkx: the longest path over two nodes for each activity. Reads
`{"durations": [...], "links": [[from, to, kind, lag], ...]}` as JSON, writes starts, finish and seconds."""
import json
import sys
import time

import networkx as nx

given = json.load(sys.stdin)
began = time.process_time()
graph = nx.DiGraph()
for one, duration in enumerate(given["durations"]):
    graph.add_edge("source", ("S", one), weight=0)
    graph.add_edge(("S", one), ("F", one), weight=duration)
    graph.add_edge(("F", one), "sink", weight=0)
for before, after, kind, lag in given["links"]:
    if kind[1] == "F":
        # The finish follows the start by the duration: a finish that must be later pulls the start with it.
        begins, lag = ("S", after), lag - given["durations"][after]
    else:
        begins = ("S", after)
    edge = (kind[0], before), begins
    if not graph.has_edge(*edge) or graph.edges[edge]["weight"] < lag:
        graph.add_edge(*edge, weight=lag)
reached = {}
for node in nx.topological_sort(graph):
    reached[node] = max(
        (reached[before] + data["weight"] for before, _, data in graph.in_edges(node, data=True)),
        default=0,
    )
took = time.process_time() - began
began = time.process_time()
path = nx.dag_longest_path(graph, weight="weight")
longest = time.process_time() - began
print(
    json.dumps(
        {
            "starts": [reached[("S", one)] for one in range(len(given["durations"]))],
            "finish": reached["sink"],
            "path": nx.path_weight(graph, path, "weight"),
            "seconds": took,
            "longestPathSeconds": longest,
        }
    )
)
