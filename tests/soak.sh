#!/usr/bin/env bash
# The long suites: jobs through kills, stops, suspensions, cut connections and Redis restarts, on each engine; releases whose
# runner is killed, every state of two runners at once, broken and good releases on the simulator, HotDash's own among them; generated models.
# HOTDASH_SOAK_SCALE scales it; 1 is 200,000 jobs and 200 faults per engine, 1,000 killed runners and the whole corpus.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet build tests/HotDash.Sidekiq.Workload --configuration Release --verbosity quiet
workload=artifacts/bin/HotDash.Sidekiq.Workload/release/HotDash.Sidekiq.Workload

if command -v redis-server > /dev/null; then
  "$workload" soak redis
else
  echo "skipped on redis: redis-server is not installed"
fi

"$workload" soak garnet

dotnet build tests/HotDash.ReleaseDrill --configuration Release --verbosity quiet
drill=artifacts/bin/HotDash.ReleaseDrill/release/HotDash.ReleaseDrill
"$drill" model
"$drill" kill
"$drill" corpus

# HotDash itself, good and broken, through its AppHost to a simulated Fly; the drill has built it.
"$drill" staging

# Generated application models through the Fly publisher: 2,000 at scale 1.
dotnet build tests/HotDash.Hosting.Fly.Workload --configuration Release --verbosity quiet
artifacts/bin/HotDash.Hosting.Fly.Workload/release/HotDash.Hosting.Fly.Workload soak

# Migrations that the gate calls safe, on tables of a million rows that others read and write.
dotnet run --project tests/HotDash.MigrationBenchmark --configuration Release

# Bodies made at random to every route of the Chatwoot-compatible service: 200 rounds at scale 1.
HOTDASH_FUZZ_ROUNDS=$(awk "BEGIN { rounds = int(200 * ${HOTDASH_SOAK_SCALE:-1}); print rounds < 1 ? 1 : rounds }") \
  dotnet test --project tests/HotDash.Chatwoot.Tests --filter-class HotDash.Chatwoot.Tests.Access.FuzzTests

# The stack in containers, with containers, the engine's monitors and the AppHost killed; two kills alone at a small scale.
dotnet build tests/HotDash.Faults.Tests --verbosity quiet
faults=artifacts/bin/HotDash.Faults.Tests/debug/HotDash.Faults.Tests
if awk -v scale="${HOTDASH_SOAK_SCALE:-1}" 'BEGIN { exit !(scale >= 1) }'; then
  "$faults" -explicit only -class HotDash.Faults.Tests.Containers.ContainerFaultTests
else
  "$faults" -explicit only -method 'HotDash.Faults.Tests.Containers.ContainerFaultTests.Container_Killed_IsShownEndedAndStartsAgainWithItsData'
fi
