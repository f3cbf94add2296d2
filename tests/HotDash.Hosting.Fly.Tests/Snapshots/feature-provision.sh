#!/usr/bin/env bash
# Creates the apps, addresses, volumes and servers that do not exist yet. Generated from the application model.
# Needs flyctl, jq and FLY_API_TOKEN in the environment (an organization token: a deploy token cannot create apps).
set -euo pipefail

# count FILTER COMMAND...: how many there are; column NAME COMMAND...: the same out of a table.
count() { "${@:2}" | jq "$1"; }
column() { "${@:2}" | awk -v name="$1" '{ for (i = 1; i <= NF; i++) if ($i == name) { found++; break } } END { print found + 0 }'; }

# app feature-api
present=$(count '[.[] | select((.Name // .name) == "feature-api")] | length' fly apps list --json)
[ "$present" -ge 1 ] || fly apps create feature-api --org sample-org --yes
# app feature-store
present=$(count '[.[] | select((.Name // .name) == "feature-store")] | length' fly apps list --json)
[ "$present" -ge 1 ] || fly apps create feature-store --org sample-org --yes
# volume data of feature-store in ord
present=$(count '[.[] | select((.name // .Name) == "data" and (.region // .Region) == "ord")] | length' fly volumes list --app feature-store --json)
[ "$present" -ge 2 ] || fly volumes create data --app feature-store --region ord --size 5 --count "$((2 - present))" --yes
# volume data of feature-store in lhr
present=$(count '[.[] | select((.name // .Name) == "data" and (.region // .Region) == "lhr")] | length' fly volumes list --app feature-store --json)
[ "$present" -ge 2 ] || fly volumes create data --app feature-store --region lhr --size 5 --count "$((2 - present))" --yes
# Managed Postgres feature-db
present=$(count '[.[] | select((.name // .Name) == "feature-db")] | length' fly mpg list --org sample-org --json)
[ "$present" -ge 1 ] || fly mpg create --name feature-db --org sample-org --region ord --plan launch --volume-size 20 --pg-major-version 16
# Upstash Redis feature-cache
present=$(column feature-cache fly redis list --org sample-org)
[ "$present" -ge 1 ] || fly redis create --name feature-cache --org sample-org --region fra --plan 'Fixed 250MB' --no-replicas --disable-eviction --enable-auto-upgrade=false --enable-prodpack=false
