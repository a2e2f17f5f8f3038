#!/bin/sh
# Lays the bill of materials (CycloneDX, made by mvn -Pdist) beside the packages and writes the sums of all into SHA256SUMS.
. "$(dirname "$0")/common.sh"
sums=sha256sum
command -v "$sums" >/dev/null || sums='shasum -a 256'
if [ -f "$project/target/bom.json" ]; then
    cp "$project/target/bom.json" "$out/$NAME-$VERSION.cdx.json"
fi
cd "$out"
rm -f SHA256SUMS
$sums -- * >../SHA256SUMS
mv ../SHA256SUMS .
cat SHA256SUMS
