#!/usr/bin/env python3
"""Measure what docs/guides/bench.md promises, and write that page.

  points.py [--rounds 5] [--points marginal,threads,memory,isolation,schedule,watch] [--report]

Every point runs its peers interleaved, in rounds; a ratio is taken within a round, and the page shows the median and the
range over the rounds. Raw results are JSON lines in target/bench/. --report writes the page from them again.
Needs python3, JDK 17 or newer, Maven, node 20 or newer, npm, Chromium and its driver; nothing else should run meanwhile.
"""
import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
HOME = os.path.dirname(os.path.dirname(HERE))
RAW = os.path.join(HOME, "target", "bench")
PAGE = os.path.join(HOME, "docs", "guides", "bench.md")
PEERS = ["floor", "cucumber", "karate", "playwright", "cucumberjs", "sluice"]
NAMES = {"floor": "bare HTTP client", "cucumber": "Cucumber-JVM + REST Assured", "karate": "Karate",
         "playwright": "Playwright", "cucumberjs": "Cucumber-js", "sluice": "Sluice"}
THREADS = {"floor": [32, 64], "cucumber": [4, 8], "karate": [8, 32], "playwright": [2, 4], "cucumberjs": [2, 4],
           "sluice": [32, 64]}


def raw(point):
    return os.path.join(RAW, point + ".jsonl")


def rows(point):
    with open(raw(point)) as f:
        return [json.loads(line) for line in f]


def bench(point, *args, **env):
    subprocess.run([os.path.join(HERE, "bench.py"), "--json", raw(point), *map(str, args)], check=True,
                   env={**os.environ, **env})


def marginal(rounds):
    bench("marginal", "--n", 1, 200, 1000, "--rounds", rounds, "--peers", *[p + ":1" for p in PEERS])


def threads(rounds):
    tried = raw("threads-tried")
    if os.path.exists(tried):
        os.remove(tried)
    bench("threads-tried", "--n", 500, "--latency", 20, "--rounds", 1, "--peers",
          *[f"{p}:{t}" for p in PEERS for t in THREADS[p]])
    best = {}
    for r in rows("threads-tried"):
        name = r["peer"].split(":")[0]
        if name not in best or r["wall"] < best[name]["wall"]:
            best[name] = r
    bench("threads", "--n", 500, "--latency", 20, "--rounds", rounds, "--peers", *[r["peer"] for r in best.values()])


def memory(rounds):
    bench("memory", "--n", 1000, 20000, "--rounds", rounds, "--peers", "sluice:1", JAVA_OPTS="-Xmx512m")


