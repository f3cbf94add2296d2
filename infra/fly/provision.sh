#!/usr/bin/env bash
# Creates the apps, private addresses and volumes that do not exist yet. Generated from the application model.
# Needs flyctl, jq and FLY_API_TOKEN in the environment (an organization token: a deploy token cannot create apps).
set -euo pipefail

has_app() { fly apps list --json | jq -e --arg name "$1" 'any(.[]; .Name == $name)' > /dev/null; }
has_private_address() { fly ips list --app "$1" --json | jq -e 'any(.[]; .Type == "private_v6")' > /dev/null; }
volumes() { fly volumes list --app "$1" --json | jq --arg name "$2" '[.[] | select(.name == $name)] | length'; }

has_app hotdash-chatwoot || fly apps create hotdash-chatwoot --org "${FLY_ORG:?set it to the Fly organization}" --yes
has_private_address hotdash-chatwoot || fly ips allocate-v6 --private --app hotdash-chatwoot
has_app hotdash-staging || fly apps create hotdash-staging --org "${FLY_ORG:?set it to the Fly organization}" --yes
