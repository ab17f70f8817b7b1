# Sourced by what needs servers of its own: installs them on Debian, starts them on loopback, stops them. Bash.
#
# start_postgres FOLDER [SETTING…] sets $postgres, start_redis FOLDER sets $redis: what a client connects to. stop_servers ends both.

is_root() { [ "$(id -u)" = 0 ]; }
have() { command -v "$1" >/dev/null 2>&1; }
say() { printf '%s\n' "$*"; }

postgres='' redis='' redis_pid='' postgres_data='' policy=''

make_work_folder() { # [parent]; root's own TMPDIR may be closed to the user that PostgreSQL runs as
  local folder parent=${1:-${TMPDIR:-/tmp}}
  if is_root; then parent=${1:-/tmp}; fi
  folder=$(mktemp -d "$parent/certify.XXXXXX") && chmod 755 "$folder" && say "$folder"
}

# --- packages --------------------------------------------------------------------------------------------------------

apt_get() { # quiet unless it fails; mirrors hiccup, and another apt may hold the lock
  local log=${TMPDIR:-/tmp}/certify-apt.$$
  for try in 1 2 3; do
    DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" \
      </dev/null >"$log" 2>&1 && rm -f "$log" && return 0
    [ "$try" = 3 ] || sleep 5
  done
  tail -20 "$log"
  rm -f "$log"
  return 1
}

install_packages() { # name…
  # Debian asks this file before it starts a daemon: none of ours is wanted.
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    policy=/usr/sbin/policy-rc.d
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy"
  fi
  apt_get update
  if ! apt_get install --no-install-recommends "$@"; then
    for package in "$@"; do apt_get install --no-install-recommends "$package"; done
  fi
  [ -n "$policy" ] && rm -f "$policy" && policy=''
}

# --- servers ---------------------------------------------------------------------------------------------------------

postgres_bin=''
find_postgres() {
  postgres_bin=$(find /usr/lib/postgresql -maxdepth 3 -path '*/bin/initdb' 2>/dev/null | sort -V | tail -1)
  [ -n "$postgres_bin" ] || postgres_bin=$(command -v initdb)
  [ -n "$postgres_bin" ] && postgres_bin=$(dirname "$postgres_bin")
}

free_port() { # below the range from which the system gives ports away
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  say "$port"
}

as_postgres() { if is_root; then runuser -u postgres -- "$@"; else "$@"; fi; }

start_postgres() { # folder [name=value…]
  local work=$1 port password settings
  settings=$(printf -- ' -c %s' listen_addresses=127.0.0.1 unix_socket_directories= fsync=off full_page_writes=off max_connections=300 "${@:2}")
  find_postgres || return 1
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  mkdir -m 700 "$work/pg" && say "$password" >"$work/pg.password" && chmod 600 "$work/pg.password" || return 1
  if is_root; then chown postgres "$work/pg" "$work/pg.password" || return 1; fi
  (cd "$work" && as_postgres "$postgres_bin/initdb" -D "$work/pg" -U certify --pwfile="$work/pg.password" \
    -A scram-sha-256 -E UTF8 --locale=C.UTF-8 -N) >"$work/pg.log" 2>&1 || { tail -5 "$work/pg.log"; return 1; }
  for _ in 1 2 3; do
    port=$(free_port)
    # Not synced to disk, because it is thrown away; commits stay synchronous, because what writes may be killed.
    if (cd "$work" && as_postgres "$postgres_bin/pg_ctl" -D "$work/pg" -w -t 60 -l "$work/pg/log" -o "-c port=$port$settings" start) \
      >"$work/pg.log" 2>&1 </dev/null; then
      postgres_data="$work/pg"
      postgres="Host=127.0.0.1;Port=$port;Username=certify;Password=$password;Database=postgres"
      return 0
    fi
  done
  tail -5 "$work/pg.log" "$work/pg/log"
  return 1
}

start_redis() { # folder
  local work=$1 port
  have redis-server || return 1
  for _ in 1 2 3; do
    port=$(free_port)
    redis-server --bind 127.0.0.1 --port "$port" --save '' --appendonly no --dir "$work" </dev/null >"$work/redis.log" 2>&1 &
    redis_pid=$!
    for _ in $(seq 100); do
      if [ "$(redis-cli -p "$port" ping 2>/dev/null)" = PONG ]; then
        redis="127.0.0.1:$port"
        return 0
      fi
      kill -0 "$redis_pid" 2>/dev/null || break
      sleep 0.1
    done
    kill "$redis_pid" 2>/dev/null
    redis_pid=''
  done
  tail -5 "$work/redis.log"
  return 1
}

stop_servers() {
  [ -n "$redis_pid" ] && kill "$redis_pid" 2>/dev/null && wait "$redis_pid" 2>/dev/null
  [ -n "$postgres_data" ] && as_postgres "$postgres_bin/pg_ctl" -D "$postgres_data" -m immediate -w stop >/dev/null 2>&1
  [ -n "$policy" ] && rm -f "$policy"
}
