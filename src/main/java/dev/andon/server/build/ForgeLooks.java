package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Pipeline;
import dev.andon.server.build.ForgeApi.Repository;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks at the repositories of a forge, one after the other. Which there are, and what changes rarely about
/// each, is asked for at the first look and then at every thirtieth. A repository that the server cannot tell of
/// is unknown, and stock is taken of it anew; it takes no other with it. Used by one thread at a time.
///
/// @param <K> what is known of a repository between looks
final class ForgeLooks<K> {
    private static final int LOOKS_PER_INVENTORY = 30;

    private List<Repository> repositories = List.of();
    private Map<String, K> known = Map.of();
    private int looks;

    /// What the looks ask.
    interface Questions<K> {
        List<Repository> repositories() throws ServerFault;

        /// @param before what was known of it, or null
        K stock(Repository repository, @Nullable K before) throws ServerFault;

        /// Adds what a repository's pipelines do to `all`.
        ///
        /// @return what is known of it now
        K look(K known, List<Pipeline> all) throws ServerFault;
    }

    /// Whether the next look takes stock.
    boolean isDue() {
        return looks % LOOKS_PER_INVENTORY == 0;
    }

    /// @throws ServerFault when the server tells of no repository at all
    List<Pipeline> look(Questions<K> questions) throws ServerFault {
        boolean isDue = isDue();
        if (isDue) {
            repositories = questions.repositories();
        }
        looks++;
        List<Pipeline> all = new ArrayList<>();
        Map<String, K> next = new HashMap<>();
        ServerFault first = null;
        for (Repository one : repositories) {
            try {
                K before = known.get(one.path());
                List<Pipeline> own = new ArrayList<>();
                K stock = isDue || before == null ? questions.stock(one, before) : before;
                next.put(one.path(), questions.look(stock, own));
                all.addAll(own);
            } catch (ServerFault fault) {
                if (!RepoBuilds.OF_ONE_REPOSITORY.contains(fault.kind())) {
                    throw fault;
                }
                first = first == null ? fault : first;
                all.add(unknown(one));
            }
        }
        known = next;
        if (first != null && next.isEmpty()) {
            throw first;
        }
        return all;
    }

    private static Pipeline unknown(Repository one) {
        return Pipeline.named(one.name(), one.name())
                .branch(new Branch(one.mainLine(), Branch.Kind.DEFAULT))
                .activity(Activity.UNKNOWN)
                .done();
    }
}
