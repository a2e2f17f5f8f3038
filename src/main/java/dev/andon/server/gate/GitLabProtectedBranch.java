package dev.andon.server.gate;

import com.google.gson.annotations.SerializedName;
import dev.andon.line.Barrier;
import dev.andon.line.Gate;
import dev.andon.line.GateSight;
import dev.andon.server.http.Act;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A protected branch of GitLab that nobody may push or merge to. One request takes all access levels away and
/// one puts the very same back, so that the branch is protected at every moment; only their numbers are new then.
///
/// Access levels of a protected branch can be changed in the paid editions alone. The free one takes the request
/// and changes nothing, which is told as refused.
///
/// From GitLab's documentation alone (Protected branches API).
final class GitLabProtectedBranch implements Gate {
    private final GitLabDoor door;

    GitLabProtectedBranch(Http http, Source source) {
        this.door = GitLabDoor.of(http, source);
    }

    /// Who may: a role, or one user, group or key, where the role means nothing.
    ///
    /// @param id the number of this entry
    /// @param role 0 is nobody
    /// @param destroyed sent to take the entry away
    private record Level(
            @Nullable Long id,
            @SerializedName("access_level") @Nullable Integer role,
            @SerializedName("user_id") @Nullable Long user,
            @SerializedName("group_id") @Nullable Long group,
            @SerializedName("deploy_key_id") @Nullable Long key,
            @SerializedName("_destroy") @Nullable Boolean destroyed) {
        static final Level NOBODY = new Level(null, 0, null, null, null, null);

        boolean isRole() {
            return user == null && group == null && key == null;
        }

        boolean isNobody() {
            return isRole() && role != null && role == 0;
        }

        /// The same to be made anew.
        Level bare() {
            return new Level(null, isRole() ? role : null, user, group, key, null);
        }

        Level gone() {
            return new Level(id, null, null, null, null, true);
        }
    }

    /// Who may push and who may merge, as it is read.
    private record Branch(
            @SerializedName("push_access_levels") @Nullable List<Level> push,
            @SerializedName("merge_access_levels") @Nullable List<Level> merge) {
        Levels levels() {
            return new Levels(push, merge);
        }
    }

    /// Who may push and who may merge, as it is remembered and sent.
    private record Levels(
            @SerializedName("allowed_to_push") @Nullable List<Level> push,
            @SerializedName("allowed_to_merge") @Nullable List<Level> merge) {
        boolean isWhole(Predicate<Level> whole) {
            return push != null
                    && merge != null
                    && Stream.concat(push.stream(), merge.stream())
                            .allMatch(level ->
                                    level != null && (!level.isRole() || level.role() != null) && whole.test(level));
        }

        boolean isShut() {
            return isShut(push) && isShut(merge);
        }

        static boolean isShut(@Nullable List<Level> levels) {
            return Json.list(levels).stream().allMatch(Level::isNobody);
        }
    }

    @Override
    public GateSight look() throws ServerFault {
        Levels now = levels(place());
        String setting = Json.of(new Levels(bare(now.push()), bare(now.merge())));
        if (now.isShut()) {
            return new GateSight(GateSight.State.SHUT, setting, "");
        }
        String words = Levels.isShut(now.push()) ? "for merges" : Levels.isShut(now.merge()) ? "for pushes" : "";
        return new GateSight(GateSight.State.OPEN, setting, words);
    }

    private static List<Level> bare(@Nullable List<Level> levels) {
        return Json.list(levels).stream().map(Level::bare).toList();
    }

    @Override
    public Acted shut(Barrier barrier) throws ServerFault {
        String place = place();
        Levels now = levels(place);
        return now.isShut()
                ? new Acted.Done()
                : change(place, new Levels(shutting(now.push()), shutting(now.merge())), Levels::isShut);
    }

    private static List<Level> shutting(@Nullable List<Level> now) {
        List<Level> all = Json.list(now);
        Stream<Level> gone = all.stream().filter(level -> !level.isNobody()).map(Level::gone);
        boolean stays = all.isEmpty() || all.stream().anyMatch(Level::isNobody);
        return Stream.concat(stays ? Stream.of() : Stream.of(Level.NOBODY), gone)
                .toList();
    }

    @Override
    public Acted restore(String before) throws ServerFault {
        Levels then = Setting.read(before, Levels.class);
        if (!then.isWhole(_ -> true)) {
            throw Setting.unreadable();
        }
        String place = place();
        Levels now = levels(place);
        var back = new Levels(opening(then.push(), now.push()), opening(then.merge(), now.merge()));
        return Json.list(back.push()).isEmpty() && Json.list(back.merge()).isEmpty()
                ? new Acted.Done()
                : change(
                        place,
                        back,
                        is -> isOpenAgain(back.push(), is.push()) && isOpenAgain(back.merge(), is.merge()));
    }

    /// Nothing where it was shut before, or where somebody opened it meanwhile.
    private static List<Level> opening(@Nullable List<Level> then, @Nullable List<Level> now) {
        if (Levels.isShut(then) || !Levels.isShut(now)) {
            return List.of();
        }
        List<Level> wanted = Json.list(then);
        boolean stays = wanted.stream().anyMatch(Level::isNobody);
        Stream<Level> gone = stays ? Stream.of() : Json.list(now).stream().map(Level::gone);
        return Stream.concat(wanted.stream().filter(level -> !level.isNobody()).map(Level::bare), gone)
                .toList();
    }

    private static boolean isOpenAgain(@Nullable List<Level> sent, @Nullable List<Level> now) {
        return Json.list(sent).isEmpty() || !Levels.isShut(now);
    }

    private Acted change(String place, Levels levels, Predicate<Levels> happened) {
        Act.Outcome outcome = door.http().act(place).by("PATCH").send(Json.of(levels));
        if (!(outcome instanceof Act.Outcome.Done(var reply))) {
            return outcome.acted();
        }
        try {
            Levels now = checked(Setting.read(reply.text(), Branch.class).levels());
            return happened.test(now)
                    ? new Acted.Done()
                    : new Acted.NotDone(Fault.of(FaultKind.REFUSED, Word.PAID_ONLY));
        } catch (ServerFault unclear) {
            return new Acted.Unsure(
                    new Fault(FaultKind.UNREADABLE, "The server took the request, but its answer tells nothing."));
        }
    }

    private Levels levels(String place) throws ServerFault {
        return door.http().ask(place).json(Branch.class, branch -> checked(branch.levels()));
    }

    private static Levels checked(Levels levels) throws ServerFault {
        if (!levels.isWhole(level -> level.id() != null)) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer does not tell who may push and who may merge.");
        }
        return levels;
    }

    private String place() throws ServerFault {
        return door.place() + "/protected_branches/" + Addresses.step(door.branch());
    }
}
