package dev.andon.dbus;

/// Why the desktop could not be asked. Its cause is what went wrong in the work itself, where something did.
public final class BusTrouble extends Exception {
    /// What kind of trouble it is.
    public enum Why {
        NO_SESSION("There is no desktop session here."),
        TOO_SLOW("The desktop did not answer in time."),
        STOPPED("Andon was stopped while it asked the desktop."),
        REFUSED("The desktop does not offer it.");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Why why;

    BusTrouble(Why why) {
        super(why.sentence);
        this.why = why;
    }

    BusTrouble(Why why, Throwable cause) {
        super(why.sentence, cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    public String sentence() {
        return why.sentence;
    }
}
