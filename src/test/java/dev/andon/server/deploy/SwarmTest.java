package dev.andon.server.deploy;

import dev.andon.source.FaultKind;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;

class SwarmTest extends DeployServerContract {
    SwarmTest() {
        super("swarm");
    }

    /// As seen live of an engine of 20.10.
    @Override
    protected Stream<MockResponse> refusals() {
        return Stream.of(new MockResponse.Builder()
                .code(500)
                .body("{\"message\":\"rpc error: code = Unknown desc = update out of sequence\"}")
                .build());
    }

    /// A machine that is no manager says so with 503.
    @Override
    protected FaultKind faultOf(int status, FaultKind usual) {
        return usual;
    }
}
