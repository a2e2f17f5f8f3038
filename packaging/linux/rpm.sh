#!/bin/sh
# Makes target/packages/andon-VERSION-1.ARCH.rpm from the app image.
. "$(dirname "$0")/../common.sh"
. "$packaging/linux/tree.sh"
need rpmbuild 'makes the package' rpm

root=$project/target/rpm
tree "$root/tree"
rm -f "$root/tree/usr/share/doc/$NAME/copyright"
mkdir -p "$root/tree/usr/share/licenses/$NAME" "$out"
cp "$packaging/linux/files/copyright" "$root/tree/usr/share/licenses/$NAME/copyright"
settle "$root/tree/usr/share"
rpmbuild -bb --quiet --target "$(uname -m)" \
    --define "_topdir $root" --define "tree $root/tree" --define "the_version $PACKAGE_VERSION" \
    --define "the_summary $SUMMARY" --define "the_vendor $VENDOR" --define "the_licence $LICENCE and GPL-2.0-with-classpath-exception" \
    --define '_buildhost localhost' --define 'use_source_date_epoch_as_buildtime 1' --define 'clamp_mtime_to_source_date_epoch 1' \
    --define '_binary_payload w15T2.zstdio' --define '_build_id_links none' --define '_rpmfilename %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm' \
    "$packaging/linux/files/andon.spec"
for package in "$root"/RPMS/*.rpm; do
    mv "$package" "$out/"
    echo "$out/$(basename "$package")"
done
rm -rf "$root"
