package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.PushPayload;
import dev.sidetone.testing.Fuzz;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pushes that are broken on their way harm no call. */
class BrokenPushesTest {
    private final Scene scene = new Scene();
    private int unreadable;

    @Test
    void fiveThousand() {
        pushes(5_000);
    }

    @Test
    @Tag("soak")
    void aHundredThousand() {
        pushes(100_000);
    }

    private void pushes(int times) {
        Call call = scene.standing();
        Map<String, String> cancel = new HashMap<>(Scene.push("CA2"));
        cancel.put(PushPayload.MESSAGE_TYPE, PushPayload.CANCEL);
        List<String> good =
                List.of(
                        PushPayload.encode(Scene.push("CA2")),
                        PushPayload.encode(Scene.push("CA3")),
                        PushPayload.encode(cancel));
        Fuzz.seeded(31).texts(times, good, this::arrives);

        assertThat(unreadable).isBetween(times / 10, times * 9 / 10);
        assertThat(call.state()).isEqualTo(CallState.CONNECTED);
        scene.heard.clear();
        call.disconnect();
        scene.run();
        assertThat(scene.heard).containsExactly("disconnected");
    }

    private void arrives(String frame) {
        try {
            scene.client.handleNotification(PushPayload.decode(frame), scene.notifications(), null);
        } catch (MalformedFrame told) {
            unreadable++;
        }
        scene.pass(1);
        scene.invites.clear();
        scene.heard.clear();
    }
}
