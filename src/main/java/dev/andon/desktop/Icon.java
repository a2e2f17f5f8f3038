package dev.andon.desktop;

/// An icon in one sort of tray. Used by one thread, and bounds by itself how long that takes where it can.
interface Icon extends AutoCloseable {
    /// Shows this from now on, and puts the icon into the tray when it is not there yet.
    ///
    /// @throws NoTray when there is none, or none any more
    void show(TrayState state, String words) throws NoTray;

    @Override
    void close();

    /// Why there is no icon.
    final class NoTray extends Exception {
        private static final long serialVersionUID = 1;

        /// @param sentence one sentence for the log
        NoTray(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
