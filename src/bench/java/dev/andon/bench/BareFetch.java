package dev.andon.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/// What a poll costs without Andon: Java's own client and reader, all attributes kept as they are. Prints the CPU
/// time of each poll in ms.
///
/// Arguments: address, ETag or `-`, polls to warm up, polls to measure.
final class BareFetch {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    private BareFetch() {}

    public static void main(String[] arguments) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(arguments[0])).header("Accept-Encoding", "gzip");
        if (!arguments[1].equals("-")) {
            request.header("If-None-Match", arguments[1]);
        }
        int warmUp = Integer.parseInt(arguments[2]);
        int measured = Integer.parseInt(arguments[3]);
        List<Double> spent = new ArrayList<>();
        int kept = 0;
        for (int i = 0; i < warmUp + measured; i++) {
            double before = Cpu.milliseconds();
            kept += poll(request.build());
            if (i >= warmUp) {
                spent.add(Cpu.milliseconds() - before);
            }
        }
        Samples.of("cpu", spent).print();
        Samples.of("kept", List.of((double) kept)).print();
        System.exit(0);
    }

    private static int poll(HttpRequest request) throws IOException, InterruptedException, XMLStreamException {
        HttpResponse<byte[]> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return response.statusCode() == 304 ? 1 : read(response.body()).size();
    }

    private static List<String[]> read(byte[] packed) throws IOException, XMLStreamException {
        List<String[]> projects = new ArrayList<>();
        var xml = FACTORY.createXMLStreamReader(new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 16));
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("Project")) {
                String[] project = new String[xml.getAttributeCount()];
                for (int i = 0; i < project.length; i++) {
                    project[i] = xml.getAttributeValue(i);
                }
                projects.add(project);
            }
        }
        return projects;
    }
}
