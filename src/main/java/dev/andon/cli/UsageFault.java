package dev.andon.cli;

/// Something the user can mend: wrong settings, a missing display. The message is all they need.
final class UsageFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageFault(String message) {
        super(message);
    }
}
