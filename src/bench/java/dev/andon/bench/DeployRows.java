package dev.andon.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What five thousand services cost: the first look of a process, and one that sees a change.
final class DeployRows {
    private static final int STARTS = 5;
    private static final String LOOKS = "20";

    private DeployRows() {}

    static List<Row> of(Stage stage) {
        List<Row> rows = new ArrayList<>(rows(stage, "kubernetes", "deploys/kube", "5,000 Kubernetes deployments"));
        rows.addAll(rows(stage, "argocd", "deploys/argo", "5,000 Argo CD applications"));
        return rows;
    }

    private static List<Row> rows(Stage stage, String kind, String path, String what) {
        List<Double> first = new ArrayList<>();
        Map<String, Samples> last = Map.of();
        for (int start = 0; start < STARTS; start++) {
            last = Child.measure(DeployCost.class, Map.of(), kind, stage.feed(path), LOOKS);
            first.add(last.get("first").median());
        }
        return List.of(
                Row.of(
                        what + ": CPU of the first look",
                        "ms",
                        "2000 ms",
                        Samples.of("first", first),
                        Double.NaN,
                        "a new process each"),
                Row.of(what + ": CPU of a look with one change", "ms", "-", last.get("change"), Double.NaN, ""),
                Row.of(what + ": its requests", "", "1", last.get("requests"), Double.NaN, ""));
    }
}
