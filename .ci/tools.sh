# Sourced by demo, verify and bench: finds or installs a JDK and Maven, builds what is out of date.

stop() {
    echo "$*" >&2
    exit 1
}

may_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

# Debian packages, quietly; the caller checks whether what it wanted is there now.
install_packages() {
    echo "Installing $* ..."
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"; } \
        >"${TMPDIR:-/tmp}/portico-apt.log" 2>&1 || true
}

# Runs a command in a way that a signal to this script ends it too.
attended() {
    local child status
    "$@" &
    child=$!
    trap 'kill -TERM "$child" 2>/dev/null; wait "$child"; exit 143' TERM INT HUP
    status=0
    wait "$child" || status=$?
    trap - TERM INT HUP
    return "$status"
}

find_jdk() {
    local javac
    for javac in "${JAVA_HOME:-/nowhere}/bin/javac" "$(command -v javac || true)" /usr/lib/jvm/*/bin/javac; do
        [ -x "$javac" ] || continue
        java_version=$("$javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
        [ "${java_version:-0}" -ge 17 ] || continue
        JAVA_HOME=$("$(dirname "$javac")/java" -XshowSettings:properties -version 2>&1 |
            sed -n 's/^ *java\.home = //p')
        export JAVA_HOME
        return 0
    done
    return 1
}

require_jdk() {
    find_jdk && return
    may_install && install_packages openjdk-17-jdk-headless
    find_jdk || stop "A JDK 17 or newer is needed: install openjdk-17-jdk-headless (or set JAVA_HOME to one)."
}

require_maven() {
    command -v mvn >/dev/null && return
    may_install && install_packages maven
    command -v mvn >/dev/null || stop "Maven 3.8.7 or newer is needed: install the package maven."
}

# Maven 3.8 does not read MAVEN_ARGS itself.
maven() {
    # shellcheck disable=SC2086
    attended mvn --batch-mode --no-transfer-progress ${MAVEN_ARGS:-} "$@"
}

# A build that succeeded leaves a stamp as old as its beginning: what is changed meanwhile is built again.
built=stack/target/built
begun=${TMPDIR:-/tmp}/portico-build.$$.begun

build_begins() {
    : >"$begun"
}

build_is_current() {
    mv "$begun" "$built"
}

# Builds the jars when a source is newer than the last build.
build() {
    local log=${TMPDIR:-/tmp}/portico-build.$$.log
    if [ -f "$built" ] && [ -z "$(find pom.xml ./*/pom.xml .mvn ./*/src -newer "$built" -print 2>/dev/null | head -n 1)" ]; then
        return
    fi
    require_maven
    echo "Building; the first time takes some minutes because everything is downloaded."
    build_begins
    if ! maven -q -T 2 package -DskipTests >"$log" 2>&1; then
        rm -f "$begun"
        grep -m 5 ERROR "$log" >&2 || true
        stop "The build failed; its log is $log"
    fi
    build_is_current
    rm -f "$log"
}

# Replaces this script, so that signals reach the program itself.
exec_stack() {
    exec "$JAVA_HOME/bin/java" -Dportico.root="$PWD" -Xmx384m -cp 'stack/target/classes:stack/target/lib/*' "$@"
}