def isolation(rounds):
    binary = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    driver = shutil.which("chromedriver")
    if not binary or not driver:
        sys.exit("isolation needs chromium and chromedriver")
    folder = tempfile.mkdtemp(prefix="bench-")
    port = os.path.join(folder, "port")
    java = os.environ.get("JAVA", "java")
    target = subprocess.Popen([java, "-cp", os.path.join(HERE, "server/target/classes"), "bench.Target", "0", port, "3600"],
                              stdout=subprocess.DEVNULL)
    try:
        while not (os.path.exists(port) and open(port).read()):
            time.sleep(0.1)
        url = f"http://127.0.0.1:{open(port).read()}/_bench/stats"
        ours = [java, "-XX:TieredStopAtLevel=1", "-cp", os.path.join(HOME, "target/sluice-cli.jar"),
                os.path.join(HERE, "isolation/Isolation.java")]
        theirs = ["node", os.path.join(HERE, "isolation/isolation.js"), url, binary]
        env = {**os.environ, "NODE_PATH": os.path.join(HERE, "playwright/node_modules")}
        kinds = {
            "sluice": ours + ["sluice", url, binary, driver, "20", "250"],
            "playwright": theirs + ["20", "250"],
            "sluice, no pause": ours + ["sluice", url, binary, driver, "20", "0"],
            "playwright, no pause": theirs + ["20", "0"],
            "session": ours + ["session", url, binary, driver, "3", "0"]}
        with open(raw("isolation"), "a") as out:
            for _ in range(rounds):
                one = {}
                for kind, command in kinds.items():
                    said = subprocess.run(command, env=env, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
                    one[kind] = float(said.stdout.decode().split()[-1])
                print("#", one, file=sys.stderr, flush=True)
                out.write(json.dumps(one) + "\n")
    finally:
        target.terminate()
        target.wait()
        shutil.rmtree(folder, ignore_errors=True)


def schedule(rounds):
    with open(raw("schedule"), "a") as out:
        for _ in range(rounds):
            subprocess.run([os.path.join(HOME, "sluice"), "gate"], cwd=HOME, check=True, stdout=subprocess.DEVNULL)
            with open(os.path.join(HOME, "reports/latest/verdict.json")) as f:
                verdict = json.load(f)
            one = {**verdict["schedule"], "trials": len(verdict["trials"])}
            print("#", one, file=sys.stderr, flush=True)
            out.write(json.dumps(one) + "\n")


SAVED = {"API": "features/clients/recording-clients.feature:10", "UI": "features/clients/recording-clients.feature:22"}


def watch(rounds):
    """From saving a feature to its result in `try --watch`, ten times each."""
    with open(raw("watch"), "a") as out:
        for kind, place in SAVED.items():
            feature = os.path.join(HOME, place.split(":")[0])
            with open(feature, "rb") as f:
                text = f.read()
            command = [os.path.join(HOME, "sluice"), "try", place, "--watch", "--plain"]
            session = subprocess.Popen(command, cwd=HOME, stdout=subprocess.PIPE, text=True, start_new_session=True)
            try:
                first = result(session)
                for _ in range(10):
                    time.sleep(0.5)
                    begun = time.monotonic()
                    with open(feature, "wb") as f:
                        f.write(text)
                    passed = result(session)
                    one = {"kind": kind, "ms": (time.monotonic() - begun) * 1000}
                    if not (first and passed):
                        sys.exit(f"watch: {place} did not pass")
                    print("#", one, file=sys.stderr, flush=True)
                    out.write(json.dumps(one) + "\n")
            finally:
                session.send_signal(2)
                session.communicate()


def result(session):
    """Reads up to the end of a result; whether all trials passed."""
    passed = False
    for line in session.stdout:
        passed = passed or "(1 passed)" in line
        if "waiting for a save" in line:
            return passed
    sys.exit("watch: it ended")


# ---- the page ---------------------------------------------------------------------------------------------------------


def spread(values, form="{:.2f}"):
    return f"{form.format(statistics.median(values))} ({form.format(min(values))}–{form.format(max(values))})"


def by(point, n, field="cpu"):
    """peer -> its figures, in the order of rounds."""
    out = {}
    for r in rows(point):
        if r["n"] == n:
            if r["bad"] and not did_more(r):
                sys.exit(f"{point}: a run of {r['peer']} was no good: {r['bad']}")
            out.setdefault(r["peer"].split(":")[0], []).append(r[field])
    return out


def did_more(r):
    """A run that made requests beyond those needed (a tenant made ahead that nobody took) got nothing for free."""
    words = r["bad"].split()
    return words[1:3] == ["requests", "of"] and int(words[0]) > int(words[3])


def a_scenario_more():
    small, large = by("marginal", 200), by("marginal", 1000)
    per = {p: [(b - a) / 800 * 1000 for a, b in zip(small[p], large[p])] for p in PEERS}
    out = ["", "## What a further scenario costs", "",
           f"CPU of the whole process, (N = 1,000 − N = 200) / 800, one thread, a service that answers at once; {len(small['sluice'])} rounds.", "",
           "| tool | ms CPU a scenario | Sluice's share of it |", "|---|---|---|"]
    for p in PEERS:
        share = "" if p == "sluice" else spread(over(per["sluice"], per[p]))
        out.append(f"| {NAMES[p]} | {spread(per[p])} | {share} |")
    return out


def the_first_scenario():
    cpu, wall = by("marginal", 1), by("marginal", 1, "wall")
    out = ["", "## What it costs to begin", "", "One scenario, the service is there already. Sluice with its archive of loaded classes, as `./sluice` runs it.", "",
           "| tool | s CPU | s wall | Sluice's share: CPU | wall |", "|---|---|---|---|---|"]
    for p in PEERS:
        shares = ("", "") if p == "sluice" else (spread(over(cpu["sluice"], cpu[p])), spread(over(wall["sluice"], wall[p])))
        out.append(f"| {NAMES[p]} | {spread(cpu[p])} | {spread(wall[p])} | {shares[0]} | {shares[1]} |")
    return out


def over(one, other):
    return [a / b for a, b in zip(one, other)]


def page():
    out = ["# Benchmark", "",
           "The same acceptance scenarios (five steps and five requests each, against a small service on the same machine) through several tools.",
           "Sluice makes two requests more for each: it creates a tenant for every trial and deletes it. Measured by `mvn -Pbench -DskipTests package`",
           "(`src/bench`), the tools interleaved within each round; a ratio is taken within a round. Shown: the median and, in brackets, the range over the rounds.", "",
           "The JVM tools run with the JVM's defaults, Sluice with the options of its launcher (see the end). A run that makes fewer requests than it should, or fails, ends the benchmark.", "",
           f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Java {java_version()}. Versions of the tools: `src/bench/*/pom.xml`, `package.json`."]
    if os.path.exists(raw("marginal")):
        out += a_scenario_more() + the_first_scenario()
    if os.path.exists(raw("threads")):
        wall = by("threads", 500, "wall")
        count = {r["peer"].split(":")[0]: r["peer"].split(":")[1] for r in rows("threads")}
        out += ["", "## Against a service that takes its time", "",
                "500 scenarios, 20 ms for each answer, each tool with the best of the thread counts that were tried.", "",
                "| tool | threads | s wall | Sluice's share |", "|---|---|---|---|"]
        for p in PEERS:
            share = "" if p == "sluice" else spread(over(wall["sluice"], wall[p]))
            out.append(f"| {NAMES[p]} | {count[p]} | {spread(wall[p])} | {share} |")
    if os.path.exists(raw("memory")):
        cpu, rss = by("memory", 20000)["sluice"], by("memory", 20000, "rss")["sluice"]
        thousand = by("memory", 1000)["sluice"]
        growth = [(b / 20000) / (a / 1000) for a, b in zip(thousand, cpu)]
        bare = [((b - a) / 19000 * 1000) for a, b in zip(thousand, cpu)]
        out += ["", "## Twenty thousand trials", "",
                f"With `-Xmx512m`: {spread([r / 2**20 for r in rss], '{:.0f}')} MiB resident, {spread(cpu, '{:.1f}')} s CPU. CPU a trial, at 20,000 against 1,000: "
                f"{spread(growth)}; of the further 19,000 each took {spread(bare)} ms."]
    if os.path.exists(raw("isolation")):
        all_ = rows("isolation")
        figure = lambda kind: [one[kind] for one in all_]
        ratio = lambda a, b: spread([one[a] / one[b] for one in all_])
        out += ["", "## Isolation of a UI trial", "",
                "How long a trial waits until it has a fresh page of its own, and from its last step until the next trial may begin: Sluice's user context, Playwright's",
                "`newContext` and `newPage`, a new WebDriver session (with its browser). In between it loads a page and works for 250 ms. One lane; Sluice keeps a second browser",
                "ready where processors are left, and opens and removes contexts while trials are at work. Without the pause there is no such while.", "",
                "| | ms | Sluice's share |", "|---|---|---|",
                f"| Sluice | {spread(figure('sluice'), '{:.1f}')} | |",
                f"| Playwright, new context | {spread(figure('playwright'), '{:.1f}')} | {ratio('sluice', 'playwright')} |",
                f"| new session | {spread(figure('session'), '{:.0f}')} | {spread([one['sluice'] / one['session'] for one in all_], '{:.3f}')} |",
                f"| Sluice, without a pause | {spread(figure('sluice, no pause'), '{:.1f}')} | |",
                f"| Playwright, without a pause | {spread(figure('playwright, no pause'), '{:.1f}')} | {ratio('sluice, no pause', 'playwright, no pause')} |"]
    if os.path.exists(raw("schedule")):
        all_ = rows("schedule")
        out += ["", "## The order of trials", "",
                f"The gate of the reference service, {all_[0]['trials']} trials in {all_[0]['lanes']} lanes, {all_[0]['browsers']} of them with a browser: schedule efficiency "
                f"{spread([one['efficiency'] for one in all_])}, {spread([one['wallMs'] / 1000 for one in all_], '{:.1f}')} s. It is the share of that time that no order of the same",
                "attempts could have saved: the longest of the longest trial, all work shared evenly by the lanes, and the work with browsers shared evenly by the browsers."]
    if os.path.exists(raw("watch")):
        out += ["", "## From saving a feature to its result", "",
                "`./sluice try FEATURE:LINE --watch` on the reference service, a scenario of the API and one in a browser, ten saves each: ",
                ", ".join(f"{kind} {spread([one['ms'] for one in rows('watch') if one['kind'] == kind], '{:.0f}')} ms" for kind in SAVED) + "."]
    out += ["", "## Trials that need not run", "", "10 flags, each read by a tenth of 200 scenarios: 416 trials instead of 2,200 (`SkippingTest`); see [skipping](skipping.md).", "",
            "## The JVM's options", "",
            "`-XX:TieredStopAtLevel=1`: with the second compiler 1,000 scenarios took 1.8 times the CPU and 1.1 times the time. Class-data sharing: 0.65 of the CPU",
            "and 0.61 of the time of one scenario.", ""]
    with open(PAGE, "w") as f:
        f.write("\n".join(out))
    print(PAGE)


def java_version():
    said = subprocess.run([os.environ.get("JAVA", "java"), "-version"], stderr=subprocess.PIPE).stderr.decode()
    return said.split('"')[1]


def main():
    points = dict(marginal=marginal, threads=threads, memory=memory, isolation=isolation, schedule=schedule, watch=watch)
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--rounds", type=int, default=5)
    a.add_argument("--points", default=",".join(points))
    a.add_argument("--report", action="store_true", help="only write the page, from what was measured")
    o = a.parse_args()
    os.makedirs(RAW, exist_ok=True)
    if not o.report:
        subprocess.run([os.path.join(HERE, "build.sh")], check=True)
        os.environ["BENCH_ARCHIVE"] = "1"
        bench("archive", "--n", 20, "--rounds", 1, "--peers", "sluice:1")
        del os.environ["BENCH_ARCHIVE"]
        for point in o.points.split(","):
            if os.path.exists(raw(point)):
                os.remove(raw(point))
            points[point](o.rounds)
    page()


if __name__ == "__main__":
    main()
