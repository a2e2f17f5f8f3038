package dev.andon.server.gate;

import dev.andon.line.Barrier;
import dev.andon.line.Gate;
import dev.andon.line.GateSight;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;

/// A gate that is one switch on a server. Its setting is the server's own word for how the switch stands.
abstract class Switch implements Gate {
    /// How the switch stands.
    ///
    /// @param word the server's own word
    /// @param words more for people, or empty
    record Position(String word, String words) {
        Position(String word) {
            this(word, "");
        }
    }

    /// Asks the server.
    abstract Position position() throws ServerFault;

    /// Whether nothing new gets in while the switch stands so.
    ///
    /// @throws ServerFault [FaultKind#UNREADABLE] for a word that means nothing here
    abstract boolean isShut(String word) throws ServerFault;

    /// Shuts what is open.
    abstract Acted turn(Barrier barrier) throws ServerFault;

    /// Opens what we shut, or leaves it when somebody else shut it since.
    ///
    /// @param before the word for how it stood, an open one
    /// @param now how it stands, shut
    abstract Acted turnBack(String before, Position now) throws ServerFault;

    @Override
    public final GateSight look() throws ServerFault {
        Position now = position();
        return new GateSight(isShut(now.word()) ? GateSight.State.SHUT : GateSight.State.OPEN, now.word(), now.words());
    }

    @Override
    public final Acted shut(Barrier barrier) throws ServerFault {
        return isShut(position().word()) ? new Acted.Done() : turn(barrier);
    }

    @Override
    public final Acted restore(String before) throws ServerFault {
        boolean wasShut = isShut(before);
        Position now = position();
        return wasShut || !isShut(now.word()) ? new Acted.Done() : turnBack(before, now);
    }

    /// Tells two words apart and refuses every other.
    static boolean isFirst(String word, String shut, String open) throws ServerFault {
        if (word.equals(shut)) {
            return true;
        }
        if (word.equals(open)) {
            return false;
        }
        throw unknown(word);
    }

    static ServerFault unknown(String word) {
        return new ServerFault(FaultKind.UNREADABLE, Word.UNCLEAR_GATE, word);
    }
}
