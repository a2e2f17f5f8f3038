package dev.andon.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a Kubernetes and an Argo CD answer that hold five thousand services, of about the size that theirs have.
/// Pure.
final class DeployFeed {
    static final int SERVICES = 5_000;
    private static final int PAGE = 500;

    private DeployFeed() {}

    /// @param path below the server's root
    /// @param query of the request
    /// @param version of the first service, which alone changes
    /// @return JSON; empty where there is nothing
    static String answer(String path, Map<String, String> query, int version) {
        return switch (path) {
            case "kube/apis/apps/v1/deployments" ->
                "true".equals(query.get("watch"))
                        ? "{\"type\":\"MODIFIED\",\"object\":" + deployment(0, version) + "}\n"
                        : page(Integer.parseInt(query.getOrDefault("continue", "0")));
            case "argo/api/v1/applications" ->
                "{\"metadata\":{\"resourceVersion\":\"%d\"},\"items\":[%s]}"
                        .formatted(version, all(0, SERVICES, number -> application(number, version)));
            default -> "";
        };
    }

    private static String page(int from) {
        int to = Math.min(SERVICES, from + PAGE);
        return "{\"kind\":\"DeploymentList\",\"apiVersion\":\"apps/v1\",\"metadata\":{\"resourceVersion\":\"1\"%s},\"items\":[%s]}"
                .formatted(
                        to < SERVICES ? ",\"continue\":\"" + to + "\"" : "",
                        all(from, to, number -> deployment(number, 0)));
    }

    private static String all(int from, int to, IntFunction<String> one) {
        return IntStream.range(from, to).mapToObj(one).collect(Collectors.joining(","));
    }

    private static String deployment(int number, int version) {
        int changed = number == 0 ? version : 0;
        String fields = IntStream.range(0, 40)
                .mapToObj("\"f:field%d\":{\".\":{},\"f:name\":{}}"::formatted)
                .collect(Collectors.joining(","));
        String variables = IntStream.range(0, 12)
                .mapToObj("{\"name\":\"SETTING_%d\",\"value\":\"some value\"}"::formatted)
                .collect(Collectors.joining(","));
        return String.format(Locale.ROOT, """
                {"metadata":{"name":"service-%1$05d","namespace":"production","uid":"00000000-0000-4000-8000-%1$012d",
                "resourceVersion":"%2$d","generation":%2$d,"creationTimestamp":"2026-10-01T08:00:00Z",
                "labels":{"app":"service-%1$05d"},"annotations":{"deployment.kubernetes.io/revision":"%2$d"},
                "managedFields":[{"manager":"helm","operation":"Update","time":"2026-11-22T11:00:00Z",
                "fieldsType":"FieldsV1","fieldsV1":{%3$s}}]},
                "spec":{"replicas":2,"selector":{"matchLabels":{"app":"service-%1$05d"}},
                "template":{"metadata":{"labels":{"app":"service-%1$05d"}},"spec":{"containers":[{"name":"service",
                "image":"registry.example.test/service-%1$05d:v%2$d","env":[%4$s]}]}},"progressDeadlineSeconds":600},
                "status":{"observedGeneration":%2$d,"replicas":2,"updatedReplicas":2,"readyReplicas":2,"availableReplicas":2,
                "conditions":[{"type":"Progressing","status":"True","reason":"NewReplicaSetAvailable",
                "lastUpdateTime":"2026-11-22T11:00:40Z","lastTransitionTime":"2026-10-01T08:00:00Z"}]}}\
                """, number, changed + 1, fields, variables)
                .replace("\n", "");
    }

    private static String application(int number, int version) {
        String commit = String.format(Locale.ROOT, "%040x", number == 0 ? version + 1 : 1);
        return String.format(Locale.ROOT, """
                {"metadata":{"name":"service-%1$05d","namespace":"argocd"},
                "spec":{"destination":{"server":"https://kubernetes.default.svc","namespace":"production"},"project":"store",
                "source":{"repoURL":"https://git.example.test/service.git","path":"deploy/service-%1$05d","targetRevision":"main"},
                "syncPolicy":{"syncOptions":["CreateNamespace=true"]}},
                "status":{"sync":{"status":"Synced","revision":"%2$s"},"health":{"status":"Healthy"},
                "operationState":{"phase":"Succeeded","startedAt":"2026-11-22T11:00:00Z","finishedAt":"2026-11-22T11:00:07Z",
                "operation":{"sync":{"revision":"%2$s"}}}}}\
                """, number, commit).replace("\n", "");
    }

    /// The parameters of a request.
    static Map<String, String> parameters(String query) {
        return query == null
                ? Map.of()
                : List.of(query.split("&")).stream()
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, _) -> first));
    }
}
