#!/bin/sh
# The part of the official image's entry point that HotDash relies on: options alone mean redis-server with them.
set -e

case ${1:-} in
    -*) set -- redis-server "$@" ;;
esac

if [ "$1" = redis-server ] && [ "$(id -u)" = 0 ]; then
    chown -R redis:redis /data
    exec setpriv --reuid=redis --regid=redis --init-groups "$0" "$@"
fi

exec "$@"
