package dev.andon.ui;

import dev.andon.arrival.Arrival;
import dev.andon.arrival.Candidate;
import dev.andon.arrival.Choice;
import dev.andon.arrival.Entry;
import dev.andon.arrival.Impression;
import dev.andon.arrival.Presented;
import dev.andon.arrival.Product;
import dev.andon.build.Pipeline;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.testing.Boards;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Servers that somebody meets for the first time: what one is like, its name says.
final class Newcomer implements Arrival {
    private static final Product JENKINS = new Product(
            "jenkins",
            "Jenkins",
            "An API token of a user who may read jobs: Overall/Read and Job/Read.",
            URI.create("https://ci.example.test/user/me/configure"));

    @Override
    public List<Product> products() {
        return List.of(JENKINS, new Product("buildbot", "Buildbot", "", null));
    }

    @Override
    public Impression look(Candidate candidate) {
        return switch (candidate.address().getHost()) {
            case "secret.example.test" ->
                new Impression.Wants(JENKINS, new Fault(FaultKind.REFUSED, "secret.example.test refused us (403)."));
            case "strange.example.test" ->
                new Impression.Distrusted(
                        new Presented(
                                "CN=strange.example.test",
                                "CN=Shop internal CA",
                                Instant.parse("2027-11-23T10:00:00Z"),
                                "A1:B2:C3:D4:E5:F6:07:18:29:3A:4B:5C:6D:7E:8F:90:A1:B2:C3:D4:E5:F6:07:18:29:3A:4B:5C:6D:7E:8F:90",
                                "sha256/AAAA"),
                        new Fault(FaultKind.UNTRUSTED, "The certificate of strange.example.test is not trusted."));
            case "moved.example.test" ->
                new Impression.Elsewhere(JENKINS, URI.create("https://moved.example.test/jenkins/"));
            case "gone.example.test" ->
                new Impression.Unseen(null, new Fault(FaultKind.UNREACHABLE, "gone.example.test does not answer."));
            default -> new Impression.Seen(JENKINS, "ci", pipelines());
        };
    }

    private static List<Pipeline> pipelines() {
        return Stream.of("shop/cart", "shop/checkout", "shop/search", "tools/lint", "nightly")
                .map(name -> Boards.passed(name).done())
                .toList();
    }

    @Override
    public Entry enter(Candidate candidate, Product product, Choice choice) {
        return new Entry.NoKeychain("There is no keyring here.", "/home/ann/.config/andon/secrets.yaml");
    }

    @Override
    public Entry bring(String file) {
        return new Entry.Refused(List.of("Nothing in " + file + " can be read."));
    }
}
