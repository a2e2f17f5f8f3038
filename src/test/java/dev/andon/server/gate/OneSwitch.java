package dev.andon.server.gate;

import java.util.function.Function;

/// A server with one switch.
final class OneSwitch extends Product {
    private final Function<OneSwitch, Function<Request, Reply>> answers;
    boolean shut;
    String note = "";

    /// @param answers what it answers, given itself
    OneSwitch(Function<OneSwitch, Function<Request, Reply>> answers) {
        this.answers = answers;
    }

    @Override
    Reply answer(Request request) {
        return answers.apply(this).apply(request);
    }

    /// Throws the switch and answers so.
    Reply turn(boolean shut, Reply reply) {
        this.shut = shut;
        return reply;
    }

    @Override
    String portrait() {
        return shut ? "shut " + note : "open";
    }

    @Override
    void shutBySomebody() {
        shut = true;
        note = "Bob's holiday";
    }

    @Override
    void openedBySomebody() {
        shut = false;
    }
}
