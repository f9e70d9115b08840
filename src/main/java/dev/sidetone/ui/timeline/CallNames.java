package dev.sidetone.ui.timeline;

import dev.sidetone.ui.theme.Hues;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** Who was in which call, also when it is long over. */
final class CallNames {
    private final Map<String, String> names = new HashMap<>();

    /** Learns; whether there was something to learn. */
    boolean learn(PhoneSnapshot now) {
        int before = names.hashCode();
        now.app().calls().forEach(call -> names.put(call.uuid().toString(), call.name()));
        now.system().calls().forEach(call -> names.put(call.call().toString(), call.name()));
        return names.hashCode() != before;
    }

    /** The name, or else the beginning of the id; empty for no call. */
    String of(@Nullable String call) {
        if (call == null) {
            return "";
        }
        String name = names.get(call);
        return name != null ? name : call.substring(0, Math.min(6, call.length()));
    }

    /** The hue of its avatar. */
    Color colour(String call) {
        return Hues.mark(of(call));
    }
}
