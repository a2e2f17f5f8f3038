package dev.andon.ui.pipelines;

import dev.andon.notice.Mutes;
import java.util.List;

/// What belongs to who sits here alone. Returns at once; any thread.
public interface Own {
    List<SavedFilter> filters();

    /// Keeps these, and no others.
    void keep(List<SavedFilter> filters);

    Mutes mutes();

    /// Keeps these, and no others.
    void keep(Mutes mutes);

    /// That of somebody who leaves nothing behind.
    static Own unkept() {
        return new Own() {
            private List<SavedFilter> filters = List.of();
            private Mutes mutes = Mutes.NONE;

            @Override
            public synchronized List<SavedFilter> filters() {
                return filters;
            }

            @Override
            public synchronized void keep(List<SavedFilter> wanted) {
                filters = List.copyOf(wanted);
            }

            @Override
            public synchronized Mutes mutes() {
                return mutes;
            }

            @Override
            public synchronized void keep(Mutes wanted) {
                mutes = wanted;
            }
        };
    }
}
