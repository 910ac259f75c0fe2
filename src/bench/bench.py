#!/usr/bin/env python3
"""Run peers in interleaved rounds and report whole-process figures.

  bench.py --n 500 --latency 0 --rounds 3 --peers floor:1 cucumber:1 cucumber:8 karate:8 ... [--json FILE]

A peer is NAME:THREADS as run.sh knows it (or cmd:LABEL, with --cmd 'LABEL=shell command' for a product that is not
in run.sh: it gets BENCH_BASE, BENCH_WORK, BENCH_OUT, N and THREADS in its environment). Every round runs every peer
once, in an order that rotates; the ratio of a peer to the first peer is taken within a round, and its median over the
rounds is what is reported. Wall is from start to exit, CPU is user+system of the process and the children it waited
for, RSS is the largest single process, and tree is the sampled sum over the whole process tree (8 samples a second;
pages shared by processes count more than once). The target counts requests and connections, and a run with a wrong
number of requests, or a non-zero exit, is marked. A table of results in a JSON-lines file: --report FILE ...
"""
import argparse
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
PAGE = os.sysconf("SC_PAGE_SIZE")


def tree_rss(root):
    """Sum of resident pages of root and its descendants."""
    children, rss = {}, {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat") as f:
                fields = f.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(pid))
        rss[int(pid)] = int(fields[21]) * PAGE
    todo, total = [root], 0
    while todo:
        pid = todo.pop()
        total += rss.get(pid, 0)
        todo += children.get(pid, [])
    return total


def run(argv, env, log, timeout):
    start = time.monotonic()
    with open(log, "wb") as out:
        p = subprocess.Popen(argv, env=env, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                             start_new_session=True)
    peak, done, late = [0], threading.Event(), [False]

    def sample():
        while not done.wait(0.125):
            peak[0] = max(peak[0], tree_rss(p.pid))
            if time.monotonic() - start > timeout and not late[0]:
                late[0] = True
                os.killpg(p.pid, signal.SIGKILL)

    t = threading.Thread(target=sample, daemon=True)
    t.start()
    _, status, ru = os.wait4(p.pid, 0)
    wall = time.monotonic() - start
    done.set()
    t.join()
    p.returncode = os.waitstatus_to_exitcode(status)
    return dict(wall=round(wall, 3), cpu=round(ru.ru_utime + ru.ru_stime, 3), sys=round(ru.ru_stime, 3),
                rss=ru.ru_maxrss * 1024, tree=max(peak[0], ru.ru_maxrss * 1024), rc=p.returncode, late=late[0])


def call(base, method, path):
    with urllib.request.urlopen(urllib.request.Request(base + path, method=method), timeout=30) as r:
        return json.load(r)


