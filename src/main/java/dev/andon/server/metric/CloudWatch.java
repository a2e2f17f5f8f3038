package dev.andon.server.metric;

import dev.andon.guard.Inquiry;
import dev.andon.guard.MetricSource;
import dev.andon.guard.Series;
import dev.andon.server.http.Ask;
import dev.andon.server.http.AwsSignature;
import dev.andon.server.http.Http;
import dev.andon.server.http.Signer;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amazon CloudWatch.
///
/// An expression is a row of a graph's source as the console shows it, with its statistic; anything else is taken
/// for a query of Metrics Insights or a metric math expression. A value's time is the beginning of its bucket. A
/// metric that does not exist looks like one that has no values.
///
/// Sources: the API reference of CloudWatch (`GetMetricData`, the query protocol) and the signing of requests.
///
/// Options: `region`.
public final class CloudWatch implements MetricSource {
    private static final Pattern REGION =
            Pattern.compile("monitoring(?:-fips)?\\.([a-z0-9-]+)\\.(?:amazonaws|api)\\..*");
    /// Two weeks of minutes; more come in pages all the same.
    private static final Chunks CHUNKS = new Chunks(
            20_160,
            Stamp.BEGIN,
            ", the region, the dimensions (all of them are wanted), and that this time is still kept");
    private static final Set<Long> FINE_PERIODS = Set.of(1L, 5L, 10L, 20L, 30L);
    private static final int PAGES_AT_MOST = 20;

    private final Http http;
    private final Signer signer;

    /// @throws IllegalArgumentException when neither address nor options name a region
    public CloudWatch(Http http, Source source) {
        String[] keys = source.token().reveal().split(":", 2);
        var key = new Secret(keys[0]);
        Secret session = keys.length == 1 ? Secret.NONE : new Secret(keys[1]);
        this.http = http.hiding(key, session);
        this.signer = new AwsSignature(region(source), "monitoring", source.user(), key, session);
    }

    static String region(Source source) {
        String host = source.url().getHost();
        Matcher region = REGION.matcher(host == null ? "" : host);
        return region.matches() && source.option("region").isEmpty()
                ? region.group(1)
                : Options.needed(source, "region");
    }

    @Override
    public Series measure(Inquiry inquiry) throws ServerFault {
        long step = inquiry.step().toSeconds();
        if (step % 60 != 0 && !FINE_PERIODS.contains(step)) {
            throw Trouble.expression("CloudWatch has buckets of 1, 5, 10, 20 or 30 s, or of whole minutes.");
        }
        Map<String, String> query = CloudWatchQuery.of(inquiry.expression(), step);
        return CHUNKS.read(inquiry, part -> ask(part, query));
    }

    private Points ask(Inquiry part, Map<String, String> query) throws ServerFault {
        CloudWatchPage page = page(part, query, "");
        Points points = page.points();
        for (int pages = 1; !page.next().isEmpty(); pages++) {
            if (pages == PAGES_AT_MOST) {
                throw Trouble.partial("more than " + PAGES_AT_MOST + " pages");
            }
            page = page(part, query, page.next());
            points = points.and(page.points());
        }
        return points;
    }

    private CloudWatchPage page(Inquiry part, Map<String, String> query, String next) throws ServerFault {
        Ask ask = http.ask("")
                .accept("application/xml, text/xml")
                .signing(signer)
                .query("Action", "GetMetricData")
                .query("Version", "2010-08-01")
                .query("StartTime", part.begin().toString())
                .query("EndTime", part.end().toString())
                .query("ScanBy", "TimestampAscending");
        query.forEach(ask::query);
        if (!next.isEmpty()) {
            ask.query("NextToken", next);
        }
        return ask.read(CloudWatchPage::read);
    }
}
