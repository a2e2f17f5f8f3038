package dev.andon.server.metric;

class GraphiteTest extends MetricSourceContract {
    GraphiteTest() {
        super("graphite");
    }

    @Override
    String expression() {
        return "summarize(shop.orders,\"${step}\",\"sum\")";
    }

    @Override
    int requestsForFourWeeks() {
        return 4;
    }
}
