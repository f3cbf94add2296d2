#!/usr/bin/env bash
# Builds our images twice, here and in a fresh clone in another folder under another umask, and fails unless the digests agree.
# The base is the stand-in of the official runtime image (tests/standins/build.sh), unless BASE names another by digest.
set -euo pipefail
cd "$(dirname "$0")/.."

base=${BASE:-localhost/hotdash-standin-aspnet@$(podman image inspect --format '{{.Digest}}' localhost/hotdash-standin-aspnet:10.0)}
clone=$(mktemp -d)
trap 'rm -rf "$clone"' EXIT

infra/images/build.sh "$base" | tee "$clone/first"
git clone --quiet --no-hardlinks . "$clone/again"
(umask 077 && "$clone/again/infra/images/build.sh" "$base" --prefix localhost/hotdash-again-) | sed 's/hotdash-again-/hotdash-/' > "$clone/second"
podman images --filter reference='localhost/hotdash-again-*' --format '{{.Repository}}:{{.Tag}}' | xargs --no-run-if-empty podman rmi > /dev/null
diff "$clone/first" "$clone/second" && echo "two builds, the same digests"
