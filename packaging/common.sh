# Read by every script here: what they all do first. Each is started from anywhere.
set -eu
LC_ALL=C.UTF-8
export LC_ALL
packaging=$(cd "$(dirname "$0")" && while [ ! -f options ]; do cd ..; done && pwd)
project=$(dirname "$packaging")
built=$project/target/andon
out=${ANDON_OUT:-$project/target/packages}
image=$project/target/image/andon
. "$packaging/options"

fail() {
    echo "$1" >&2
    exit 2
}

# A tool, what it does here, and the package that brings it.
need() {
    command -v "$1" >/dev/null || fail "$1 is missing, which $2. On Debian or Ubuntu: sudo apt install $3"
}

# The JDK 25 or newer that JAVA25_HOME or JAVA_HOME names, or of the usual folders; printed.
jdk() {
    for folder in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/lib64/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -x "$folder/bin/jlink" ] && grep -Eq '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$folder/release" 2>/dev/null; then
            echo "$folder"
            return
        fi
    done
    fail 'A JDK 25 or newer is missing, whose jlink makes the Java in a package: install one, or set JAVA25_HOME to where it is.'
}

# The version in the pom, or the one that ANDON_VERSION names for a trial.
version() {
    if [ -n "${ANDON_VERSION:-}" ]; then
        echo "$ANDON_VERSION"
    else
        sed -n 's#.*<version>\(.*\)</version>.*#\1#p' "$project/pom.xml" | head -n 1
    fi
}

# When what is packaged was committed, in seconds: the time of every file, so that two builds give the same bytes.
epoch() {
    if [ -n "${SOURCE_DATE_EPOCH:-}" ]; then
        echo "$SOURCE_DATE_EPOCH"
    else
        git -C "$project" log -1 --format=%ct 2>/dev/null || echo 1767225600
    fi
}

built_already() {
    [ -f "$built/lib/$MAIN_JAR" ] || fail "There is nothing to package yet. First: mvn -DskipTests package"
}

SOURCE_DATE_EPOCH=$(epoch)
VERSION=$(version)
export SOURCE_DATE_EPOCH
# A pre-release sorts before its release.
PACKAGE_VERSION=$(echo "$VERSION" | tr - '~')
