package dev.andon.cli;

import dev.andon.app.FxApplication;
import dev.andon.app.Preflight;
import java.util.function.Supplier;

/// Opens the app on a screen and stays until it is closed.
final class Opening {
    private Opening() {}

    /// @throws UsageFault when this machine has no screen for it, or lacks a library
    static int open(Supplier<? extends FxApplication.Screen> app) {
        Preflight.forWindows(System.getenv()).ifPresent(missing -> {
            throw new UsageFault(missing);
        });
        FxApplication.run(app::get);
        return ExitCode.FINE;
    }
}
