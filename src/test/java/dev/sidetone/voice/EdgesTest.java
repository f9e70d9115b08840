package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sidetone.signaling.DialFailure;
import dev.sidetone.signaling.Message;
import dev.sidetone.trace.Event;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Where a client dials its cloud. */
class EdgesTest {
    private final Scene cloud = Scene.farFrom("voice-js.roaming.example.com");

    private static List<String> dialled(Scene scene) {
        return scene.trace.events().stream()
                .filter(event -> event.name().equals("dial"))
                .map(Event::detail)
                .map(String::valueOf)
                .toList();
    }

    @Test
    void theEdgeIsInTheCloudsName() {
        assertThat(cloud.client.edge()).isEqualTo("roaming");
        cloud.client.setEdge("frankfurt");
        assertThat(dialled(cloud)).isEmpty();
        cloud.call();
        assertThat(dialled(cloud))
                .containsExactly("ws://voice-js.frankfurt.example.com:3000/signal");
    }

    @Test
    void anotherCloudIsSpokenToInItsOwnWords() {
        cloud.client.setEdge("frankfurt");
        cloud.call();
        Message.Endpoint self = cloud.server.last(Message.Listen.class).endpoint();
        assertThat(self).isEqualTo(new Message.Endpoint("browser", "6.12"));
    }

    @Test
    void whereOneEdgeCannotBeReachedTheNextOneIsTried() {
        cloud.client.setEdge("frankfurt", "dublin");
        cloud.server.refuse(DialFailure.REFUSED);
        cloud.client.prepare("token");
        cloud.run();
        cloud.pass(1);
        cloud.server.refuse(null);
        cloud.pass(5);
        assertThat(dialled(cloud).subList(0, 2))
                .containsExactly(
                        "ws://voice-js.frankfurt.example.com:3000/signal",
                        "ws://voice-js.dublin.example.com:3000/signal");
        assertThat(dialled(cloud).getLast()).contains("voice-js." + cloud.client.edge() + ".");
    }

    @Test
    void aLossKeepsTheEdge() {
        cloud.client.setEdge("frankfurt", "dublin");
        cloud.standing();
        cloud.server.wire().drop();
        cloud.pass(2);
        assertThat(dialled(cloud)).hasSize(2).allMatch(url -> url.contains("frankfurt"));
    }

    @Test
    void anOpenSocketIsGivenUpForTheNewEdgeUnlessACallNeedsIt() {
        cloud.client.prepare("token");
        cloud.run();
        cloud.connected();
        cloud.client.setEdge("tokyo");
        cloud.run();
        assertThat(dialled(cloud)).last().asString().contains("tokyo");
        cloud.standing();
        cloud.client.setEdge("sydney");
        cloud.run();
        assertThat(dialled(cloud)).noneMatch(url -> url.contains("sydney"));
    }

    @ParameterizedTest
    @CsvSource({
        "au1,sydney",
        "br1,sao-paulo",
        "ie1,dublin",
        "de1,frankfurt",
        "jp1,tokyo",
        "sg1,singapore",
        "us1,ashburn",
        "us2,umatilla",
        "gll,roaming"
    })
    void aRegionIsReachedAtItsEdge(String region, String edge) {
        cloud.client.setRegion(region);
        assertThat(cloud.client.region()).isEqualTo(region);
        assertThat(cloud.client.edge()).isEqualTo(edge);
        cloud.call();
        assertThat(dialled(cloud)).last().asString().contains("voice-js." + edge + ".");
    }

    @Test
    void aCallMayNameItsRegion() {
        cloud.call(options -> options.region("jp1"));
        assertThat(dialled(cloud)).containsExactly("ws://voice-js.tokyo.example.com:3000/signal");
    }

    @Test
    void namesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> cloud.client.setEdge("frankfurt/x"))
                .hasMessageContaining("frankfurt/x");
        assertThatThrownBy(() -> cloud.client.setRegion("mars"))
                .hasMessageContaining("us1")
                .hasMessageContaining("mars");
        assertThatThrownBy(() -> cloud.call(options -> options.region("mars")))
                .hasMessageContaining("mars");
    }

    @Test
    void aServerOfOnePlaceIsToldOfTheWish() {
        Scene scene = new Scene();
        scene.client.setEdge("frankfurt");
        scene.client.setRegion("de1");
        scene.call();
        assertThat(dialled(scene)).containsExactly("ws://127.0.0.1:3000/signal");
        Message.Endpoint self = scene.server.last(Message.Listen.class).endpoint();
        assertThat(self).isNotNull();
        assertThat(self.sidetone()).isTrue();
        assertThat(self.edge()).isEqualTo("frankfurt");
        assertThat(self.region()).isEqualTo("de1");
    }
}
