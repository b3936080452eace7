# Shared by the scripts in this folder; sourced, not run.

say() { printf '%s\n' "$*" >&2; }
die() { local code=$1; shift; say "ecluse: $*"; exit "$code"; }

# Prints the home of a JDK 25: ECLUSE_JAVA_HOME, JAVA_HOME, the usual folders, then java on the path.
find_java_home() {
  local candidate on_path
  on_path=$(command -v java 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${ECLUSE_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*25* "${on_path:-}"; do
    if [ -n "$candidate" ] && [ -x "$candidate/bin/java" ] && grep -qs '^JAVA_VERSION="25' "$candidate/release"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  return 1
}

need_java() {
  JAVA_HOME=$(find_java_home) || die 2 "JDK 25 is needed. Install it (Debian: temurin-25-jdk or openjdk-25-jdk) or set ECLUSE_JAVA_HOME to its folder."
  export JAVA_HOME
}

# Installs Debian packages when one of the commands is missing: need_packages "cmd:package …"
need_packages() {
  local pair missing=()
  for pair in $1; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || missing+=("${pair#*:}")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local install="apt-get install -y --no-install-recommends ${missing[*]}"
  if [ "$(id -u)" = 0 ]; then
    say "installing ${missing[*]}"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive $install; } >/dev/null 2>&1 || die 2 "this failed: $install"
  elif [ "${2:-}" = sudo ] && sudo -n true 2>/dev/null; then
    { sudo -n apt-get update -qq && sudo -n env DEBIAN_FRONTEND=noninteractive $install; } >/dev/null 2>&1 || die 2 "this failed: sudo $install"
  else
    die 2 "missing: ${missing[*]}. Run: sudo $install"
  fi
}

# No core, no error file, no heap dump, no attach, no shared perf file: each could hold what a source sent.
quiet=(-XX:-CreateCoredumpOnCrash -XX:ErrorFile=/dev/null -XX:+DisableAttachMechanism -XX:-UsePerfData
  -XX:-HeapDumpOnOutOfMemoryError -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -Dfile.encoding=UTF-8)

# intake's heap: what it holds is bounded by its limits, and most of what it makes is gone a moment later, so the young part is small.
# Of the C library's own arenas, each a few megabytes that never come back, two are enough.
intake_heap=(-Xms32m -Xmn16m -Xmx"${ECLUSE_INTAKE_HEAP:-160m}")
export MALLOC_ARENA_MAX=2

# Sets cache=(…), the flags for the start cache NAME.aot in a program's folder. A cache that the virtual machine takes is believed without
# a look at the jars it was made from, so it is used only if the digest over jars, cache and JDK holds: start_cache FOLDER NAME
start_cache() {
  local state=differs
  cache=()
  if [ ! -f "$1/$2.aot" ] || [ ! -f "$1/$2.sha256" ]; then
    state=none
  elif (cd "$1" && sed "s|  release\$|  $JAVA_HOME/release|" "$2.sha256" | sha256sum --check --status --strict) 2>/dev/null; then
    state=given
    cache=(-XX:AOTCache="$1/$2.aot")
  fi
  cache+=(-Decluse.start-cache="$state")
}
