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

    public Fault fault() {
        return fault;
    }

    public FaultKind kind() {
        return fault.kind();
    }
}
