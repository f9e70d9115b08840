package dev.sidetone.server.exchange;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last calls and legs that ended here: no reconnect token brings them back. */
final class Farewells {
    private static final int KEPT = 20_000;

    private final Map<String, Boolean> ended =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > KEPT;
                }
            };

    void add(String sid) {
        ended.put(sid, true);
    }

    boolean has(String sid) {
        return ended.containsKey(sid);
    }
}
