package dev.andon.notice;

import java.util.List;

/// What became of one board: the next state, and what is to be told.
public record Telling(Incidents next, List<Notice> notices) {
    public Telling {
        notices = List.copyOf(notices);
    }
}
