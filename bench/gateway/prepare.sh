# Gets ready what a run needs, once, below artifacts/bench-gateway. Sourced by run and memory.
#   prepare tools pointsman yarp nginx portkey     any of these
# Nothing is installed but a missing compiler: nginx is unpacked beside the system's own, Portkey's gateway and, where
# node is too old, node itself come from npm by lock file.
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
ready="$root/artifacts/bench-gateway"
node_version=20.20.2
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
mkdir -p "$ready/logs"

die() { echo "error: $*" >&2; exit 1; }
say() { echo "$*" >&2; }

logged() { # name, command …
  local log="$ready/logs/$1.log"; shift
  "$@" >"$log" 2>&1 </dev/null || { tail -15 "$log" >&2; die "'$*' failed; the whole log is in $log"; }
}

newer() { # built, sources …
  [ ! -e "$1" ] && return 0
  local built="$1"; shift
  [ -n "$(find "$@" -newer "$built" -type f -print -quit)" ]
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

package() { # program, package of Debian
  command -v "$1" >/dev/null && return
  say "installing $2 …"
  local install="apt-get install -y --no-install-recommends $2"
  (as_root apt-get update && as_root $install) >"$ready/logs/$1.log" 2>&1 </dev/null || die \
    "$1 is missing and could not be installed; as root: $install"
}

prepare_tools() {
  package gcc "gcc libc6-dev"
  package taskset util-linux
  local tool
  for tool in upstream load; do
    newer "$ready/$tool" "$here/tools" || continue
    logged "$tool" gcc -O2 -Wall -o "$ready/$tool" "$here/tools/$tool.c"
  done
  publish runner "$here/Runner"
}

publish() { # name, folder of the project
  newer "$ready/$1/.built" "$2" "$root/Directory.Build.props" || return 0
  say "building $1 …"
  logged "$1" dotnet publish "$2" -c Release -o "$ready/$1" --ucr -nodeReuse:false -p:UseSharedCompilation=false
  touch "$ready/$1/.built"
}

prepare_pointsman() { "$root/pointsman" --version >/dev/null || die "Pointsman could not be built"; }

prepare_yarp() { publish yarp "$here/peers/Yarp"; }

prepare_nginx() {
  [ -e "$ready/nginx/nginx" ] && return
  mkdir -p "$ready/nginx"
  local own="$ready/nginx" system; system="$(PATH="$PATH:/usr/sbin" command -v nginx || true)"
  if [ -n "$system" ]; then
    ln -sf "$system" "$own/nginx"
    return
  fi
  say "fetching nginx …"
  local fetch="apt-get download nginx nginx-light"
  (cd "$own" && { $fetch || { as_root apt-get update && $fetch; }; } \
    && for file in *.deb; do dpkg-deb -x "$file" unpacked; done) >"$ready/logs/nginx.log" 2>&1 </dev/null \
    || die "nginx could not be fetched; the log is in $ready/logs/nginx.log. Go without it: --only with the other names"
  ln -sf "$own/unpacked/usr/sbin/nginx" "$own/nginx"
  "$own/nginx" -v 2>/dev/null || die "nginx does not start; as root: apt-get install -y libpcre2-8-0 libcrypt1 libssl3"
}

node_is_new_enough() { [ "$("$1" -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge 20 ]; }

prepare_portkey() {
  local own="$ready/portkey" node; node="$(command -v node || true)"
  if newer "$own/.built" "$here/peers/portkey"; then
    package npm npm
    say "fetching Portkey's gateway …"
    mkdir -p "$own"
    cp "$here/peers/portkey/package.json" "$here/peers/portkey/package-lock.json" "$own"
    logged portkey npm --prefix "$own" ci --ignore-scripts --no-audit --no-fund
    touch "$own/.built"
  fi
  if ! node_is_new_enough "${node:-none}"; then
    local kind; kind="$(uname -m)"; kind="node-linux-$([ "$kind" = aarch64 ] && echo arm64 || echo x64)"
    node="$ready/node/node_modules/$kind/bin/node"
    if [ ! -x "$node" ]; then
      say "fetching node $node_version …"
      logged node npm --prefix "$ready/node" install --ignore-scripts --no-audit --no-fund "$kind@$node_version"
    fi
    node_is_new_enough "$node" || die "node $node_version does not start here; install node 20 or later"
  fi
  ln -sf "$node" "$own/node"
}

prepare() {
  command -v dotnet >/dev/null || die "the .NET SDK is missing; install the .NET 10 SDK, then run this again"
  local part
  for part in "$@"; do "prepare_$part"; done
}

# The runner with the processors that this shell may use: proxies on the first, everything else on the second.
run_on_two_processors() {
  local list processors=() range
  list="$(taskset -pc $$)"
  for range in $(tr ',' ' ' <<<"${list##*: }"); do
    read -ra range <<<"$(seq -s' ' "${range%-*}" "${range#*-}")"
    processors+=("${range[@]}")
  done
  if [ "${#processors[@]}" -lt 2 ]; then exec "$ready/runner/gateway-bench" "$@"; fi
  exec taskset -c "${processors[1]}" "$ready/runner/gateway-bench" "$@" \
    --processors "${processors[0]},${processors[1]}"
}
