package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.Message;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;

/** The machine moves to another network. */
class NetworkChangeTest {
    private final Scene scene = Scene.farFrom("voice.example.com");
    private Set<String> addresses = Set.of("192.168.1.5");

    private void watch() {
        scene.client.network().begin(() -> addresses);
        scene.run();
    }

    @Test
    void aStandingCallGetsANewSocketAndANewPathWithinASecond() {
        watch();
        Call call = scene.standing();
        addresses = Set.of("10.0.0.7");
        scene.time.advance(Duration.ofSeconds(1));
        assertThat(scene.server.dialled()).isEqualTo(2);
        assertThat(scene.heard).endsWith("reconnecting 53001");
        assertThat(scene.server.heard(Message.Reinvite.class)).isEmpty();
        scene.connected();
        scene.say(new Message.Answer("CA1", null, "reconnect-2"));
        assertThat(scene.server.heard(Message.Reinvite.class)).hasSize(1);
        assertThat(call.state()).isEqualTo(CallState.CONNECTED);
        scene.say(new Message.Answer("CA1", "v=0 elsewhere", null));
        assertThat(scene.media.session().asked()).endsWith("setAnswer v=0 elsewhere");
    }

    @Test
    void theSameNetworkDisturbsNothing() {
        watch();
        scene.standing();
        scene.pass(20);
        assertThat(scene.server.dialled()).isEqualTo(1);
        assertThat(scene.heard).containsExactly("ringing", "connected");
    }

    @Test
    void aCallThatIsSetUpKeepsItsSocket() {
        watch();
        scene.call();
        addresses = Set.of();
        scene.pass(2);
        assertThat(scene.server.dialled()).isEqualTo(1);
        scene.say(new Message.Ringing("CA1", null));
        assertThat(scene.heard).containsExactly("ringing");
    }

    @Test
    void aServerOnThisMachineIsNotDialledAnew() {
        Scene here = new Scene();
        here.client.network().begin(() -> addresses);
        here.standing();
        addresses = Set.of("10.0.0.7");
        here.pass(2);
        assertThat(here.server.dialled()).isEqualTo(1);
        assertThat(here.server.heard(Message.Reinvite.class)).hasSize(1);
        assertThat(here.heard).containsExactly("ringing", "connected");
    }
}
