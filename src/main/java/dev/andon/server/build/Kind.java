package dev.andon.server.build;

import dev.andon.build.BuildServer;
import dev.andon.server.http.Http;
import dev.andon.server.http.Probe;
import dev.andon.source.Source;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/// A kind of build server that Andon reads.
///
/// @param name what the settings call it
/// @param title what people call it
/// @param recognised whether an address is one of this kind, from its answers
/// @param reader makes the adapter
/// @param tokenHelp what token it wants, with which rights, in one sentence; empty when it never wants one
/// @param tokenPage where it issues one: an address in which `{server}` is the server's scheme and host, `{base}`
///     that with the path that the product stands below, `{first}` the first part of the path; empty when it has
///     none
/// @param options what may be set for this kind alone, each with what it means
public record Kind(
        String name,
        String title,
        Predicate<Probe> recognised,
        BiFunction<Http, Source, BuildServer> reader,
        String tokenHelp,
        String tokenPage,
        List<Option> options) {
    /// A setting of one kind.
    ///
    /// @param name as the settings write it
    /// @param meaning one sentence
    public record Option(String name, String meaning) {}
}
