package dev.andon.server.deploy;

import dev.andon.deploy.DeployServer;
import dev.andon.server.http.Http;
import dev.andon.server.http.Probe;
import dev.andon.source.Source;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/// A kind of deploy server that Andon reads.
///
/// @param name what the settings call it
/// @param title what people call it
/// @param recognised whether an address is one of this kind, from its answers; never where a build server has the
///     same address
/// @param reader makes the adapter; one that can go back is a [dev.andon.deploy.Rollbacker], too
/// @param tokenHelp what token it wants, with which rights to look and to go back, in one or two sentences
/// @param tokenPage where it issues one: an address in which `{server}` is the server's scheme and host, `{base}`
///     that with the path that the product stands below, `{first}` the first part of the path; empty when it has
///     none
/// @param options what may be set for this kind alone, each with what it means
public record Kind(
        String name,
        String title,
        Predicate<Probe> recognised,
        BiFunction<Http, Source, DeployServer> reader,
        String tokenHelp,
        String tokenPage,
        List<Option> options) {
    /// A kind whose servers have no page for that.
    Kind(
            String name,
            String title,
            Predicate<Probe> recognised,
            BiFunction<Http, Source, DeployServer> reader,
            String tokenHelp,
            List<Option> options) {
        this(name, title, recognised, reader, tokenHelp, "", options);
    }

    /// A setting of one kind.
    ///
    /// @param name as the settings write it
    /// @param meaning one sentence
    public record Option(String name, String meaning) {}
}
