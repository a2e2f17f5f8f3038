package dev.andon.bench;

import dev.andon.board.Board;
import dev.andon.build.Rollouts;
import dev.andon.keeper.Turns;
import dev.andon.keeper.Watched;
import dev.andon.server.deploy.DeployServers;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Source;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// What looks at thousands of services cost Andon, from the socket to the published board. Prints the CPU time of the
/// first look of a process in ms, and that of later ones, each of which sees one change, with their requests.
///
/// Arguments: kind, address, later looks to measure, after as many to warm up.
final class DeployCost {
    private DeployCost() {}

    public static void main(String[] arguments) {
        InstantSource clock = InstantSource.system();
        Source source = Source.of("deploys", arguments[0], URI.create(arguments[1]));
        var http = new Http(source, Connection.shared(), clock);
        var server = DeployServers.named(arguments[0]).orElseThrow().reader().apply(http, source);
        var turns = new Turns(new Watched(source, new Rollouts(server), http, null), clock);
        double first = look(turns).milliseconds();
        int looks = Integer.parseInt(arguments[2]);
        List<Double> later = new ArrayList<>();
        List<Double> requests = new ArrayList<>();
        for (int i = 0; i < 2 * looks; i++) {
            Looked looked = look(turns);
            if (i >= looks) {
                later.add(looked.milliseconds());
                requests.add(looked.requests());
            }
        }
        Samples.of("first", List.of(first)).print();
        Samples.of("change", later).print();
        Samples.of("requests", requests).print();
        System.exit(0);
    }

    private record Looked(double milliseconds, double requests) {}

    private static Looked look(Turns turns) {
        double before = Cpu.milliseconds();
        Board board = turns.turn();
        double spent = Cpu.milliseconds() - before;
        if (board.tiles().size() != DeployFeed.SERVICES) {
            throw new IllegalStateException(board.tiles().size() + " services: "
                    + board.sources().getFirst().fault());
        }
        return new Looked(spent, board.sources().getFirst().cost().requests());
    }
}
