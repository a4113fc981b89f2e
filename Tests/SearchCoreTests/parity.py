"""Runs the queries of a folder through search.wasm and compares each answer, byte for byte, with the native engine's.

Usage: parity.py FOLDER, with search.wasm, the shards as NAME.bin, and queries.jsonl (query, options, expected).
Then repeats queries until ten thousand have run and checks that the module's memory has stopped growing.
"""

import json
import pathlib
import sys

import wasmtime

folder = pathlib.Path(sys.argv[1])
store = wasmtime.Store()
module = wasmtime.Module(store.engine, (folder / "search.wasm").read_bytes())
exports = wasmtime.Instance(store, module, []).exports(store)
memory = exports["memory"]


def call(name, *arguments):
    return exports[name](store, *arguments)


def with_bytes(data, use):
    address = call("search_allocate", max(1, len(data)))
    memory.write(store, data, address)
    result = use(address, len(data))
    call("search_release", address)
    return result


def load(name):
    data = (folder / f"{name}.bin").read_bytes()
    family, number = ord(name[0]), int(name[1:].partition(".")[0])
    status = with_bytes(data, lambda address, length: call("search_load", handle, family, number, address, length))
    assert status == 0, f"{name}: status {status}"


def search(query, options):
    data = query.encode()
    while True:
        length = with_bytes(data, lambda address, count: call("search_run", handle, address, count, options, 10, 0))
        assert length >= 0, f"{query}: status {-length}"
        address = call("search_answer", handle)
        answer = bytes(memory.read(store, address, address + length)).decode()
        if not answer.startswith('{"version":1,"needs":'):
            return answer
        for name in json.loads(answer)["needs"]:
            load(name)


root = (folder / "r0.bin").read_bytes()
handle = with_bytes(root, lambda address, length: call("search_open", address, length))
assert handle > 0, f"status {-handle}"
damaged = bytearray(root)
damaged[40] ^= 1
queries = [json.loads(line) for line in (folder / "queries.jsonl").read_text().splitlines()]
differences = 0
for query in queries:
    answer = search(query["query"], query["options"])
    if answer != query["expected"]:
        differences += 1
        if differences <= 3:
            print("differs:", query["query"], answer[:300], query["expected"][:300], sep="\n  ")
for query in queries * 2:
    search(query["query"], query["options"])
before = memory.data_len(store)
runs = 10_000 if len(sys.argv) < 3 else int(sys.argv[2])
for number in range(runs):
    query = queries[number % len(queries)]
    search(query["query"], query["options"] & 1)
grown = memory.data_len(store) - before
status = with_bytes(bytes(damaged), lambda address, length: call("search_open", address, length))
print(f"{len(queries)} queries, {differences} differences, {before // 1024} kB of memory, {grown // 1024} kB more after {runs} queries")
sys.exit(0 if differences == 0 and grown == 0 and status == -5 else 1)
