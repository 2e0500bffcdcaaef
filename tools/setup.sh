#!/usr/bin/env bash
# Everything that the tests need: dependencies; RabbitMQ and Redis as programs, which are killed and truncated on purpose
# also where the rest runs on servers given by URL or in Docker; OpenStack's command line with its Placement plugin.
set -euo pipefail
cd "$(dirname "$0")/.."

npm ci --no-audit --no-fund

docker_answers() { command -v docker >/dev/null && timeout 10 docker version >/dev/null 2>&1; }

# Debian's sbin folders are not on everybody's PATH.
has() { PATH="$PATH:/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin" command -v "$1" >/dev/null; }

has_client() { has openstack && openstack resource provider list --help >/dev/null 2>&1; }

elsewhere=
if [ -n "${CELLFLOW_RABBITMQ_URL:-}" ] && [ -n "${CELLFLOW_REDIS_URL:-}" ]; then
  elsewhere='RabbitMQ and Redis are given by URL'
elif docker_answers; then
  elsewhere='a Docker engine answers, RabbitMQ and Redis will run in it'
fi
if [ -n "$elsewhere" ]; then echo "setup: $elsewhere"; fi
servers=()
has rabbitmq-server || servers+=(rabbitmq-server)
has redis-server || servers+=(redis-server)
if [ ${#servers[@]} -eq 0 ]; then echo 'setup: rabbitmq-server and redis-server are installed'; fi
client=()
if has_client; then
  echo 'setup: the openstack command with its Placement plugin is installed'
else
  client=(python3-openstackclient python3-osc-placement)
fi
if [ ${#servers[@]} -eq 0 ] && [ ${#client[@]} -eq 0 ]; then exit 0; fi

# Without any servers hardly anything can be tested; without the programs, or the client, single stories fail and say why.
give_up() {
  echo "setup: $1" >&2
  if [ ${#servers[@]} -gt 0 ] && [ -n "$elsewhere" ]; then
    echo "setup: the stories that break servers on purpose need ${servers[*]}" >&2
  elif [ ${#servers[@]} -gt 0 ]; then
    echo "setup: the tests need ${servers[*]}, or a Docker engine: start Docker, or install them yourself, or set" >&2
    echo 'setup: CELLFLOW_RABBITMQ_URL, CELLFLOW_RABBITMQ_MANAGEMENT_URL and CELLFLOW_REDIS_URL' >&2
  fi
  if [ ${#client[@]} -gt 0 ]; then
    echo "setup: the story of OpenStack's client needs ${client[*]}," >&2
    echo 'setup: or, elsewhere than on Debian: pip install python-openstackclient osc-placement' >&2
  fi
  if [ ${#servers[@]} -eq 0 ] || [ -n "$elsewhere" ]; then exit 0; fi
  exit 1
}

command -v apt-get >/dev/null || give_up 'this machine has no apt-get.'
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || give_up 'installing with apt-get needs root or sudo.'
  as_root=(sudo)
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

install() {
  echo "setup: installing $* with apt-get${as_root:+, through sudo}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}
"${as_root[@]}" apt-get update -q || echo 'setup: apt-get update failed, trying with what is known' >&2
# The servers first: nearly everything needs them, and one story the client.
if [ ${#servers[@]} -gt 0 ]; then
  install "${servers[@]}" || give_up 'apt-get could not install them.'
  for name in "${servers[@]}"; do has "$name" || give_up "$name is still not there after its installation."; done
  servers=()
fi
if [ ${#client[@]} -gt 0 ]; then
  install "${client[@]}" || give_up 'apt-get could not install them.'
  has_client || give_up 'the openstack command still does not know `resource provider` after its installation.'
fi
echo 'setup: done'
