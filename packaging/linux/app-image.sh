#!/bin/sh
# Makes target/image/andon: the runnable folder with a Java and a start cache of its own, which needs nothing installed but what a
# window needs. With "archive" as its argument also target/packages/andon-VERSION-linux-ARCH.tar.xz.
. "$(dirname "$0")/../common.sh"
need strip 'takes debugging symbols out of libraries' binutils
need xz 'compresses' xz-utils
java=$(jdk)
built_already

case $(uname -m) in
    x86_64 | aarch64) machine=$(uname -m) ;;
    *) fail "There is no JavaFX for this machine ($(uname -m)), only for x86_64 and aarch64." ;;
esac

rm -rf "$image"
mkdir -p "$image/bin" "$image/lib" "$out"
cp "$built/bin/andon" "$image/bin/andon"
cp "$built/lib/java.options" "$image/lib/java.options"
"$java/bin/java" "$packaging/Slim.java" "$built/lib" "$image/lib" "$SOURCE_DATE_EPOCH" Linux "$machine"
left_out=$(mktemp)
"$java/bin/jimage" list "$java/lib/modules" | awk '
    $1 == "Module:" { module = $2; next }
    /\.class$/ {
        path = "/" module "/" $1
        package = path
        sub("/[^/]*$", "", package)
        if (path ~ unused && seen[package]++) print path
    }' unused="$UNUSED" >"$left_out"
"$java/bin/jlink" --add-modules "$MODULES" --include-locales="$LOCALES" --exclude-resources="@$left_out" \
    --strip-java-debug-attributes --no-header-files --no-man-pages --output "$image/lib/runtime"
rm -f "$left_out"
find "$image" -name '*.so' -exec strip --strip-unneeded {} +
strip --strip-unneeded "$image"/lib/runtime/bin/* "$image/lib/runtime/lib/jexec" "$image/lib/runtime/lib/jspawnhelper"
# Only used to look into the image with an older Java.
rm -f "$image/lib/runtime/lib/jrt-fs.jar"
find "$image" -name '*.so' -exec chmod 644 {} +
find "$image" -type d -exec chmod 755 {} +

# The start cache is made by a rehearsal with a real first picture, and is good only for files of the very times they have now.
touch_all() {
    find "$image" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
}
touch_all
rehearsal=$(mktemp -d)
trap 'rm -rf "$rehearsal"' EXIT
env -u DISPLAY -u WAYLAND_DISPLAY -u XDG_CONFIG_HOME -u XDG_STATE_HOME -u XDG_CACHE_HOME -u XDG_DATA_HOME -u JAVA_TOOL_OPTIONS \
    HOME="$rehearsal" GDK_GL=disable "$image/lib/runtime/bin/java" @"$image/lib/java.options" -Duser.home="$rehearsal" \
    -Dorg.sqlite.lib.path="$image/lib" -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=25 \
    -XX:AOTCacheOutput="$image/lib/andon.aot" -cp "$image/lib/$MAIN_JAR" "$MAIN_CLASS" train >"$rehearsal/said" 2>&1 || { cat "$rehearsal/said" >&2; fail 'The rehearsal failed.'; }
# One that never showed a picture is less than half as large, and as slow.
[ "$(stat -c %s "$image/lib/andon.aot")" -gt 40000000 ] || { cat "$rehearsal/said" >&2; fail 'The start cache is too small: the rehearsal showed no picture.'; }
touch_all

if [ "${1:-}" = archive ]; then
    archive=$out/$NAME-$VERSION-linux-$machine.tar.xz
    tar --create --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" --format=gnu \
        --directory "$(dirname "$image")" "$(basename "$image")" | xz -3 --threads=0 >"$archive"
    echo "$archive"
fi
