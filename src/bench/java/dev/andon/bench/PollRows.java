package dev.andon.bench;

import java.util.List;
import java.util.Map;

/// What polling a large feed costs, beside the bare fetch of the same bytes.
final class PollRows {
    private static final String WARM_UP = "250";
    private static final String MEASURED = "250";

    private PollRows() {}

    static List<Row> of(Stage stage) {
        return List.of(
                row(stage, "changing", "-", "10,000-project feed, changed: CPU per poll", "40 ms (bare seen: 13)"),
                row(stage, "same", "\"same\"", "same feed, 304: CPU per poll", "3 ms (bare seen: 1.1)"),
                row(stage, "bytes", "-", "same feed, same bytes, no validator: CPU per poll", "3 ms"),
                bytes(stage));
    }

    private static Row row(Stage stage, String mood, String etag, String what, String target) {
        String address = stage.feed(mood + "/10000");
        Map<String, Samples> bare = Child.measure(BareFetch.class, Map.of(), address, etag, WARM_UP, MEASURED);
        Map<String, Samples> ours = Child.measure(PollCost.class, Map.of(), address, WARM_UP, MEASURED);
        return Row.of(what, "ms", target, ours.get("cpu"), bare.get("cpu").median(), "launcher's flags, back to back");
    }

    private static Row bytes(Stage stage) {
        Samples bytes = Child.measure(PollCost.class, Map.of(), stage.feed("same/10000"), "5", "20")
                .get("bytes");
        return Row.of("same feed, 304: body bytes per poll", "B", "0 B", bytes, 0, "");
    }
}
