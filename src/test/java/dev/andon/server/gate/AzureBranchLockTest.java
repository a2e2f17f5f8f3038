package dev.andon.server.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.line.GateSight;
import dev.andon.server.gate.Product.Reply;
import dev.andon.server.gate.Product.Request;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AzureBranchLockTest extends GateContract {
    private final OneSwitch lock = new OneSwitch(lock -> request -> answer(lock, request));

    AzureBranchLockTest() {
        super("azure-branch-lock", Map.of("project", "The Shop", "repository", "cart", "branch", "main"));
    }

    @Override
    Product product() {
        return lock;
    }

    private static Reply answer(OneSwitch lock, Request request) {
        if (!request.path().equals("/The%20Shop/_apis/git/repositories/cart/refs")
                || !request.query().equals(Map.of("filter", "heads/main", "api-version", "5.0"))) {
            return Reply.MISSING;
        }
        if (request.method().equals("PATCH")) {
            return lock.turn(request.json().get("isLocked").getAsBoolean(), Reply.ok("{}"));
        }
        String locked = lock.shut ? ",\"isLocked\":true,\"isLockedBy\":{\"displayName\":\"Bob\"}" : "";
        return new Reply(
                200,
                "{\"value\":[{\"name\":\"refs/heads/main-2\",\"objectId\":\"b2\",\"isLocked\":true},"
                        + "{\"name\":\"refs/heads/main\",\"objectId\":\"a1\"" + locked + "}],\"count\":2}");
    }

    @Test
    void itSaysWhoLockedIt() throws ServerFault {
        lock.shutBySomebody();
        assertEquals(new GateSight(GateSight.State.SHUT, "locked", "locked by Bob"), gate().look());
    }

    @Test
    void aBranchThatIsNotThereIsMissing() {
        ServerFault fault = assertThrows(
                ServerFault.class, () -> gate(Map.of("branch", "trunk")).look());
        assertEquals(FaultKind.MISSING, fault.kind());
    }
}
