# shellcheck shell=bash
# What scripts/run and scripts/test need from the machine: found, else installed where that is allowed, else asked for by name.
# Works with bash 3.2 (macOS).

POSTGRESQL_OLDEST=15

say() { printf '%s\n' "$*"; }

fail() {
  printf '\n' >&2
  printf '%s\n' "$@" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

may_install() { [ "$(id -u)" = 0 ] || { has sudo && sudo -n true 2>/dev/null; }; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# To be stopped is no failure: it is said as what it is, with the exit code that tells it, and nothing goes on behind it.
stopped() { # exit code
  local job
  trap - INT TERM HUP
  # By the shell's own list: a signal may come between the start of a job and the line that notes its id.
  for job in $(jobs -p); do kill "$job" 2>/dev/null || true; done
  printf '\nStopped.\n' >&2
  exit "$1"
}
trap 'stopped 130' INT
trap 'stopped 143' TERM
trap 'stopped 129' HUP

# Runs a command with its output in a file, and says every few seconds that it still runs.
patiently() { # file, command
  local log="$1" status=0 running ticker
  shift
  "$@" >"$log" 2>&1 </dev/null &
  running=$!
  # It is killed, and ends with the command by itself, too: of a command that is done at once, any other signal may come while the new
  # shell still has this one's traps, and is lost.
  {
    seconds=0
    while sleep 5 </dev/null >/dev/null 2>&1 && kill -0 "$$" 2>/dev/null && kill -0 "$running" 2>/dev/null; do
      seconds=$((seconds + 5))
      printf '  … %s s\n' "$seconds" >&2
    done
  } &
  ticker=$!
  wait "$running" || status=$?
  kill -KILL "$ticker" 2>/dev/null || true
  wait "$ticker" 2>/dev/null || true
  return "$status"
}

# Runs a command and shows what it said only when it fails.
quietly() {
  local log status=0
  log="$(mktemp)"
  patiently "$log" "$@" || status=$?
  if [ "$status" != 0 ]; then cat "$log" >&2; fi
  rm -f "$log"
  return "$status"
}

need_dotnet() { # root of the checkout
  local said
  if ! has dotnet && [ -x "${HOME:-/nonexistent}/.dotnet/dotnet" ]; then
    PATH="$HOME/.dotnet:$PATH"
    export PATH
  fi
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
  # Accounts without a home (a service, a container's user) still need somewhere for the SDK's files; without it, it says nothing but an error.
  if ! [ -d "${HOME:-}" ] || ! [ -r "$HOME" ] || ! [ -w "$HOME" ] || ! [ -x "$HOME" ]; then
    export DOTNET_CLI_HOME="${DOTNET_CLI_HOME:-$1/artifacts/home}" NUGET_PACKAGES="${NUGET_PACKAGES:-$1/artifacts/home/packages}"
    mkdir -p "$DOTNET_CLI_HOME" || fail "There is no home directory that can be used (HOME is \"${HOME:-}\"), and $DOTNET_CLI_HOME cannot be made." \
      "Set HOME or DOTNET_CLI_HOME to a directory that this user may write to."
  fi
  if has dotnet && said="$(cd "$1" && dotnet --version 2>&1)"; then return; fi
  if has dotnet && dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
    fail "The .NET 10 SDK is here, but it does not run:" "$said"
  fi
  fail "The .NET 10 SDK is missing." \
    "Install it from https://dotnet.microsoft.com/download/dotnet/10.0, or:" \
    "  Ubuntu:         sudo apt-get install dotnet-sdk-10.0" \
    "  Fedora, RHEL:   sudo dnf install dotnet-sdk-10.0" \
    "  macOS:          brew install --cask dotnet-sdk"
}

# The built program, once build_workbench has made it.
workbench_of() { # root of the checkout
  printf '%s' "$1/src/ScopingReview.Web/bin/Release/net10.0/ScopingReview.Web.dll"
}

build_workbench() { # root of the checkout
  local log="$1/artifacts/build.log"
  say "Building (the first time takes a minute or two) …"
  mkdir -p "$1/artifacts"
  if ! patiently "$log" dotnet build "$1/src/ScopingReview.Web" -c Release -v quiet -p:RunAnalyzers=false -nodeReuse:false -p:UseSharedCompilation=false; then
    grep -E '(error|warning) ?[A-Z]*[0-9]*:' "$log" | sort -u | head -n 20 >&2 || true
    fail "The workbench could not be built. The whole output is in ${log#"$PWD"/}."
  fi
}

# Prints the newest major version of PostgreSQL's server programs on this machine, nothing when there are none.
postgresql_version() {
  local directory directories version newest=''
  directories="${SCOPING_REVIEW_PG_BIN:-}"
  if [ -z "$directories" ]; then
    directories="$(printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin \
      /usr/local/opt/postgresql*/bin /home/linuxbrew/.linuxbrew/opt/postgresql*/bin /usr/local/pgsql/bin)
$(printf '%s' "$PATH" | tr ':' '\n')"
  fi
  while IFS= read -r directory; do
    if ! [ -x "$directory/postgres" ] || ! [ -x "$directory/initdb" ] || ! [ -x "$directory/pg_ctl" ]; then continue; fi
    version="$("$directory/postgres" --version 2>/dev/null | sed -n 's/.*(PostgreSQL) \([0-9]*\).*/\1/p')"
    if [ -n "$version" ] && [ "$version" -gt "${newest:-0}" ]; then newest="$version"; fi
  done <<LIST
$directories
LIST
  printf '%s' "$newest"
}

need_postgresql() {
  local version
  version="$(postgresql_version)"
  [ "${version:-0}" -ge "$POSTGRESQL_OLDEST" ] && return
  if [ -z "${SCOPING_REVIEW_PG_BIN:-}" ] && install_postgresql; then
    version="$(postgresql_version)"
    [ "${version:-0}" -ge "$POSTGRESQL_OLDEST" ] && return
  fi
  if [ -n "${SCOPING_REVIEW_PG_BIN:-}" ] && [ -z "$version" ]; then
    fail "SCOPING_REVIEW_PG_BIN is $SCOPING_REVIEW_PG_BIN, but initdb, pg_ctl and postgres are not there or do not run." \
      "Set it to the bin directory of a PostgreSQL installation, or leave it out: the usual places are then searched."
  fi
  if [ -n "$version" ]; then version="only version $version is here"; else version="none is here"; fi
  fail "PostgreSQL $POSTGRESQL_OLDEST or newer is needed (its programs; no server has to run), and $version." \
    "Install it, then start this again:" \
    "  Debian 12+, Ubuntu 24.04+:   sudo apt-get install postgresql" \
    "  older Debian and Ubuntu:     https://www.postgresql.org/download/linux/ (its own package repository)" \
    "  Fedora:                      sudo dnf install postgresql-server postgresql-contrib" \
    "  RHEL 9:                      sudo dnf module enable postgresql:16 && sudo dnf install postgresql-server postgresql-contrib" \
    "  macOS:                       brew install postgresql@17" \
    "Or set ConnectionStrings__ScopingReview to a PostgreSQL server that you have."
}

install_postgresql() {
  if has brew && [ "$(id -u)" != 0 ]; then
    say "Installing PostgreSQL with Homebrew …"
    quietly brew install postgresql@17
  elif ! may_install; then
    return 1
  elif has apt-get; then
    install_postgresql_with_apt
  elif has dnf; then
    say "Installing PostgreSQL with dnf …"
    # RHEL's default stream is 13; Fedora has no streams.
    as_root dnf -y -q module enable postgresql:16 >/dev/null 2>&1 </dev/null || true
    quietly as_root dnf -y -q install postgresql-server postgresql-contrib
  else
    return 1
  fi
}

# Debian's package makes a cluster and starts it at once; only the programs are wanted here, so it is told not to for the time being.
install_postgresql_with_apt() {
  local drop_in=/etc/postgresql-common/createcluster.d/only-the-programs.conf package status=0
  say "Installing PostgreSQL with apt-get …"
  quietly as_root apt-get update -qq || true
  package="$(apt-cache pkgnames postgresql- 2>/dev/null | grep -E '^postgresql-[0-9]+$' | sort -t- -k2 -n | tail -n 1 || true)"
  [ "${package#postgresql-}" -ge "$POSTGRESQL_OLDEST" ] 2>/dev/null || return 1
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends postgresql-common || return 1
  as_root mkdir -p "${drop_in%/*}"
  printf 'create_main_cluster = false\n' | as_root tee "$drop_in" >/dev/null
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$package" || status=$?
  as_root rm -f "$drop_in"
  return "$status"
}

docker_answers() {
  local host="${DOCKER_HOST:-unix:///var/run/docker.sock}"
  case "$host" in
    unix://*) [ -S "${host#unix://}" ] || return 1 ;;
  esac
  if has docker; then
    docker version >/dev/null 2>&1 </dev/null
  elif has curl; then
    case "$host" in
      unix://*) curl -fsS --max-time 5 --unix-socket "${host#unix://}" http://localhost/_ping >/dev/null 2>&1 ;;
      tcp://*) curl -fsS --max-time 5 "http://${host#tcp://}/_ping" >/dev/null 2>&1 ;;
      *) return 1 ;;
    esac
  else
    return 1
  fi
}

# Says where the tests' databases are, and tells the tests.
choose_test_server() {
  if [ -n "${TEST_POSTGRES:-}" ]; then
    say "Databases: on the server in TEST_POSTGRES"
    return
  fi
  if [ -z "${TEST_POSTGRES_SERVER:-}" ]; then
    if docker_answers; then TEST_POSTGRES_SERVER=container; else TEST_POSTGRES_SERVER=embedded; fi
    export TEST_POSTGRES_SERVER
  fi
  case "$TEST_POSTGRES_SERVER" in
    container) say "Databases: in a container of ${TEST_POSTGRES_IMAGE:-the image in docker-compose.yml} (Testcontainers)" ;;
    embedded) say "Databases: on a server of this machine's PostgreSQL programs" ;;
    *) fail "TEST_POSTGRES_SERVER is \"$TEST_POSTGRES_SERVER\"." "It is container or embedded, or left out." ;;
  esac
}

