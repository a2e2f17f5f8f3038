package dev.andon.ui.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.board.Tile;
import dev.andon.build.Branch;
import dev.andon.build.Pipeline;
import dev.andon.testing.Boards;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final Names names = new Names(String::length);

    @Test
    void aBranchThatIsNotTheMainLineIsNamed() {
        assertEquals(
                List.of("cart", "cart · !7", "cart · release/2"),
                shown(Boards.of(
                        branch("cart", "cart", "main", Branch.Kind.DEFAULT),
                        branch("cart@!7", "cart", "!7", Branch.Kind.PULL_REQUEST),
                        branch("cart@release/2", "cart", "release/2", Branch.Kind.OTHER))));
    }

    @Test
    void whatOneSourceHasTwiceIsCalledByItsId() {
        assertEquals(
                List.of("cart/develop", "cart/main", "shop"),
                shown(Boards.of(
                        branch("cart/develop", "cart", "develop", Branch.Kind.DEFAULT),
                        branch("cart/main", "cart", "main", Branch.Kind.DEFAULT),
                        Boards.passed("shop"))));
    }

    private static Pipeline.Draft branch(String id, String name, String branch, Branch.Kind kind) {
        return Pipeline.named(id, name)
                .branch(new Branch(branch, kind))
                .last(Boards.passed(name).done().last());
    }

    private List<String> shown(Boards boards) {
        List<Tile> tiles = boards.board().tiles();
        names.prepare(tiles);
        return tiles.stream().map(tile -> names.of(tile).text()).sorted().toList();
    }
}
