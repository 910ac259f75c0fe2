#!/bin/sh
# Run one peer once:  run.sh PEER N THREADS
# Environment: BENCH_BASE  the target, http://127.0.0.1:PORT
#              BENCH_WORK  what gen.py wrote for N
#              BENCH_OUT   an empty folder for reports
#              JAVA        java for the JVM peers (default: java on PATH)
#              JAVA_OPTS   extra JVM options (e.g. a flight recording)
set -u
peer=$1 n=$2 threads=$3
here=$(cd "$(dirname "$0")" && pwd)
java=${JAVA:-java}
CUCUMBER_PUBLISH_QUIET=true; export CUCUMBER_PUBLISH_QUIET
work=$BENCH_WORK out=$BENCH_OUT base=$BENCH_BASE
cd "$out" || exit 2

junit() { # CLASSPATH EXTRA...: the scenarios through the JUnit Platform console launcher
  cp=$1; shift
  par="--config cucumber.execution.parallel.enabled=false"
  [ "$threads" -gt 1 ] && par="--config cucumber.execution.parallel.enabled=true
    --config cucumber.execution.parallel.config.strategy=fixed
    --config cucumber.execution.parallel.config.fixed.parallelism=$threads
    --config cucumber.execution.parallel.config.fixed.max-pool-size=$threads"
  # shellcheck disable=SC2086
  exec "$java" ${JAVA_OPTS:-} -Dbench.base="$base" -cp "$cp" \
    org.junit.platform.console.ConsoleLauncher execute --disable-banner --details=none --include-engine=cucumber \
    --select-directory="$work/cucumber" --config cucumber.glue=bench --config cucumber.publish.quiet=true $par "$@"
}
cucumber="$here/cucumber/target/classes:$here/cucumber/target/lib/*"
case $peer in
  # shellcheck disable=SC2086
  floor) exec "$java" ${JAVA_OPTS:-} -cp "$here/floor/target/classes:$here/floor/target/lib/*" bench.Floor "$base" "$n" "$threads" ;;
  cucumber) junit "$cucumber" ;;
  # shellcheck disable=SC2086
  karate) exec "$java" ${JAVA_OPTS:-} -Dbench.base="$base" -cp "$here/karate/target/classes:$here/karate/target/lib/*" \
      com.intuit.karate.Main --threads "$threads" --output "$out" "$work/karate" ;;
  playwright) BENCH_DIR=$work/playwright; export BENCH_DIR
    cd "$here/playwright" && exec node node_modules/@playwright/test/cli.js test --config playwright.config.js --workers "$threads" ;;
  cucumberjs) [ "$threads" -gt 1 ] && set -- --parallel "$threads" || set --
    cd "$here/cucumberjs" && exec node node_modules/@cucumber/cucumber/bin/cucumber.js --require "steps/*.js" --format summary "$@" "$work/cucumber/*.feature" ;;
  sluice) exec "$here/sluice/run.sh" ;;
  *) echo "no such peer: $peer" >&2; exit 2 ;;
esac
