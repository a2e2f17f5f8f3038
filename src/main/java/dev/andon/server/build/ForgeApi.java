package dev.andon.server.build;

import dev.andon.server.http.Act;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the APIs of GitHub and Gitea have in common: lists in numbered pages, and owners that are organisations
/// or users.
///
/// @param accept the type of the answers
/// @param headers sent with every request
/// @param sized the parameter that says how long a page is
/// @param page how long a page is at most
record ForgeApi(Http http, String accept, Map<String, String> headers, String sized, int page) {
    private static final int PAGES_AT_MOST = 50;
    private static final int REPOSITORIES_AT_MOST = 50;

    /// A repository, as both write it.
    ///
    /// @param full_name owner and name
    /// @param has_actions whether its workflows are switched on; only Gitea says so
    record Repository(
            @Nullable String full_name,
            @Nullable String default_branch,
            boolean archived,
            boolean disabled,
            boolean empty,
            @Nullable Boolean has_actions) {
        String path() {
            return Json.text(full_name);
        }

        String name() {
            return path().substring(path().indexOf('/') + 1);
        }

        String mainLine() {
            return Json.text(default_branch);
        }
    }

    /// The same on a server that gives at most so many elements at once, however many are asked for.
    ForgeApi givingAtMost(int elements) {
        return new ForgeApi(http, accept, headers, sized, elements);
    }

    Act act(String path) {
        Act act = http.act(path).header("Accept", accept);
        headers.forEach(act::header);
        return act;
    }

    Ask ask(String path) {
        Ask ask = http.ask(path).accept(accept);
        headers.forEach(ask::header);
        return ask;
    }

    /// Everything of a list that comes in pages.
    ///
    /// @throws ServerFault [FaultKind#TOO_LARGE] when the list does not end
    <W, T> List<T> pages(String path, Class<W> wire, Function<W, @Nullable List<T>> elements) throws ServerFault {
        Window.Part<T> all = part(() -> ask(path), wire, elements, 1, PAGES_AT_MOST);
        if (all.isLast()) {
            return all.entries();
        }
        throw new ServerFault(FaultKind.TOO_LARGE, Word.LONG_LIST_AT, path, PAGES_AT_MOST);
    }

    /// Some pages of a list.
    ///
    /// @param question asks for the list
    /// @param from the number of the first of them
    /// @param to the number of the last of them
    <W, T> Window.Part<T> part(
            Supplier<Ask> question, Class<W> wire, Function<W, @Nullable List<T>> elements, int from, int to)
            throws ServerFault {
        List<T> all = new ArrayList<>();
        for (int number = from; number <= to; number++) {
            List<T> some = question.get()
                    .query(sized, String.valueOf(page))
                    .query("page", String.valueOf(number))
                    .json(wire, answer -> Json.list(elements.apply(answer)));
            all.addAll(some);
            if (some.size() < page) {
                return new Window.Part<>(all, true);
            }
        }
        return new Window.Part<>(all, false);
    }

    /// The repositories that an address means.
    List<Repository> repositories(ForgeAddress address) throws ServerFault {
        if (address.owner().isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_OWNER);
        }
        List<Repository> found = address.repositories().isEmpty() ? alive(address.owner()) : named(address);
        for (Repository repository : found) {
            if (repository.name().isEmpty() || repository.mainLine().isEmpty()) {
                throw new ServerFault(FaultKind.UNREADABLE, "A repository has no name or no default branch.");
            }
        }
        return found;
    }

    private record Branch(@Nullable String name) {}

    /// Those of the branches that are there still, and are neither tags nor called something else by now: builds
    /// outlive what they built.
    Set<String> existing(String repository, Collection<String> branches) throws ServerFault {
        Set<String> existing = new LinkedHashSet<>();
        for (String branch : branches) {
            try {
                String name = ask("repos/" + repository + "/branches/" + branch)
                        .json(Branch.class, one -> Json.text(one.name()));
                if (name.equals(branch)) {
                    existing.add(branch);
                }
            } catch (ServerFault fault) {
                if (fault.kind() != FaultKind.MISSING) {
                    throw fault;
                }
            }
        }
        return existing;
    }

    private List<Repository> named(ForgeAddress address) throws ServerFault {
        List<Repository> named = new ArrayList<>();
        for (String name : address.repositories()) {
            named.add(ask("repos/" + address.owner() + "/" + name).json(Repository.class, one -> one));
        }
        return named;
    }

    private List<Repository> alive(String owner) throws ServerFault {
        List<Repository> alive = owned(owner).stream()
                .filter(repository -> !repository.archived() && !repository.disabled() && !repository.empty())
                .toList();
        if (alive.size() > REPOSITORIES_AT_MOST) {
            throw new ServerFault(FaultKind.TOO_LARGE, Word.MANY_REPOSITORIES, alive.size(), REPOSITORIES_AT_MOST);
        }
        return alive;
    }

    private List<Repository> owned(String owner) throws ServerFault {
        try {
            return pages("orgs/" + owner + "/repos", Repository[].class, List::of);
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING) {
                throw fault;
            }
            return pages("users/" + owner + "/repos", Repository[].class, List::of);
        }
    }
}
