#!/usr/bin/env bash
# Three instances of the application on one PostgreSQL, which it brings along: shows what they share, then stops them.
# With `serve` they go on until stopped.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exec ./mvnw -q -pl examples/mitt-liv-app -am test-compile exec:exec -Dexec.skip=true "-Dinstances.args=${1:-}"
