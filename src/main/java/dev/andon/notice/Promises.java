package dev.andon.notice;

import dev.andon.claim.Claim;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is on what is broken, and what was said to them about it: a pure fold over boards. Whoever is on something
/// is reminded once before their claim lapses and once when it should be mended; when it lapsed, everybody is
/// told whom it concerns. Immutable.
///
/// @param bySubject what was promised, by subject
public record Promises(Map<String, Promise> bySubject) {
    public static final Promises NONE = new Promises(Map.of());

    public Promises {
        bySubject = Map.copyOf(bySubject);
    }

    /// @param standings how each thing stands after this board
    /// @param gathering takes what is worth telling
    Promises after(
            List<Matter> matters, Map<String, Standing> standings, NoticeRule rule, Instant now, Gathering gathering) {
        if (rule.isQuiet(now)) {
            return this;
        }
        var next = new HashMap<String, Promise>();
        for (Matter matter : matters) {
            Promise before = bySubject.get(matter.subject());
            Promise after = switch (matter.state()) {
                case WELL -> null;
                case UNCLEAR -> before;
                case BROKEN -> {
                    Standing standing = standings.get(matter.subject());
                    yield broken(matter, before, new Ear(rule, standing, now, gathering));
                }
            };
            if (after != null) {
                next.put(matter.subject(), after);
            }
        }
        return new Promises(next);
    }

    /// The same when it is not certain that what followed from an earlier state was told: whoever may not have
    /// been reminded since is reminded again.
    Promises doubting(Promises told) {
        var next = new HashMap<>(told.bySubject);
        bySubject.forEach((subject, now) -> {
            Promise before = told.bySubject.get(subject);
            next.put(subject, before == null ? Promise.of(now.claim()) : before.now(now.claim()));
        });
        return new Promises(next);
    }

    private static @Nullable Promise broken(Matter matter, @Nullable Promise before, Ear ear) {
        Claim claim = matter.claim();
        if (claim != null) {
            return ear.remind(matter, before == null ? Promise.of(claim) : before.now(claim));
        }
        if (before != null && before.claim().isLapsed(ear.now())) {
            ear.tellLapsed(matter, before.claim());
        }
        return null;
    }

    /// Who listens, at one moment.
    private record Ear(NoticeRule rule, @Nullable Standing standing, Instant now, Gathering gathering) {
        Promise remind(Matter matter, Promise promise) {
            boolean ending = promise.ending() || promise.endsSoon(now);
            boolean late = promise.late() || promise.isLate(now);
            if (ending != promise.ending()) {
                tell(Kind.CLAIM_ENDS_SOON, matter, promise.claim(), isHolders(promise.claim()));
            }
            if (late != promise.late()) {
                tell(Kind.FIX_OVERDUE, matter, promise.claim(), isHolders(promise.claim()));
            }
            return new Promise(promise.claim(), ending, late);
        }

        void tellLapsed(Matter matter, Claim claim) {
            boolean heard = standing != null && standing.told() != null;
            tell(Kind.CLAIM_LAPSED, matter, claim, heard || isHolders(claim) || rule.concerns(matter));
        }

        /// A channel for nobody in particular is one for everybody.
        private boolean isHolders(Claim claim) {
            return rule.to().identities().isEmpty() || rule.to().is(claim.holder());
        }

        private void tell(Kind kind, Matter matter, Claim claim, boolean concerned) {
            boolean muted = standing != null && standing.muted();
            if (concerned && !muted && rule.wants(kind) && rule.covers(matter)) {
                gathering.add(notice(kind, matter, claim));
            }
        }

        private Notice notice(Kind kind, Matter matter, Claim claim) {
            return new Notice(
                    kind,
                    matter.subject(),
                    matter.title(kind, claim, now),
                    Matter.claimWords(claim),
                    List.of(claim.holder()),
                    kind == Kind.CLAIM_LAPSED ? List.of(matter.subject()) : List.of(),
                    matter.page(),
                    now,
                    kind.isAlarm());
        }
    }
}
