package dev.andon.ui.kit.choice;

import dev.andon.build.Approval;
import dev.andon.command.Command;
import dev.andon.command.Prospect;
import dev.andon.command.Receipt;
import dev.andon.deploy.Rollback;
import dev.andon.desk.Told;
import dev.andon.people.Person;
import dev.andon.text.Sentence;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What people can do at a wall.
///
/// @param open opens a web page
/// @param me who is at the wall; null for a wall at which nobody can do anything else
/// @param submit hands in a command without waiting; the receipt comes back on the JavaFX thread
/// @param examine reads how a service stands, for who thinks of going back
/// @param waiting reads what a build waits for, for who thinks of agreeing
public record Hands(
        Consumer<String> open,
        @Nullable Person me,
        BiConsumer<Command, Consumer<Receipt>> submit,
        Examiner examine,
        Waiting waiting) {
    /// Reads how a service stands.
    @FunctionalInterface
    public interface Examiner {
        /// Does not wait; what was read comes back on the JavaFX thread, and once more with the commits.
        ///
        /// @param subject the service's tile id
        /// @param to a release's id; empty for the usual one
        void examine(String subject, Rollback.Way way, String to, Consumer<Prospect> told);
    }

    /// Reads what a build waits for.
    @FunctionalInterface
    public interface Waiting {
        /// Does not wait; what was read comes back on the JavaFX thread.
        ///
        /// @param subject the pipeline's tile id
        void read(String subject, Consumer<Told<List<Approval>>> told);
    }

    /// Where nobody can be asked how a service stands, or what a build waits for.
    public Hands(Consumer<String> open, @Nullable Person me, BiConsumer<Command, Consumer<Receipt>> submit) {
        this(
                open,
                me,
                submit,
                (subject, way, to, told) ->
                        told.accept(new Prospect.Unseen(Sentence.of("deny.cannotRollBack", subject))),
                (subject, told) -> told.accept(new Told.Nothing<>(Sentence.of("deny.cannotApprove", subject))));
    }

    /// A wall that only opens pages.
    public static Hands openingOnly(Consumer<String> open) {
        return new Hands(open, null, (command, receipt) -> {});
    }
}
