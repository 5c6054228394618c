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

# Runs a command quietly and shows what it said only when it fails.
quietly() {
  local log status=0
  log="$(mktemp)"
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [ "$status" != 0 ]; then cat "$log" >&2; fi
  rm -f "$log"
  return "$status"
}

need_dotnet() { # root of the checkout
  if ! has dotnet && [ -x "${HOME:-/nonexistent}/.dotnet/dotnet" ]; then
    PATH="$HOME/.dotnet:$PATH"
    export PATH
  fi
  if ! has dotnet || ! (cd "$1" && dotnet --version) >/dev/null 2>&1; then
    fail "The .NET 10 SDK is missing." \
      "Install it from https://dotnet.microsoft.com/download/dotnet/10.0, or:" \
      "  Ubuntu:         sudo apt-get install dotnet-sdk-10.0" \
      "  Fedora, RHEL:   sudo dnf install dotnet-sdk-10.0" \
      "  macOS:          brew install --cask dotnet-sdk"
  fi
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
  # Accounts without a home (a service, a container's user) still need somewhere for the SDK's files.
  if [ -z "${HOME:-}" ] || [ ! -w "${HOME:-}" ]; then
    export DOTNET_CLI_HOME="${DOTNET_CLI_HOME:-$1/artifacts/home}" NUGET_PACKAGES="${NUGET_PACKAGES:-$1/artifacts/home/packages}"
    mkdir -p "$DOTNET_CLI_HOME"
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

# Prints the path of a Chromium or Chrome that answers (Ubuntu's chromium-browser can be an empty shell around a missing snap).
chromium_path() {
  local candidate path
  for candidate in "${CHROMIUM_PATH:-}" chromium google-chrome google-chrome-stable chromium-browser \
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
