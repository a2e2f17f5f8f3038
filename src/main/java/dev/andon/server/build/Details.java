package dev.andon.server.build;

import dev.andon.source.ServerFault;
import java.util.Optional;

/// The calls of one look that only add something to what is known already: a bounded number of them, and one that
/// fails does not lose the rest. Used by one thread.
final class Details {
    /// A server that may not or cannot tell is not asked twenty times to say so; but one build that it cannot
    /// tell of, look after look, must not cost all others what they have to say.
    private static final int FAULTS_AT_MOST = 3;

    private int left;
    private int faults;

    Details(int atMost) {
        this.left = atMost;
    }

    /// Counts a call.
    ///
    /// @return whether it may be made
    boolean allowOne() {
        return left-- > 0;
    }

    /// Asks, unless enough was asked in this look.
    ///
    /// @return the answer, or empty when there is none
    /// @throws ServerFault when the server wants to be left alone
    <T> Optional<T> ask(Question<T> question) throws ServerFault {
        return askLeaving(0, question);
    }

    /// Asks, unless that would leave fewer calls than these for more important questions.
    ///
    /// @see #ask
    <T> Optional<T> askLeaving(int calls, Question<T> question) throws ServerFault {
        if (left <= calls || !allowOne()) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.ask());
        } catch (ServerFault fault) {
            switch (fault.kind()) {
                case THROTTLED -> throw fault;
                // Each further call would wait as long again.
                case TIMED_OUT, UNREACHABLE -> left = 0;
                case MISSING -> {
                    // An answer, too.
                }
                default -> {
                    // Only this one is lost.
                    if (++faults == FAULTS_AT_MOST) {
                        left = 0;
                    }
                }
            }
            return Optional.empty();
        }
    }

    @FunctionalInterface
    interface Question<T> {
        T ask() throws ServerFault;
    }
}
