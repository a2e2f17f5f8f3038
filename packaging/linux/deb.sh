#!/bin/sh
# Makes target/packages/andon_VERSION_ARCH.deb from the app image.
. "$(dirname "$0")/../common.sh"
. "$packaging/linux/tree.sh"
need dpkg-deb 'makes the package' dpkg

architecture=$(dpkg --print-architecture)
root=$project/target/deb
tree "$root"
mkdir -p "$root/DEBIAN" "$root/usr/share/lintian/overrides" "$out"
cp "$packaging/linux/files/lintian-overrides" "$root/usr/share/lintian/overrides/$NAME"
gzip -9n >"$root/usr/share/doc/$NAME/changelog.gz" <<CHANGES
$NAME ($PACKAGE_VERSION) unstable; urgency=medium

  * What has changed is told in CHANGELOG.md of the sources.

 -- $MAINTAINER  $(date --utc --rfc-email --date="@$SOURCE_DATE_EPOCH")
CHANGES
settle "$root/usr/share"
cat >"$root/DEBIAN/control" <<CONTROL
Package: $NAME
Version: $PACKAGE_VERSION
Architecture: $architecture
Maintainer: $MAINTAINER
Section: devel
Priority: optional
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f1)
Depends: libc6 (>= 2.31), libgtk-3-0 (>= 3.24) | libgtk-3-0t64, libx11-6, libxtst6, libxxf86vm1, libfreetype6, libfontconfig1, libpangoft2-1.0-0, fonts-dejavu-core | fonts-freefont-ttf | fonts-liberation
Recommends: desktop-file-utils, xdg-utils
Suggests: gnome-keyring, x11-xserver-utils
Description: $SUMMARY
 Andon hangs on the wall, sits on each developer's desktop, and speaks from
 the tray. It shows at a glance, and never falsely, which builds and deploys
 are red, stops the line when something breaks, lets somebody claim it, and
 takes a deploy back when a business metric drops after it.
 .
 It brings the Java that it runs on.
CONTROL
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
settle "$root/DEBIAN"
package=$out/${NAME}_${PACKAGE_VERSION}_$architecture.deb
# For a trial that need not be small, ANDON_COMPRESSION=none saves two minutes.
if [ "${ANDON_COMPRESSION:-xz}" = none ]; then
    set -- -Znone
else
    set -- -Zxz -z9 -Sextreme
fi
dpkg-deb --root-owner-group "$@" --build "$root" "$package" >/dev/null
rm -rf "$root"
echo "$package"
