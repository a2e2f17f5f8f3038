#!/bin/sh
# Makes target/packages/andon-VERSION-macos-ARCH.dmg on a Mac with Xcode's command line tools. Written after the JDK's documentation
# of jpackage and Apple's of plutil and codesign; not run yet.
# Signed when MAC_SIGN names a "Developer ID Application" certificate of the keychain; a disk image that others download must then
# also be notarized: xcrun notarytool submit --wait, xcrun stapler staple.
. "$(dirname "$0")/../common.sh"
need plutil 'writes what the bundle says of itself' 'macOS itself'
need codesign 'signs the bundle' "Xcode's command line tools (xcode-select --install)"
java=$(jdk)
built_already

case $(uname -m) in
    arm64) machine=aarch64 ;;
    *) machine=$(uname -m) ;;
esac
work=$project/target/macos
rm -rf "$work"
mkdir -p "$work/input" "$out"
"$java/bin/java" "$packaging/Slim.java" "$built/lib" "$work/input" "$SOURCE_DATE_EPOCH" Mac "$machine"
cp "$built/lib/java.options" "$work/input/"

# macOS wants numbers, and the first of them not 0.
plain=${VERSION%%-*}
case $plain in
    0.*) number=1.${plain#0.} ;;
    *) number=$plain ;;
esac

set -- --type app-image --name "$TITLE" --app-version "$number" --vendor "$VENDOR" --description "$SUMMARY" \
    --input "$work/input" --main-jar "$MAIN_JAR" --main-class "$MAIN_CLASS" --icon "$project/icons/generated/andon.icns" \
    --add-modules "$MODULES" --jlink-options "--include-locales=$LOCALES --no-header-files --no-man-pages" \
    --mac-package-identifier "$IDENTIFIER" --dest "$work"
# jpackage wants each of Java's options behind one of its own.
while read -r option; do
    case $option in
        '' | '#'*) ;;
        *) set -- "$@" --java-options "$option" ;;
    esac
done <"$packaging/java.options"
# shellcheck disable=SC2016
set -- "$@" --java-options '-XX:AOTCache=$APPDIR/andon.aot' --java-options '-Xlog:aot=off' --java-options '-Xlog:aot*=off' \
    --java-options '-Xlog:cds=off'
"$java/bin/jpackage" "$@"

bundle=$work/$TITLE.app
app=$bundle/Contents/app
rehearsal=$(mktemp -d)
HOME="$rehearsal" "$bundle/Contents/runtime/Contents/Home/bin/java" @"$app/java.options" -Duser.home="$rehearsal" \
    -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=25 -XX:AOTCacheOutput="$app/andon.aot" -cp "$app/$MAIN_JAR" "$MAIN_CLASS" train
rm -rf "$rehearsal"

plutil -replace CFBundleShortVersionString -string "$VERSION" "$bundle/Contents/Info.plist"
plutil -insert CFBundleURLTypes -json "[{\"CFBundleURLName\": \"$IDENTIFIER\", \"CFBundleURLSchemes\": [\"andon\"]}]" \
    "$bundle/Contents/Info.plist"
# What has been changed is signed again; "-" is nobody's signature, without which Apple's own processors start nothing.
codesign --force --deep --options runtime --entitlements "$packaging/macos/entitlements.plist" --sign "${MAC_SIGN:--}" "$bundle"

"$java/bin/jpackage" --type dmg --name "$TITLE" --app-version "$number" --app-image "$bundle" --dest "$work"
mv "$work"/*.dmg "$out/$NAME-$VERSION-macos-$machine.dmg"
echo "$out/$NAME-$VERSION-macos-$machine.dmg"
