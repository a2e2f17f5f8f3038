package dev.andon.server.deploy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.andon.deploy.Release;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A revision of a Helm release, as its secret's labels tell it. Pure.
///
/// @param secret the secret's name
/// @param uid the secret's own: what is installed anew begins with the same names again
/// @param number the revision
record HelmRelease(String namespace, String name, String secret, String uid, int number, String status) {
    /// A secret without its data.
    record Secret(@Nullable KubeMeta metadata) implements KubeObject {}

    static HelmRelease of(Secret secret) {
        KubeMeta meta = secret.meta();
        return new HelmRelease(
                Json.text(meta.namespace()),
                meta.label("name"),
                Json.text(meta.name()),
                Json.text(meta.uid()),
                Integer.parseInt(meta.label("version")),
                meta.label("status"));
    }

    String key() {
        return namespace + "/" + name;
    }

    /// Changes whenever its data may have: with the status Helm writes a new sentence about it.
    String mark() {
        return namespace + "/" + secret + " " + uid + " " + status;
    }

    boolean isDeployed() {
        return status.equals("deployed");
    }

    boolean isPending() {
        return status.startsWith("pending-") || status.equals("uninstalling");
    }

    /// @see <a href="https://helm.sh/docs/helm/helm_status/">the words of a release's status</a>
    Release.Outcome outcome() {
        return switch (status) {
            case "deployed", "superseded" -> Release.Outcome.LIVE;
            case "failed" -> Release.Outcome.FAILED;
            case "pending-install", "pending-upgrade", "pending-rollback", "uninstalling" -> Release.Outcome.UNDERWAY;
            case "uninstalled" -> Release.Outcome.CANCELLED;
            default -> Release.Outcome.UNKNOWN;
        };
    }

    Release release(Payload payload) {
        return Release.of(String.valueOf(number), number + " (" + payload.chart() + ")", outcome())
                .artifact(payload.fingerprint())
                .begun(Times.of(payload.deployed()))
                .finished(outcome() == Release.Outcome.UNDERWAY ? null : Times.of(payload.deployed()));
    }

    /// What was deployed, from the secret's data.
    ///
    /// @param chart name and version
    /// @param fingerprint of the manifest
    /// @param deployed when
    /// @param description what Helm says of it
    /// @param isFlux whether Flux rendered it
    record Payload(String chart, String fingerprint, String deployed, String description, boolean isFlux) {
        private record Secret(@Nullable Data data) {
            record Data(@Nullable String release) {}
        }

        private record Stored(
                @Nullable Info info,
                @Nullable Chart chart,
                @Nullable String manifest) {
            record Info(
                    @com.google.gson.annotations.SerializedName("last_deployed") @Nullable
                    String deployed,

                    @Nullable String description) {}

            record Chart(@Nullable Meta metadata) {
                record Meta(@Nullable String name, @Nullable String version) {}
            }
        }

        static Payload of(JsonObject secret) {
            Secret.Data data = Json.as(secret, Secret.class).data();
            Stored stored = Json.as(
                    JsonParser.parseString(unpacked(Json.text(data == null ? null : data.release()))), Stored.class);
            if (stored.manifest() == null || stored.info() == null) {
                throw new IllegalArgumentException("a release without a manifest");
            }
            Stored.Chart.Meta chart =
                    stored.chart() == null ? null : stored.chart().metadata();
            return new Payload(
                    chart == null ? "" : Json.text(chart.name()) + "-" + Json.text(chart.version()),
                    Fingerprint.of(new JsonPrimitive(stored.manifest())),
                    Json.text(stored.info().deployed()),
                    Json.text(stored.info().description()),
                    stored.manifest().contains("helm.toolkit.fluxcd.io/name"));
        }

        /// Kubernetes encodes what Helm had encoded, and Helm packs what it encodes; very old ones did not.
        private static String unpacked(String data) {
            byte[] packed = Base64.getDecoder().decode(Base64.getDecoder().decode(data));
            if (packed.length < 2 || packed[0] != 0x1f) {
                return new String(packed, StandardCharsets.UTF_8);
            }
            try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                return new String(unpacking.readNBytes((int) Http.LIMIT), StandardCharsets.UTF_8);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
