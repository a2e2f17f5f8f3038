package dev.andon.source;

/// Thrown inside an adapter; it becomes a [Fault] value where the look ends and is never thrown beyond.
public final class ServerFault extends Exception {
    private final transient Fault fault;

    public ServerFault(Fault fault) {
        super(fault.kind() + ": " + fault.sentence());
        this.fault = fault;
    }

    public ServerFault(FaultKind kind, String sentence) {
        this(new Fault(kind, sentence));
    }

    /// What went wrong, of which every language has a sentence.
    ///
    /// @param about what fills the places of the sentence; without secrets
    public ServerFault(FaultKind kind, Trouble.Word word, Object... about) {
        this(Fault.of(kind, word, about));
    }

    public Fault fault() {
        return fault;
    }

    public FaultKind kind() {
        return fault.kind();
    }
}
