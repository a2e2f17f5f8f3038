package dev.andon.server.deploy;

import dev.andon.deploy.Prepared;
import dev.andon.deploy.Request;
import dev.andon.server.http.Act;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import java.util.List;
import java.util.function.Predicate;

/// Requests that are sent in order, each once, until one is not taken.
///
/// @param http the server's door
/// @param all what is sent
/// @param refusals whether a server's error is a refusal all the same, from its sentence: some answer with 500 to
///     what they certainly did not do
record Changes(Http http, List<Change> all, Predicate<String> refusals) implements Prepared {
    static Changes of(Http http, Change... all) {
        return new Changes(http, List.of(all), _ -> false);
    }

    Changes refusedBy(Predicate<String> refusals) {
        return new Changes(http, all, refusals);
    }

    @Override
    public List<Request> requests() {
        return all.stream()
                .map(change -> new Request(change.act(http).line(), http.withoutSecrets(change.body())))
                .toList();
    }

    @Override
    public Acted send() {
        for (int i = 0; i < all.size(); i++) {
            Acted acted = acted(all.get(i).send(http));
            if (!(acted instanceof Acted.Done)) {
                return i == 0 ? acted : halfDone(i, acted);
            }
        }
        return new Acted.Done();
    }

    private Acted acted(Act.Outcome outcome) {
        return outcome instanceof Act.Outcome.Unsure(Fault fault) && refusals.test(fault.sentence())
                ? new Acted.NotDone(fault)
                : outcome.acted();
    }

    private Acted halfDone(int taken, Acted acted) {
        Fault fault = switch (acted) {
            case Acted.NotDone(Fault why) -> why;
            case Acted.Unsure(Fault why) -> why;
            case Acted.Done() -> throw new IllegalStateException("done is not half done");
        };
        return new Acted.Unsure(new Fault(
                fault.kind(),
                taken + " of " + all.size() + " requests were taken, and then this was not: " + fault.sentence()));
    }
}
