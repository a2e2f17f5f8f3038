#!/bin/sh
# Makes every Linux package that this machine has tools for, their sums, and the list of what is in them.
. "$(dirname "$0")/../common.sh"
built_already
rm -rf "$out"
"$packaging/linux/app-image.sh" archive &
archive=$!
wait $archive
"$packaging/linux/deb.sh" &
deb=$!
"$packaging/linux/rpm.sh"
"$packaging/linux/flatpak.sh"
wait $deb
"$packaging/sums.sh"
