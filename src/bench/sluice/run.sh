#!/bin/sh
# One run of Sluice over BENCH_WORK/cucumber in THREADS lanes, as the launcher runs it, with the step classes of glue.jar.
here=$(cd "$(dirname "$0")" && pwd)
project=$BENCH_OUT/project
mkdir -p "$project" && cp -r "$BENCH_WORK/cucumber" "$project/features" || exit 70
sed "s|BASE|$BENCH_BASE|" "$here/sluice.yaml" >"$project/sluice.yaml" || exit 70
cd "$project" || exit 70
archive="$here/target/classes.jsa" shared=
if [ -n "${BENCH_ARCHIVE-}" ]; then shared=-XX:ArchiveClassesAtExit=$archive; elif [ -f "$archive" ]; then shared=-XX:SharedArchiveFile=$archive; fi
# shellcheck disable=SC2086
SLUICE_LANES=$THREADS exec "${JAVA:-java}" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off \
  $shared ${JAVA_OPTS-} -Dcucumber.glue=bench -cp "$here/../../../target/sluice-cli.jar:$here/target/glue.jar" io.sluice.cli.Main gate