# Prints the path of a Chromium or Chrome that answers (Ubuntu's chromium-browser can be an empty shell around a missing snap); first
# of the one without windows, which needs less of the machine.
chromium_path() {
  local candidate path
  for candidate in "${CHROMIUM_PATH:-}" chromium-headless-shell chromium google-chrome google-chrome-stable chromium-browser \
    '/Applications/Chromium.app/Contents/MacOS/Chromium' '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'; do
    [ -n "$candidate" ] || continue
    path="$(command -v "$candidate" 2>/dev/null)" || continue
    if "$path" --version >/dev/null 2>&1 </dev/null; then
      printf '%s' "$path"
      return
    fi
  done
}

# Exports CHROMIUM_PATH, which the browser tests start.
need_chromium() {
  CHROMIUM_PATH="$(chromium_path)"
  if [ -z "$CHROMIUM_PATH" ] && install_chromium; then CHROMIUM_PATH="$(chromium_path)"; fi
  [ -n "$CHROMIUM_PATH" ] || fail "The browser tests need Chromium or Google Chrome." \
    "  Debian:          sudo apt-get install chromium" \
    "  Ubuntu:          https://www.google.com/chrome/ (its chromium is a snap)" \
    "  Fedora, RHEL:    sudo dnf install chromium" \
    "  macOS:           brew install --cask google-chrome" \
    "Or set CHROMIUM_PATH. Without a browser: scripts/test domain web"
  export CHROMIUM_PATH
}

install_chromium() {
  if has brew && [ "$(id -u)" != 0 ]; then
    say "Installing Google Chrome with Homebrew …"
    quietly brew install --cask google-chrome
  elif ! may_install; then
    return 1
  elif has apt-get; then
    say "Installing Chromium with apt-get …"
    quietly as_root apt-get update -qq || true
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium fonts-liberation
  elif has dnf; then
    say "Installing Chromium with dnf …"
    quietly as_root dnf -y -q install chromium
  else
    return 1
  fi
}
