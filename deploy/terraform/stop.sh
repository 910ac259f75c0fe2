#!/bin/sh
# Ends what start.sh started; nothing there is fine.
set -eu

pid=$(cat "$FOLDER/service.pid" 2>/dev/null) || exit 0
# The id may be another process's by now.
case $(ps -o args= -p "$pid" 2>/dev/null) in *sluice-reference*) ;; *) exit 0 ;; esac

kill "$pid" 2>/dev/null || exit 0
tries=100
while kill -0 "$pid" 2>/dev/null; do
  tries=$((tries - 1))
  [ "$tries" -gt 0 ] || kill -KILL "$pid" 2>/dev/null || :
  sleep 0.1
done
echo "the service has ended"
