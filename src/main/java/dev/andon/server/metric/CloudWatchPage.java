package dev.andon.server.metric;

import dev.andon.server.http.Body;
import dev.andon.server.http.Xml;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// One page of an answer.
///
/// @param points its values
/// @param next by which the next page is asked for, or empty
record CloudWatchPage(Points points, String next) {
    static CloudWatchPage read(Body body) throws ServerFault {
        body.refuseWebPage();
        try {
            return new Parse().page(Xml.open(body));
        } catch (XMLStreamException e) {
            throw Trouble.unreadable("The answer is not whole XML: " + Xml.brief(e));
        }
    }

    /// More pages complete what a page does not have.
    private static void refuseIncomplete(String status, String next) throws ServerFault {
        if (status.equals("Forbidden")) {
            throw new ServerFault(FaultKind.REFUSED, Word.METRIC_REFUSED);
        }
        if (!status.equals("Complete") && next.isEmpty()) {
            throw Trouble.partial(status);
        }
    }

    /// What was read so far.
    private static final class Parse {
        private final List<String> path = new ArrayList<>();
        private final List<String> times = new ArrayList<>();
        private final List<String> values = new ArrayList<>();
        private final List<String> statuses = new ArrayList<>();
        private String next = "";
        private boolean isAnswer;

        CloudWatchPage page(XMLStreamReader xml) throws XMLStreamException, ServerFault {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> begin(xml);
                    case XMLStreamConstants.END_ELEMENT -> path.removeLast();
                    default -> {
                        // All text that counts is read with its element.
                    }
                }
            }
            return page();
        }

        private void begin(XMLStreamReader xml) throws XMLStreamException {
            String parent = path.isEmpty() ? "" : path.getLast();
            String name = xml.getLocalName();
            isAnswer |= name.equals("MetricDataResults");
            switch (parent + "/" + name) {
                case "Timestamps/member" -> times.add(Xml.text(xml));
                case "Values/member" -> values.add(Xml.text(xml));
                case "member/StatusCode" -> statuses.add(Xml.text(xml));
                case "GetMetricDataResult/NextToken" -> next = Xml.text(xml);
                default -> path.add(name);
            }
        }

        private CloudWatchPage page() throws ServerFault {
            if (!isAnswer) {
                throw Trouble.shape("it has no MetricDataResults");
            }
            if (statuses.size() > 1) {
                throw Trouble.several(statuses.size(), "Leave out GROUP BY, or wrap the expression in SUM(…).");
            }
            if (times.size() != values.size()) {
                throw Trouble.shape("it has more times than values, or fewer");
            }
            if (statuses.isEmpty() && !times.isEmpty()) {
                throw Trouble.shape("its values have no status");
            }
            Points points = times.isEmpty() ? Points.noSeries() : Points.of();
            for (int i = 0; i < times.size(); i++) {
                points.add(Wire.time(times.get(i)), Wire.value(values.get(i)));
            }
            if (!statuses.isEmpty()) {
                refuseIncomplete(statuses.getFirst(), next);
            }
            return new CloudWatchPage(points, next);
        }
    }
}
