#!/usr/bin/env bash
# Adds the machines that a first deploy does not make. Generated from the application model.
# Needs flyctl, jq and FLY_API_TOKEN in the environment (an organization token: a deploy token cannot create apps).
set -euo pipefail

# count FILTER COMMAND...: how many there are; column NAME COMMAND...: the same out of a table.
count() { "${@:2}" | jq "$1"; }
column() { "${@:2}" | awk -v name="$1" '{ for (i = 1; i <= NF; i++) if ($i == name) { found++; break } } END { print found + 0 }'; }

# 2 machines of feature-store app in ord
present=$(count '[.[] | select((.Process // .process) == "app") | .Regions.ord // 0] | add // 0' fly scale show --app feature-store --json)
[ "$present" -ge 2 ] || fly scale count app=2 --region ord --app feature-store --yes
# 2 machines of feature-store app in lhr
present=$(count '[.[] | select((.Process // .process) == "app") | .Regions.lhr // 0] | add // 0' fly scale show --app feature-store --json)
[ "$present" -ge 2 ] || fly scale count app=2 --region lhr --app feature-store --yes
