#!/usr/bin/env bash
# The long fault suite: the running stack with its processes killed under load and its mailbox away, then jobs through
# kills, stops, suspensions, cut connections and Redis restarts, on each engine.
# HOTDASH_SOAK_SCALE scales it; 1 is 50 kills of Redis in the stack, 200,000 jobs and 200 faults per engine.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet test --project tests/HotDash.Faults.Tests --explicit only

dotnet build tests/HotDash.Sidekiq.Workload --configuration Release --verbosity quiet
workload=artifacts/bin/HotDash.Sidekiq.Workload/release/HotDash.Sidekiq.Workload

if command -v redis-server > /dev/null; then
  "$workload" soak redis
else
  echo "skipped on redis: redis-server is not installed"
fi

"$workload" soak garnet
