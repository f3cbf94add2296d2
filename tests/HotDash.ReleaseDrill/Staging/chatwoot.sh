#!/bin/sh
# Starts the compatible service with the names that staging's Chatwoot has for its servers.
set -eu
address=${REDIS_URL#redis://:}
export ConnectionStrings__chatwoot="Host=$POSTGRES_HOST;Port=$POSTGRES_PORT;Username=$POSTGRES_USERNAME;Password=$POSTGRES_PASSWORD;Database=$POSTGRES_DATABASE"
export ConnectionStrings__redis="$(echo "${address#*@}" | cut -d/ -f1),password=${address%@*}"
exec "$@"
