package dev.andon.channel;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.andon.notice.Notice;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// What a webhook is sent, by whom it is for. Pure.
public enum Form {
    /// Andon's own: every field of the notice.
    JSON {
        @Override
        JsonObject body(Notice notice, Lines lines, Envelope envelope) {
            var body = new JsonObject();
            body.addProperty("id", envelope.id());
            body.addProperty("sent", envelope.sent().toString());
            body.addProperty("kind", notice.kind().word());
            body.addProperty("subject", notice.subject());
            body.addProperty("alarm", notice.alarm());
            body.addProperty("at", notice.at().toString());
            body.addProperty("title", lines.title());
            body.addProperty("text", lines.rest());
            body.add(
                    "people",
                    array(notice.people().stream().map(person -> person.name()).toList()));
            body.add("claimable", array(notice.claimable()));
            body.addProperty("url", notice.url());
            return body;
        }
    },
    /// An incoming webhook of Slack (and of Mattermost and Rocket.Chat, which read the same).
    SLACK {
        @Override
        JsonObject body(Notice notice, Lines lines, Envelope envelope) {
            var body = new JsonObject();
            String link = notice.url() == null ? "" : "\n<" + slack(notice.url()) + ">";
            String rest = lines.rest().isEmpty() ? "" : "\n" + slack(lines.rest());
            body.addProperty("text", "*" + slack(lines.title()) + "*" + rest + link);
            return body;
        }
    },
    /// A Teams workflow "when a webhook request is received": an adaptive card.
    TEAMS {
        @Override
        JsonObject body(Notice notice, Lines lines, Envelope envelope) {
            var blocks = new JsonArray();
            JsonObject title = block(lines.title());
            title.addProperty("weight", "Bolder");
            blocks.add(title);
            lines.rest().lines().forEach(line -> blocks.add(block(line)));
            var card = new JsonObject();
            card.addProperty("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
            card.addProperty("type", "AdaptiveCard");
            card.addProperty("version", "1.4");
            card.add("body", blocks);
            if (notice.url() != null) {
                var open = new JsonObject();
                open.addProperty("type", "Action.OpenUrl");
                open.addProperty("title", "Open");
                open.addProperty("url", notice.url());
                card.add("actions", array(List.of(open), JsonArray::add));
            }
            var attachment = new JsonObject();
            attachment.addProperty("contentType", "application/vnd.microsoft.card.adaptive");
            attachment.add("contentUrl", JsonNull.INSTANCE);
            attachment.add("content", card);
            var body = new JsonObject();
            body.addProperty("type", "message");
            body.add("attachments", array(List.of(attachment), JsonArray::add));
            return body;
        }
    },
    /// A topic of ntfy, published as JSON at the server's root.
    NTFY {
        @Override
        JsonObject body(Notice notice, Lines lines, Envelope envelope) {
            var body = new JsonObject();
            body.addProperty("topic", topic(envelope.to()));
            body.addProperty("title", lines.title());
            body.addProperty("message", lines.rest().isEmpty() ? lines.title() : lines.rest());
            body.addProperty("priority", notice.alarm() ? URGENT : USUAL);
            body.add("tags", array(List.of(notice.alarm() ? "red_circle" : "white_check_mark")));
            if (notice.url() != null) {
                body.addProperty("click", notice.url());
            }
            return body;
        }

        @Override
        URI address(URI given) {
            return given.resolve("/");
        }
    };

    private static final int URGENT = 5;
    private static final int USUAL = 3;

    abstract JsonObject body(Notice notice, Lines lines, Envelope envelope);

    /// Where it is sent.
    URI address(URI given) {
        return given;
    }

    /// The word in the settings.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static JsonArray array(List<String> texts) {
        return array(texts, JsonArray::add);
    }

    private static <T> JsonArray array(List<T> items, java.util.function.BiConsumer<JsonArray, T> add) {
        var array = new JsonArray();
        items.forEach(item -> add.accept(array, item));
        return array;
    }

    /// The three characters that Slack reads as markup of its own.
    private static String slack(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// A card's texts are Markdown; what servers and people write must not become links or emphasis.
    private static JsonObject block(String text) {
        var block = new JsonObject();
        block.addProperty("type", "TextBlock");
        block.addProperty("text", text.replaceAll("([\\\\*_\\[\\]])", "\\\\$1"));
        block.addProperty("wrap", true);
        return block;
    }

    private static String topic(URI address) {
        String path = address.getPath() == null ? "" : address.getPath().replaceAll("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
