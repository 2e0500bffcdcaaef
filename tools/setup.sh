#!/usr/bin/env bash
# Everything that the tests need: dependencies, and a RabbitMQ and a Redis, unless there is a Docker engine to run
# them or they are installed already.
set -euo pipefail
cd "$(dirname "$0")/.."

npm ci --no-audit --no-fund

docker_answers() { command -v docker >/dev/null && timeout 10 docker version >/dev/null 2>&1; }

# Debian's sbin folders are not on everybody's PATH.
has() { PATH="$PATH:/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin" command -v "$1" >/dev/null; }

if [ -n "${CELLFLOW_RABBITMQ_URL:-}" ] && [ -n "${CELLFLOW_REDIS_URL:-}" ]; then
  echo 'setup: RabbitMQ and Redis are given by URL'
  exit 0
fi
if docker_answers; then
  echo 'setup: a Docker engine answers, RabbitMQ and Redis will run in it'
  exit 0
fi
missing=()
has rabbitmq-server || missing+=(rabbitmq-server)
has redis-server || missing+=(redis-server)
if [ ${#missing[@]} -eq 0 ]; then
  echo 'setup: rabbitmq-server and redis-server are installed'
  exit 0
fi

give_up() {
  echo "setup: the tests need ${missing[*]}, or a Docker engine, and $1" >&2
  echo 'setup: start Docker, or install them yourself, or set CELLFLOW_RABBITMQ_URL, CELLFLOW_RABBITMQ_MANAGEMENT_URL' >&2
  echo 'setup: and CELLFLOW_REDIS_URL' >&2
  exit 1
}

command -v apt-get >/dev/null || give_up 'this machine has no apt-get to install them with.'
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || give_up 'installing them needs root or sudo.'
  as_root=(sudo)
  echo "setup: installing ${missing[*]} with apt-get, through sudo"
else
  echo "setup: installing ${missing[*]} with apt-get"
fi

# The tests start servers of their own: the distribution's services are not to be started beside them.
policy=/usr/sbin/policy-rc.d
restore=
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
  "${as_root[@]}" chmod 755 "$policy"
  restore=1
fi
finish() { if [ -n "$restore" ]; then "${as_root[@]}" rm -f "$policy"; fi; }
trap finish EXIT

"${as_root[@]}" apt-get update -q || echo 'setup: apt-get update failed, trying with what is known' >&2
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" ||
  give_up 'apt-get could not install them.'
for name in rabbitmq-server redis-server; do has "$name" || give_up "$name is still not there after its installation."; done
echo 'setup: done'
