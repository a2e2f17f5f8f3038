package dev.andon.server.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.line.GateSight;
import dev.andon.server.gate.Product.Reply;
import dev.andon.server.gate.Product.Request;
import dev.andon.source.ServerFault;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JenkinsJobTest extends GateContract {
    private boolean saysDisabled = true;
    private final OneSwitch job = new OneSwitch(job -> request -> answer(job, request));

    JenkinsJobTest() {
        super("jenkins-job", Map.of("job", "shop/deploy it"));
    }

    @Override
    Product product() {
        return job;
    }

    private Reply answer(OneSwitch job, Request request) {
        return switch (request.call()) {
            case "GET /job/shop/job/deploy%20it/api/json" ->
                new Reply(
                        200,
                        "{\"_class\":\"hudson.model.FreeStyleProject\",\"buildable\":" + !job.shut
                                + (saysDisabled ? ",\"disabled\":" + job.shut : "") + "}");
            case "POST /job/shop/job/deploy%20it/disable" -> job.turn(true, Reply.BACK);
            case "POST /job/shop/job/deploy%20it/enable" -> job.turn(false, Reply.BACK);
            default -> Reply.MISSING;
        };
    }

    @Test
    void aJobThatOnlySaysWhetherItCanBeBuiltIsUnderstoodToo() throws ServerFault {
        saysDisabled = false;
        assertEquals(GateSight.State.OPEN, gate().look().state());
        job.shutBySomebody();
        assertEquals(GateSight.State.SHUT, gate().look().state());
    }
}
