#!/usr/bin/env bash
# Builds the images of HotDash's own services, the same bytes for the same commit and base: publishes each project, writes its
# bill of materials beside it, and copies both onto the base image. Prints name, digest and size of each.
#
# Usage: infra/images/build.sh BASE@sha256:DIGEST [--prefix NAME/] [IMAGE...]
#   BASE      an ASP.NET 10 runtime image, by digest: it is never made up and never looked up by tag
#   --prefix  before the names; default localhost/hotdash-
#   IMAGE     dashboard, chatwoot, chatwoot-worker; default all
# Needs the .NET SDK, Node.js and Podman (or Buildah by the name of podman). Refuses a work tree with changes, which would be
# of no commit; HOTDASH_IMAGES_DIRTY=1 builds it all the same and says so in the labels.
set -euo pipefail
cd "$(dirname "$0")/../.."

declare -A projects=(
    [dashboard]=services/HotDash.Dashboard/HotDash.Dashboard
    [chatwoot]=services/HotDash.Chatwoot/HotDash.Chatwoot
    [chatwoot-worker]=services/HotDash.Chatwoot.Worker/HotDash.Chatwoot.Worker
)
prefix=localhost/hotdash-
base=${1:-}
[[ $base == *@sha256:* ]] || { echo "'$base' names no base image by digest. Give one: $0 NAME@sha256:DIGEST" >&2; exit 2; }
shift
if [ "${1:-}" = --prefix ]; then prefix=$2; shift 2; fi
if [ $# -gt 0 ]; then images=("$@"); else images=(dashboard chatwoot chatwoot-worker); fi

revision=$(git rev-parse HEAD)
epoch=$(git show --no-patch --format=%ct HEAD)
if [ -n "$(git status --porcelain)" ]; then
    [ -n "${HOTDASH_IMAGES_DIRTY:-}" ] || { echo "The work tree differs from commit $revision: commit first." >&2; exit 2; }
    revision=$revision-dirty
fi
version=$(dotnet msbuild services/HotDash.Dashboard/HotDash.Dashboard.csproj -getProperty:Version)
[ -d infra/images/node_modules ] || npm ci --prefix infra/images --no-audit --no-fund --silent

build() {
    local name=$1 project=${projects[$1]} context=artifacts/images/$1
    rm -rf "$context"
    mkdir -p "$context/app" "$context/data"
    dotnet publish "$project.csproj" --configuration Release --output "$context/app" --nologo --verbosity quiet \
        -p:ContinuousIntegrationBuild=true -p:UseAppHost=false -p:SatelliteResourceLanguages=en -p:PublishDocumentationFiles=false -p:DebugType=none
    rm -f "$context"/app/appsettings.Development.json
    # The one thing in a publish that tells when it was made: what browsers are told of each file.
    local modified
    modified=$(date --utc --date="@$epoch" '+%a, %d %b %Y %H:%M:%S GMT')
    find "$context/app" -name '*.staticwebassets.endpoints.json' -exec \
        sed -i -E "s/(\"Last-Modified\",\"Value\":\")[^\"]*/\1$modified/g" {} +
    node infra/images/sbom.mjs "$context/app/$(basename "$project").deps.json" "$version" "$revision" > "$context/app/sbom.cdx.json"
    find "$context" -exec touch --no-dereference --date="@$epoch" {} +
    # Packages are unpacked with the modes that the user's umask leaves.
    find "$context" -type d -exec chmod 755 {} + -o -type f -exec chmod 644 {} +

    # Docker's format, because the other one has no health check.
    podman build --quiet --no-cache --pull=missing --format=docker --timestamp "$epoch" --file "infra/images/$name.Containerfile" --tag "$prefix$name:$revision" \
        --build-arg BASE_IMAGE="$base" --label "org.opencontainers.image.version=$version" --label "org.opencontainers.image.revision=$revision" \
        --label "org.opencontainers.image.base.name=${base%@*}" --label "org.opencontainers.image.base.digest=${base#*@}" "$context" > /dev/null
    local unpacked
    unpacked=$(mktemp -d)
    podman save --quiet --format docker-archive "$prefix$name:$revision" | tar -x -C "$unpacked"
    node infra/images/strip.mjs "$unpacked" > "$unpacked/files"
    podman rmi --force "$prefix$name:$revision" > /dev/null
    tar -C "$unpacked" --dereference --files-from "$unpacked/files" -c | podman load --quiet > /dev/null
    rm -rf "$unpacked"
    podman tag "$prefix$name:$revision" "$prefix$name:local"
    podman image inspect --format "$prefix$name:$revision {{.Digest}} {{.Size}} bytes" "$prefix$name:$revision"
}

for name in "${images[@]}"; do
    [ -n "${projects[$name]:-}" ] || { echo "There is no image '$name'. There are: ${!projects[*]}." >&2; exit 2; }
    build "$name"
done
