#!/usr/bin/env bash
# Builds the images that tests use in place of official ones where nothing can be pulled: a Postgres, a Redis, an ASP.NET
# runtime and the base of DCP's tunnel, of Debian's packages and the machine's own .NET. Tests only; nothing ships with them.
# They honour the official images' environment variables and carry the label hotdash.standin. Needs root, podman, mmdebstrap.
set -euo pipefail
cd "$(dirname "$0")"

prefix=localhost/hotdash-standin
recipe=$({ cat build.sh; dotnet --version; } | sha256sum | cut -c1-16)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

is_current() { [ "$(podman image inspect --format '{{index .Labels "hotdash.standin"}}' "$prefix-$1" 2> /dev/null)" = "${2:-$recipe}" ]; }

import() { podman import --quiet --change "LABEL hotdash.standin=$recipe" "${@:3}" "$2" "$prefix-$1" > /dev/null; }

debian() {
    local sources=/etc/apt/sources.list.d/debian.sources
    [ -e "$sources" ] || sources=/etc/apt/sources.list
    mmdebstrap --quiet --variant=minbase --include=postgresql-15,redis-server,netcat-openbsd \
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
        --customize-hook='rm -rf "$1"/var/lib/postgresql/15 "$1"/usr/lib/llvm-14 "$1"/usr/lib/x86_64-linux-gnu/libLLVM* "$1"/var/cache/apt/*' \
        bookworm "$work/debian.tar" "$sources"
    import debian:12 "$work/debian.tar"
    rm "$work/debian.tar"
}

# What the chiseled official image holds: the runtime, the libraries it needs, an ordinary user, and no shell.
aspnet() {
    local root=$work/aspnet sdk version
    sdk=$(dirname "$(readlink -f "$(command -v dotnet)")")
    version=$(ls "$sdk/shared/Microsoft.AspNetCore.App" | sort -V | tail -1)
    mkdir -p "$work/debs" "$root/etc/ssl/certs" "$root/usr/bin" "$root/usr/share/dotnet/shared" "$root/tmp" "$root/home/app"
    (cd "$work/debs" && apt-get -q -q -o APT::Sandbox::User=root download libc6 libgcc-s1 libstdc++6 libssl3 zlib1g tzdata)
    for package in "$work"/debs/*.deb; do dpkg-deb --extract "$package" "$root"; done
    rm -rf "$root/usr/share/doc" "$root/usr/share/lintian"
    for folder in Microsoft.NETCore.App Microsoft.AspNetCore.App; do
        mkdir "$root/usr/share/dotnet/shared/$folder"
        cp -r "$sdk/shared/$folder/$version" "$root/usr/share/dotnet/shared/$folder/"
    done
    cp -r "$sdk/dotnet" "$sdk/host" "$root/usr/share/dotnet/"
    ln -s /usr/share/dotnet/dotnet "$root/usr/bin/dotnet"
    cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
    printf 'root:x:0:0:root:/root:/sbin/nologin\napp:x:1654:1654::/home/app:/sbin/nologin\n' > "$root/etc/passwd"
    printf 'root:x:0:\napp:x:1654:\n' > "$root/etc/group"
    chmod 1777 "$root/tmp"
    chown 1654:1654 "$root/home/app"
    tar -C "$root" --sort=name --mtime=@0 -cf "$work/aspnet.tar" .
    import aspnet:10.0 "$work/aspnet.tar" --change 'USER 1654' --change 'ENV PATH=/usr/bin' --change 'ENV APP_UID=1654' \
        --change 'ENV ASPNETCORE_HTTP_PORTS=8080' --change 'ENV DOTNET_RUNNING_IN_CONTAINER=true' --change 'ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true'
}

derived() {
    local folder=${1%:*} own
    own=$recipe-$(cat "$folder"/* | sha256sum | cut -c1-16)
    is_current "$1" "$own" || podman build --quiet --pull=never --format=docker --label "hotdash.standin=$own" --tag "$prefix-$1" "$folder" > /dev/null
}

is_current debian:12 || debian
is_current aspnet:10.0 || aspnet
# The tags are the versions that Debian has; a tag decides where the official Postgres image keeps its data.
for image in postgres:15 redis:7 chatwoot:1; do
    derived "$image"
done

# DCP builds its tunnel on this very name and pulls it when it is not there.
podman tag "$prefix-debian:12" mcr.microsoft.com/azurelinux/base/core:3.0

podman images --filter label=hotdash.standin --format 'table {{.Repository}}:{{.Tag}}\t{{.Size}}'
