package dev.andon.notice;

import java.util.Map;

/// Keeps what was told over a stop of Andon. Both methods may block and throw nothing: who cannot remember tells
/// once more, which is better than never. Used by one thread at a time.
public interface Memory {
    /// Remembers nothing.
    Memory NONE = new Memory() {
        @Override
        public Map<String, Incidents> recall() {
            return Map.of();
        }

        @Override
        public void keep(Map<String, Incidents> told) {
            // There is nowhere to keep it.
        }
    };

    /// What was kept last, by [NoticeRule#key]; empty when nothing was, or when it is not certain that this is
    /// it.
    Map<String, Incidents> recall();

    /// Keeps this instead of what was kept before. When that cannot be done nothing is kept: what was kept before
    /// may claim that somebody was told of what broke only later.
    void keep(Map<String, Incidents> told);
}
