#!/bin/sh
# Starts the reference service as a process of its own and writes where it answers, as the outputs of a Terraform state.
set -eu

mkdir -p "$FOLDER"
log=$FOLDER/service.log
: >"$log"

detach=nohup
! command -v setsid >/dev/null || detach="setsid nohup"
# shellcheck disable=SC2086 # two words are wanted
$detach java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "$JAR" --port 0 --build "$BUILD" >"$log" 2>&1 </dev/null &
pid=$!
echo "$pid" >"$FOLDER/service.pid"

tries=300
until url=$(sed -n 's/^listening on //p' "$log") && [ -n "$url" ]; do
  tries=$((tries - 1))
  if [ "$tries" -eq 0 ] || ! kill -0 "$pid" 2>/dev/null; then
    echo "the service did not start:" >&2
    cat "$log" >&2
    exit 1
  fi
  sleep 0.1
done

cat >"$FOLDER/service.json" <<END
{"version": 4, "terraform_version": "1.4.0", "serial": 1, "lineage": "service", "resources": [],
 "outputs": {"url": {"value": "$url", "type": "string"}}}
END
echo "the service answers at $url"
