#!/bin/sh
# Makes target/packages/andon-VERSION-ARCH.flatpak from the app image: one file that "flatpak install" takes. The run-time that it
# needs comes from Flathub when it is installed, and is not needed here.
. "$(dirname "$0")/../common.sh"
. "$packaging/linux/tree.sh"
need flatpak 'makes the bundle' flatpak

build=$project/target/flatpak
[ -f "$image/lib/andon.aot" ] || fail 'There is no app image yet. First: packaging/linux/app-image.sh'
rm -rf "$build"
mkdir -p "$build/app/files/lib" "$build/app/files/bin" "$build/app/var" "$out"
cp -a "$image" "$build/app/files/lib/$NAME"
ln -s "../lib/$NAME/bin/andon" "$build/app/files/bin/andon"
desktop_files "$build/app/files"
settle "$build/app/files"
sed "s/@arch@/$(uname -m)/g" "$packaging/linux/files/flatpak.metadata" >"$build/app/metadata"
# shellcheck disable=SC2046
flatpak build-finish --command=andon $(sed 's/#.*//' "$packaging/linux/files/flatpak.permissions") "$build/app" >/dev/null
flatpak build-export --disable-sandbox --timestamp="$(date --utc --date="@$SOURCE_DATE_EPOCH" +%FT%TZ)" --subject="$TITLE $VERSION" \
    "$build/repository" "$build/app" stable >/dev/null
bundle=$out/$NAME-$VERSION-$(uname -m).flatpak
flatpak build-bundle --runtime-repo=https://dl.flathub.org/repo/flathub.flatpakrepo "$build/repository" "$bundle" "$IDENTIFIER" stable
rm -rf "$build"
echo "$bundle"
