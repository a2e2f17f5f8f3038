package dev.andon.server.gate;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;

/// What a gate remembers of how it was, as JSON.
final class Setting {
    private static final Gson GSON = new Gson();

    private Setting() {}

    /// @throws ServerFault [FaultKind#UNREADABLE] when this was not written by the same kind of gate
    static <T> T read(String before, Class<T> type) throws ServerFault {
        try {
            T setting = GSON.fromJson(before, type);
            if (setting != null) {
                return setting;
            }
        } catch (JsonParseException notOurs) {
            throw unreadable();
        }
        throw unreadable();
    }

    static ServerFault unreadable() {
        return new ServerFault(FaultKind.UNREADABLE, Word.NOT_ITS_KIND);
    }
}