def report(rows):
    keys = []
    for r in rows:
        k = (r["n"], r["latency"], r["peer"])
        if k not in keys:
            keys.append(k)
    first = {}
    for n, lat, peer in keys:
        first.setdefault((n, lat), peer)
    med = statistics.median
    print("| N | latency ms | peer:threads | runs | wall s | CPU s | RSS MiB | tree MiB | wall/first | CPU/first | connections | notes |")
    print("|---|---|---|---|---|---|---|---|---|---|---|---|")
    for n, lat, peer in sorted(keys, key=lambda k: (k[0], k[1])):
        mine = [r for r in rows if (r["n"], r["latency"], r["peer"]) == (n, lat, peer)]
        base = {r["session"]: r for r in rows if (r["n"], r["latency"], r["peer"]) == (n, lat, first[(n, lat)])}
        pairs = [(r, base[r["session"]]) for r in mine if r["session"] in base]
        bad = {r["bad"] for r in mine if r["bad"]}
        ratio = lambda f: f"{med([a[f] / b[f] for a, b in pairs]):.2f}" if pairs else ""
        print(f"| {n} | {lat} | {peer} | {len(mine)} | {med([r['wall'] for r in mine]):.2f} | {med([r['cpu'] for r in mine]):.2f} "
              f"| {med([r['rss'] for r in mine]) / 2**20:.0f} | {med([r['tree'] for r in mine]) / 2**20:.0f} | {ratio('wall')} | {ratio('cpu')} "
              f"| {med([r['connections'] for r in mine]):.0f} | {'; '.join(sorted(bad))} |")


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--n", type=int, nargs="+", default=[50])
    a.add_argument("--latency", type=int, default=0)
    a.add_argument("--rounds", type=int, default=3)
    a.add_argument("--peers", nargs="+", default=["floor:1"])
    a.add_argument("--cmd", action="append", default=[], help="LABEL=shell command, used by the peer LABEL:THREADS")
    a.add_argument("--requests", type=int, default=5, help="requests a scenario makes (a gate that runs both ways makes more)")
    a.add_argument("--json", help="append one JSON line per run to this file")
    a.add_argument("--timeout", type=int, default=600, help="bound on one run, seconds")
    a.add_argument("--target-java", default=os.environ.get("JAVA21", "java"), help="java of the target, best 21 or later")
    a.add_argument("--report", nargs="+", help="only print the table of these JSON-lines files")
    o = a.parse_args()
    if o.report:
        report([json.loads(line) for f in o.report for line in open(f)])
        return
    cmds = dict(c.split("=", 1) for c in o.cmd)
    tmp = tempfile.mkdtemp(prefix="bench-")
    port_file = os.path.join(tmp, "port")
    target = subprocess.Popen([o.target_java, "-Xmx512m", "-cp", os.path.join(HERE, "server/target/classes"), "bench.Target", "0", port_file, "7200"],
                              stdout=subprocess.DEVNULL)
    rows = []
    try:
        for _ in range(100):
            if os.path.exists(port_file) and open(port_file).read():
                break
            time.sleep(0.1)
        base = "http://127.0.0.1:" + open(port_file).read()
        for n in o.n:
            work = os.path.join(tmp, f"work-{n}")
            subprocess.run([sys.executable, os.path.join(HERE, "gen.py"), str(n), work], check=True,
                           env=dict(os.environ, HELPER=os.path.join(HERE, "playwright/work.js")))
            for rnd in range(o.rounds):
                session = f"{time.time():.0f}-{n}-{rnd}"
                k = rnd % len(o.peers)
                for peer in o.peers[k:] + o.peers[:k]:
                    name, threads = peer.rsplit(":", 1)
                    out = tempfile.mkdtemp(prefix="out-", dir=tmp)
                    env = dict(os.environ, BENCH_BASE=base, BENCH_WORK=work, BENCH_OUT=out, N=str(n), THREADS=threads)
                    argv = ["sh", "-c", cmds[name]] if name in cmds else [os.path.join(HERE, "run.sh"), name, str(n), threads]
                    call(base, "POST", f"/_bench/reset?latency={o.latency}")
                    log = os.path.join(tmp, "log")
                    r = run(argv, env, log, o.timeout)
                    r.update(call(base, "GET", "/_bench/stats"))
                    want = 0 if name.startswith("dry-run") else n * (7 if name == "sluice" else o.requests)
                    bad = ("timed out" if r["late"] else f"exit {r['rc']}" if r["rc"] else
                           f"{r['requests']} requests of {want}" if r["requests"] != want else "")
                    r.update(n=n, latency=o.latency, peer=peer, session=session, bad=bad)
                    rows.append(r)
                    print(f"# {n} {peer} wall {r['wall']} cpu {r['cpu']} rss {r['rss'] >> 20} {bad}", file=sys.stderr, flush=True)
                    if bad:
                        kept = tempfile.mkstemp(prefix=f"bench-bad-{name}-{threads}-", suffix=".log")[1]
                        shutil.copy(log, kept)
                        print(f"# its output: {kept}", file=sys.stderr)
                    if o.json:
                        with open(o.json, "a") as f:
                            f.write(json.dumps(r) + "\n")
                    shutil.rmtree(out, ignore_errors=True)
    finally:
        target.terminate()
        target.wait()
        shutil.rmtree(tmp, ignore_errors=True)
    report(rows)


if __name__ == "__main__":
    main()
