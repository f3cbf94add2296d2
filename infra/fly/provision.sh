#!/usr/bin/env bash
# Creates the apps, addresses, volumes and servers that do not exist yet. Generated from the application model.
# Needs flyctl, jq and FLY_API_TOKEN in the environment (an organization token: a deploy token cannot create apps).
set -euo pipefail

# count FILTER COMMAND...: how many there are; column NAME COMMAND...: the same out of a table.
count() { "${@:2}" | jq "$1"; }
column() { "${@:2}" | awk -v name="$1" '{ for (i = 1; i <= NF; i++) if ($i == name) { found++; break } } END { print found + 0 }'; }

# app hotdash-chatwoot
present=$(count '[.[] | select((.Name // .name) == "hotdash-chatwoot")] | length' fly apps list --json)
[ "$present" -ge 1 ] || fly apps create hotdash-chatwoot --org "${FLY_ORG:?set it to the Fly organization}" --yes
# app hotdash-staging
present=$(count '[.[] | select((.Name // .name) == "hotdash-staging")] | length' fly apps list --json)
[ "$present" -ge 1 ] || fly apps create hotdash-staging --org "${FLY_ORG:?set it to the Fly organization}" --yes
# private address of hotdash-chatwoot
present=$(count '[.[] | select((.Type // .type) == "private_v6")] | length' fly ips list --app hotdash-chatwoot --json)
[ "$present" -ge 1 ] || fly ips allocate-v6 --private --app hotdash-chatwoot
# Upstash Redis hotdash-chatwoot-cache
present=$(column hotdash-chatwoot-cache fly redis list --org "${FLY_ORG:?set it to the Fly organization}")
[ "$present" -ge 1 ] || fly redis create --name hotdash-chatwoot-cache --org "${FLY_ORG:?set it to the Fly organization}" --region ord --plan "${FLY_REDIS_PLAN:?set it to a plan that fly redis plans lists; a queue wants a fixed one}" --no-replicas --disable-eviction --enable-auto-upgrade=false --enable-prodpack=false
