package dev.andon.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.command.Actor;
import dev.andon.command.Command;
import dev.andon.command.Pass;
import dev.andon.command.Pass.Right;
import dev.andon.command.Receipt;
import dev.andon.line.Cause;
import dev.andon.people.Person;
import dev.andon.source.Secret;
import dev.andon.testing.HandClock;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersTest {
    private static final Actor ANN = new Actor(Person.of("Ann"), Actor.Known.TOKEN);
    private static final List<Pass> PASSES = List.of(
            new Pass(new Secret("token-of-ann"), ANN, Set.of(Right.READ, Right.ACT)),
            new Pass(new Secret("token-of-a-wall"), ANN, Set.of(Right.READ)));

    private record Order(Command command, Actor actor) {}

    private final LinkedBlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private Receipt receipt = new Receipt.Done(Sentence.of("receipt.stopped", "trunk"));
    private Endpoint endpoint;
    private Asking asking;

    private void listen(BiFunction<Command, Actor, Receipt> desk) throws IOException {
        endpoint = Endpoint.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Access(PASSES, true),
                new Staff(new HandClock(), Texts.in(Locale.ENGLISH), source -> {}, desk));
        asking = new Asking(endpoint.address());
    }

    private Receipt submit(Command command, Actor actor) {
        orders.add(new Order(command, actor));
        return receipt;
    }

    @AfterEach
    void close() {
        asking.close();
        endpoint.close();
    }

    private HttpResponse<String> order(String word, String body) {
        return asking.send(
                "POST",
                "/commands/" + word,
                body,
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer token-of-ann");
    }

    @Test
    void aCommandIsTakenToTheDeskInTheNameOfTheTokensOwner() throws IOException {
        listen(this::submit);
        assertEquals(
                200, order("stop", "{\"line\":\"trunk\",\"why\":\"it burns\"}").statusCode());
        assertEquals(new Order(new Command.PullCord("trunk", "it burns"), ANN), orders.poll());
        order("claim", "{\"subject\":\"ci/shop\",\"holder\":\"Bob\",\"why\":\"mine\",\"lasts\":\"PT2H\"}");
        assertEquals(
                new Command.TakeClaim(List.of("ci/shop"), Person.of("Bob"), "mine", Duration.ofHours(2), null, false),
                orders.remove().command());
        order("claim", "{\"subjects\":[\"ci/shop\",\"ci/cart\"],\"takeOver\":true}");
        assertEquals(
                new Command.TakeClaim(List.of("ci/shop", "ci/cart"), Person.of("Ann"), "", null, null, true),
                orders.remove().command());
        order("hand-over", "{\"to\":\"Bob\",\"all\":true,\"lasts\":\"PT8H\"}");
        assertEquals(
                new Command.HandOver(Person.of("Ann"), Person.of("Bob"), List.of(), "", Duration.ofHours(8)),
                orders.remove().command());
        order("hand-over", "{\"from\":\"Cleo\",\"to\":\"Bob\",\"subject\":\"ci/shop\",\"why\":\"the night\"}");
        assertEquals(
                new Command.HandOver(Person.of("Cleo"), Person.of("Bob"), List.of("ci/shop"), "the night", null),
                orders.remove().command());
        order("rerun", "{\"subject\":\"ci/shop\"}");
        assertEquals(new Command.Rerun("ci/shop"), orders.remove().command());
        order("rerun-failed", "{\"subject\":\"ci/shop\"}");
        assertEquals(new Command.RerunFailed("ci/shop"), orders.remove().command());
        order("cancel", "{\"subject\":\"ci/shop\",\"why\":\"too slow\"}");
        assertEquals(new Command.Cancel("ci/shop", "too slow"), orders.remove().command());
        order("approve", "{\"subject\":\"ci/shop\",\"what\":\"production\",\"why\":\"checked\"}");
        assertEquals(
                new Command.Approve("ci/shop", "production", "checked"),
                orders.remove().command());
        order("cancel", "{\"subject\":\"ci/shop\",\"build\":\"42\",\"why\":\"too slow\"}");
        assertEquals(
                new Command.Cancel("ci/shop", "42", "too slow"), orders.remove().command());
        order("approve", "{\"subject\":\"ci/shop\",\"build\":\"42\",\"what\":\"production\",\"why\":\"checked\"}");
        assertEquals(
                new Command.Approve("ci/shop", "42", "production", "checked"),
                orders.remove().command());
        order("release", "{\"line\":\"trunk\"}");
        assertEquals(new Command.ReleaseClaim("line:trunk"), orders.remove().command());
        order("resume", "{\"line\":\"trunk\",\"category\":\"flaky-test\",\"whys\":\"a race\",\"link\":\"http://a\"}");
        assertEquals(
                new Command.ResumeLine("trunk", new Cause(Cause.Category.FLAKY_TEST, "a race", "http://a")),
                orders.remove().command());
    }

    @Test
    void theReceiptIsTheAnswer() throws IOException {
        listen(this::submit);
        assertEquals(
                "{\"result\":\"done\",\"sentence\":\"Line trunk is stopped.\"}",
                sorted(order("stop", "{}").body()));
        receipt = new Receipt.Denied(Sentence.of("deny.sayWhy"));
        assertEquals(409, order("stop", "{}").statusCode());
        receipt = new Receipt.Unsure(Sentence.of("receipt.rerunUnsure", "ci/shop", "It timed out."));
        HttpResponse<String> unsure = order("rerun", "{\"subject\":\"ci/shop\"}");
        assertEquals(202, unsure.statusCode());
        assertTrue(unsure.body().contains("\"unsure\""), unsure.body());
        receipt = new Receipt.Failed(Sentence.of("receipt.nothingDone", "No database."));
        HttpResponse<String> failed = order("stop", "{}");
        assertEquals(503, failed.statusCode());
        assertTrue(failed.body().contains("No database."), failed.body());
    }

    /// The two keys in one order.
    private static String sorted(String json) {
        return json.strip().startsWith("{\"sentence\"")
                ? json.strip().replaceFirst("\\{(\"sentence\":\".*\"),(\"result\":\".*\")}", "{$2,$1}")
                : json.strip();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no token at all, '', 401",
        "a wrong token, Bearer token-of-bob, 401",
        "a token that may only read, Bearer token-of-a-wall, 403",
        "a password that browsers send by themselves, Basic dG9rZW4tb2YtYW5uOnRva2VuLW9mLWFubg==, 401"
    })
    void nobodyActsWithoutTheirOwnToken(String what, String authorization, int status) throws IOException {
        listen(this::submit);
        String[] headers = authorization.isEmpty()
                ? new String[] {"Content-Type", "application/json"}
                : new String[] {"Content-Type", "application/json", "Authorization", authorization};
        assertEquals(
                status, asking.send("POST", "/commands/stop", "{}", headers).statusCode());
        assertTrue(orders.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{\"line\":1}",
                "{\"line\":[\"trunk\"]}",
                "{\"lines\":\"trunk\"}",
                "{line:trunk}",
                "{\"line\":\"trunk\"} {}"
            })
    void whatIsNoOrderIsRefused(String body) throws IOException {
        listen(this::submit);
        assertEquals(400, order("stop", body).statusCode(), body);
        assertTrue(orders.isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            claim   | {"subject":"a","lasts":"2h"}
            claim   | {"subject":"a","lasts":"-PT1H"}
            claim   | {"subject":"a","takeOver":"yes"}
            claim   | {"subjects":"a"}
            claim   | {"subjects":[1]}
            hand-over | {"to":"Bob"}
            hand-over | {"subject":"a"}
            hand-over | {"to":"Bob","subject":"a","all":true}
            release | {}
            resume  | {"line":"trunk","whys":"x"}
            resume  | {"line":"trunk","category":"CODE","whys":"x"}
            """)
    void whatCannotBeMeantIsRefused(String word, String body) throws IOException {
        listen(this::submit);
        assertEquals(400, order(word, body).statusCode(), body);
        assertTrue(orders.isEmpty());
    }

    @Test
    void deepOrLongOrdersAreRefusedAsWell() throws IOException {
        listen(this::submit);
        assertEquals(400, order("stop", "[".repeat(30_000)).statusCode());
        assertEquals(413, order("stop", "x".repeat(70_000)).statusCode());
        assertEquals(404, order("shutdown", "{}").statusCode());
    }

    @Test
    void aFormThatAnotherPageSendsIsNotJson() throws IOException {
        listen(this::submit);
        HttpResponse<String> answer = asking.send(
                "POST", "/commands/stop", "{}", "Authorization", "Bearer token-of-ann", "Content-Type", "text/plain");
        assertEquals(415, answer.statusCode());
        assertTrue(orders.isEmpty());
    }

    @Test
    void withoutADeskNothingIsDoneAndThatIsSaid() throws IOException {
        listen(null);
        HttpResponse<String> answer = order("stop", "{\"line\":\"trunk\"}");
        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("carries out no commands"), answer.body());
    }
}
