#!/bin/sh
# Build every peer in place (target/ and node_modules/ are ignored by git).  build.sh [PEER ...]
# Needs JDK 17 or later, Maven, node and npm; the target is best run by a JDK of 21 or later.
set -u
cd "$(dirname "$0")" || exit 2
[ $# -gt 0 ] || set -- server floor cucumber karate playwright cucumberjs sluice
for peer; do
  case $peer in
    server) mkdir -p server/target/classes && javac --release 17 -d server/target/classes server/src/bench/Target.java ;;
    sluice) mkdir -p sluice/target/classes && javac --release 17 -cp ../../target/sluice-cli.jar -d sluice/target/classes sluice/src/bench/Steps.java \
        && jar cf sluice/target/glue.jar -C sluice/target/classes . && rm -f sluice/target/classes.jsa ;;
    playwright|cucumberjs) (cd "$peer" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --no-audit --no-fund --no-package-lock --loglevel=error) ;;
    *) mvn -q -B -f "$peer/pom.xml" compile dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib ;;
  esac && echo "built $peer" || { echo "NOT BUILT: $peer"; failed=1; }
done
exit ${failed:-0}
