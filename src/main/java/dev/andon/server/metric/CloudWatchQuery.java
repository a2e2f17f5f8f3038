package dev.andon.server.metric;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.andon.server.http.Json;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What CloudWatch is asked for, as the parameters of its query protocol.
final class CloudWatchQuery {
    private static final String QUERY = "MetricDataQueries.member.1.";
    private static final String EXAMPLE =
            "[\"AWS/ApplicationELB\", \"RequestCount\", \"LoadBalancer\", \"app/shop/1f\", {\"stat\": \"Sum\"}]";

    private CloudWatchQuery() {}

    /// @param expression a row as the console shows it, or an expression
    /// @param step seconds
    static Map<String, String> of(String expression, long step) throws ServerFault {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(QUERY + "Id", "andon");
        if (!expression.strip().startsWith("[")) {
            query.put(QUERY + "Expression", Template.fill(expression, String.valueOf(step)));
            query.put(QUERY + "Period", String.valueOf(step));
            return query;
        }
        List<String> names = new ArrayList<>();
        String statistic = "";
        for (JsonElement cell : row(expression)) {
            if (cell instanceof JsonObject settings) {
                statistic = Json.text(settings.get("stat"));
            } else {
                names.add(Json.text(cell));
            }
        }
        if (names.size() < 2 || names.size() % 2 != 0 || names.contains("") || statistic.isEmpty()) {
            throw mistake();
        }
        query.putAll(metric(names));
        query.put(QUERY + "MetricStat.Period", String.valueOf(step));
        query.put(QUERY + "MetricStat.Stat", statistic);
        return query;
    }

    private static JsonArray row(String expression) throws ServerFault {
        try {
            return JsonParser.parseString(expression).getAsJsonArray();
        } catch (JsonParseException | IllegalStateException e) {
            throw mistake();
        }
    }

    private static ServerFault mistake() {
        return Trouble.expression(
                "A metric is written as a list of namespace, name, names and values of its dimensions, and the statistic, such as "
                        + EXAMPLE);
    }

    private static Map<String, String> metric(List<String> names) {
        Map<String, String> query = new LinkedHashMap<>();
        String metric = QUERY + "MetricStat.Metric.";
        query.put(metric + "Namespace", names.get(0));
        query.put(metric + "MetricName", names.get(1));
        for (int i = 2; i < names.size(); i += 2) {
            query.put(metric + "Dimensions.member." + i / 2 + ".Name", names.get(i));
            query.put(metric + "Dimensions.member." + i / 2 + ".Value", names.get(i + 1));
        }
        return query;
    }
}
