#!/bin/sh
# Makes all Linux packages, their sums, and the list of what is in them. The .flatpak is left out, and that is said, where flatpak is not
# installed.
. "$(dirname "$0")/../common.sh"
built_already
# The folder may be somebody's, with other things in it.
rm -f "$out/$NAME"[-_]* "$out/SHA256SUMS"
"$packaging/linux/app-image.sh" archive
"$packaging/linux/deb.sh" &
deb=$!
"$packaging/linux/rpm.sh"
if command -v flatpak >/dev/null; then
    "$packaging/linux/flatpak.sh"
else
    echo 'No .flatpak: flatpak is not installed.'
fi
wait $deb
"$packaging/sums.sh"
