#!/usr/bin/env bash
# Creates the apps, addresses, volumes and servers that do not exist yet. Generated from the application model.
# Needs flyctl, jq and FLY_API_TOKEN in the environment (an organization token: a deploy token cannot create apps).
set -euo pipefail

# count FILTER COMMAND...: how many there are; column NAME COMMAND...: the same out of a table.
count() { "${@:2}" | jq "$1"; }
column() { "${@:2}" | awk -v name="$1" '{ for (i = 1; i <= NF; i++) if ($i == name) { found++; break } } END { print found + 0 }'; }

# app sample-dashboard
present=$(count '[.[] | select((.Name // .name) == "sample-dashboard")] | length' fly apps list --json)
[ "$present" -ge 1 ] || fly apps create sample-dashboard --org sample-org --yes
# app sample-support
present=$(count '[.[] | select((.Name // .name) == "sample-support")] | length' fly apps list --json)
[ "$present" -ge 1 ] || fly apps create sample-support --org sample-org --yes
# private address of sample-support
present=$(count '[.[] | select((.Type // .type) == "private_v6")] | length' fly ips list --app sample-support --json)
[ "$present" -ge 1 ] || fly ips allocate-v6 --private --app sample-support
