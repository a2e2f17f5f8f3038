# Read by the scripts of this folder: lays the app image and what belongs to it out as a system wants it.

# The window's class as X tells it, by which a desktop knows whose window it is.
WINDOW_CLASS=dev.andon.app.FxApplication

filled() {
    sed -e "s/@version@/$VERSION/g" -e "s/@date@/$(date --utc --date="@$SOURCE_DATE_EPOCH" +%F)/g" -e "s/@wmclass@/$WINDOW_CLASS/g" "$1"
}

# What a desktop looks for below a prefix: menu entry, description, icons.
desktop_files() {
    share=$1/share
    mkdir -p "$share/applications" "$share/metainfo" "$share/icons/hicolor/scalable/apps"
    filled "$packaging/linux/files/$IDENTIFIER.desktop" >"$share/applications/$IDENTIFIER.desktop"
    filled "$packaging/linux/files/$IDENTIFIER.metainfo.xml" >"$share/metainfo/$IDENTIFIER.metainfo.xml"
    cp "$project/icons/andon.svg" "$share/icons/hicolor/scalable/apps/$IDENTIFIER.svg"
    for size in 16 22 24 32 48 64 128 256 512; do
        mkdir -p "$share/icons/hicolor/${size}x$size/apps"
        cp "$project/icons/generated/andon-$size.png" "$share/icons/hicolor/${size}x$size/apps/$IDENTIFIER.png"
    done
}

# The whole of what a package installs, below a folder that stands for the root of a system.
tree() {
    [ -f "$image/lib/andon.aot" ] || fail 'There is no app image yet. First: packaging/linux/app-image.sh'
    rm -rf "$1"
    mkdir -p "$1/usr/lib/systemd/user" "$1/usr/bin" "$1/usr/share/man/man1" "$1/usr/share/doc/$NAME"
    # With their times, which the start cache was made for.
    cp -a "$image" "$1/usr/lib/$NAME"
    cp "$packaging/linux/kiosk/andon-kiosk" "$1/usr/lib/$NAME/bin/"
    cp "$packaging/linux/kiosk/andon-kiosk.service" "$1/usr/lib/systemd/user/"
    ln -s "../lib/$NAME/bin/andon" "$1/usr/bin/andon"
    desktop_files "$1/usr"
    filled "$packaging/linux/files/andon.1" | gzip -9n >"$1/usr/share/man/man1/andon.1.gz"
    cp "$packaging/linux/files/copyright" "$1/usr/share/doc/$NAME/copyright"
    settle "$1"
}

# The rights that files of a package have, whatever the builder's own habits, and the times of their commit.
settle() {
    chmod -R u=rwX,go=rX "$1"
    find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
}
