#!/usr/bin/env bash
# Builds our images of the present commit twice, in two fresh clones under two umasks, and fails unless the digests agree.
# The base is the stand-in of the official runtime image (tests/standins/build.sh), unless BASE names another by digest.
set -euo pipefail
cd "$(dirname "$0")/.."

standin=localhost/hotdash-standin-aspnet
if [ -z "${BASE:-}" ] && ! podman image exists "$standin:10.0"; then
    echo "skipped: there is neither BASE nor the stand-in image that tests/standins/build.sh makes"
    exit 0
fi

base=${BASE:-$standin@$(podman image inspect --format '{{.Digest}}' "$standin:10.0")}
clones=$(mktemp -d)
trap 'rm -rf "$clones"' EXIT

# The first is built last, so that the tags that other tests use are its.
build() {
    git clone --quiet --no-hardlinks . "$clones/$1"
    (umask "$2" && "$clones/$1/infra/images/build.sh" "$base" --prefix "$3") | sed "s#^$3##" | tee "$clones/$1.digests"
}

build again 077 localhost/hotdash-again-
podman images --filter reference='localhost/hotdash-again-*' --format '{{.Repository}}:{{.Tag}}' | xargs --no-run-if-empty podman rmi > /dev/null
build first 022 localhost/hotdash-
diff "$clones/first.digests" "$clones/again.digests" && echo "two builds, the same digests"
