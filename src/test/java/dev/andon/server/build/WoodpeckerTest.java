package dev.andon.server.build;

class WoodpeckerTest extends BuildServerContract {
    WoodpeckerTest() {
        super("woodpecker");
    }
}
