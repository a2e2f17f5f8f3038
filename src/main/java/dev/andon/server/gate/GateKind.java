package dev.andon.server.gate;

import dev.andon.line.Gate;
import dev.andon.server.http.Http;
import dev.andon.source.Source;
import java.util.List;
import java.util.function.BiFunction;

/// A kind of gate that a stopped line can shut.
///
/// @param name what the settings call it
/// @param title what people call it
/// @param tokenHelp what token it wants, with which rights, in one sentence
/// @param options what may be set for this kind alone; their values are in [Source#options]
/// @param maker makes the gate from the door to its server and its connection
public record GateKind(
        String name, String title, String tokenHelp, List<Option> options, BiFunction<Http, Source, Gate> maker) {
    public GateKind {
        options = List.copyOf(options);
    }

    /// A setting of one kind.
    ///
    /// @param name as the settings write it
    /// @param meaning one sentence
    /// @param required whether there is no gate without it
    public record Option(String name, String meaning, boolean required) {}
}
