package dev.sidetone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.VirtualDevice;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;

/** How calls go out: R39, R40, R41. */
class OutgoingCallTest {
    private final VirtualDevice phone = new VirtualDevice();
    private final FakeApp app = new FakeApp().observing();
    private final UUID one = VirtualDevice.call(1);

    private SystemSnapshot.Line line() {
        return phone.device().snapshot().calls().getFirst();
    }

    @Test
    @DisplayName("R39: starting, started, connecting, connected: each when it is told, no sooner")
    void r39StatesOfAnOutgoingCall() {
        app.answering(CXStartCallAction.class, Response.NOTHING);
        phone.launch("softphone", app);
        app.start(one);
        phone.run();
        assertThat(phone.device().snapshot().audioActive()).as("starting").isFalse();
        assertThat(line().connecting()).isFalse();

        app.last().fulfill();
        phone.run();
        assertThat(phone.device().snapshot().audioActive()).as("started").isTrue();
        assertThat(line().connecting()).isFalse();
        assertThat(line().connected()).isFalse();

        app.provider().reportOutgoingCallStartedConnecting(one, null);
        phone.run();
        assertThat(line().connecting()).isTrue();
        assertThat(line().connected()).isFalse();

        Instant since = phone.time().now().minusMillis(20);
        app.provider().reportOutgoingCallConnected(one, since);
        phone.run();
        assertThat(line().connected()).isTrue();
        assertThat(line().connectedAt()).isEqualTo(since);
    }

    @Test
    @DisplayName("R39: a call connects once: later reports change neither timer nor observers")
    void r39ConnectsOnce() {
        phone.launch("softphone", app);
        app.start(one);
        app.provider().reportOutgoingCallConnected(one, null);
        phone.run();
        Instant since = line().connectedAt();
        app.heard();

        app.provider().reportOutgoingCallConnected(one, since.plusSeconds(9));
        phone.run();

        assertThat(line().connectedAt()).isEqualTo(since);
        assertThat(app.heard()).isEmpty();
    }

    @Test
    @DisplayName("R39: only an outgoing call is connected by a report")
    void r39IncomingCallIsNotConnectedByAReport() {
        phone.launch("softphone", app);
        app.ring(one);
        app.provider().reportOutgoingCallStartedConnecting(one, null);
        app.provider().reportOutgoingCallConnected(one, null);
        phone.run();

        assertThat(line().connected()).isFalse();
        assertThat(line().connecting()).isFalse();
        assertThat(phone.device().snapshot().sheet()).isNotNull();
    }

    @Test
    @DisplayName("R40: the app chooses the UUID, and observers see the call before it is performed")
    void r40ObserversSeeTheCommittedStart() {
        phone.launch("softphone", app);

        app.start(one);
        phone.run();

        assertThat(app.heard().subList(0, 3))
                .containsExactly("accepted", "changed 1 out", "start 1");
        assertThat(app.controller().callObserver().calls())
                .singleElement()
                .satisfies(
                        call -> {
                            assertThat(call.uuid()).isEqualTo(one);
                            assertThat(call.isOutgoing()).isTrue();
                            assertThat(call.hasConnected()).isFalse();
                        });
    }

    @Test
    @DisplayName("R41: sound is activated by the fulfilled start, before the call is connected")
    void r41ActivatedBeforeConnected() {
        app.answering(CXStartCallAction.class, Response.NOTHING);
        phone.launch("softphone", app);
        app.start(one);
        phone.run();
        assertThat(app.heard()).containsExactly("accepted", "changed 1 out", "start 1");

        app.last().fulfill();
        phone.run();
        assertThat(app.heard()).containsExactly("didActivate");

        app.provider().reportOutgoingCallConnected(one, null);
        phone.run();
        assertThat(app.heard()).containsExactly("changed 1 out con");
    }
}
