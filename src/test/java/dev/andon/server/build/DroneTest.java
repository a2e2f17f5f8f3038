package dev.andon.server.build;

class DroneTest extends BuildServerContract {
    DroneTest() {
        super("drone");
    }
}
