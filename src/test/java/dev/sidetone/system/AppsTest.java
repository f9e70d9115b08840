package dev.sidetone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.pushkit.PKPushCredentials;
import dev.sidetone.pushkit.PKPushPayload;
import dev.sidetone.pushkit.PKPushRegistry;
import dev.sidetone.pushkit.PKPushRegistryDelegate;
import dev.sidetone.pushkit.PKPushType;
import dev.sidetone.system.InstalledApp.Life;
import dev.sidetone.system.push.PushPolicy;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.VirtualDevice;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Several apps on one phone, and how they come and go. */
class AppsTest {
    private final VirtualDevice phone = new VirtualDevice();
    private final FakeApp softphone = new FakeApp();
    private final FakeApp other = new FakeApp();
    private final UUID one = VirtualDevice.call(1);
    private final UUID two = VirtualDevice.call(2);

    @Test
    @DisplayName("Each app gets the actions of its own calls only")
    void actionsGoHome() {
        phone.launch("softphone", softphone);
        phone.launch("other", other);
        softphone.start(one);
        phone.run();
        softphone.provider().reportOutgoingCallConnected(one, null);
        phone.run();
        phone.device().end(one);
        other.ring(two);
        phone.run();
        softphone.heard();
        other.heard();

        phone.device().answer(two);
        phone.run();

        assertThat(softphone.heard()).isEmpty();
        assertThat(other.heard()).containsExactly("answer 2", "didActivate");
        assertThat(phone.device().snapshot().calls())
                .singleElement()
                .extracting(SystemSnapshot.Line::app)
                .isEqualTo("other");
    }

    @Test
    @DisplayName("The sheet names the app that reported the call")
    void sheetNamesTheApp() {
        phone.launch("softphone", softphone);
        phone.launch("other", other);

        other.ring(one);
        phone.run();

        assertThat(phone.device().snapshot().sheet())
                .isNotNull()
                .satisfies(
                        sheet -> {
                            assertThat(sheet.appName()).isEqualTo("other");
                            assertThat(sheet.name()).isEqualTo("carol");
                        });
    }

    @Test
    @DisplayName("The calls of an app that is killed end, and sound goes off; those of others stay")
    void killed() {
        InstalledApp installed = phone.launch("softphone", softphone);
        phone.launch("other", other);
        softphone.start(one);
        other.ring(two);
        phone.run();
        softphone.heard();

        installed.kill();
        phone.run();

        assertThat(softphone.heard()).as("a dead app hears nothing").isEmpty();
        assertThat(phone.device().snapshot().calls())
                .extracting(SystemSnapshot.Line::call)
                .containsExactly(two);
        assertThat(phone.device().snapshot().audioActive()).isFalse();
        assertThat(installed.life()).isEqualTo(Life.NOT_RUNNING);
    }

    @Test
    @DisplayName("An app that is launched again starts afresh: a new provider, a new handshake")
    void launchedAgain() {
        InstalledApp installed = phone.launch("softphone", softphone);
        var before = softphone.provider();
        installed.kill();
        phone.run();

        installed.launch();
        phone.run();

        assertThat(softphone.provider()).isNotSameAs(before);
        assertThat(softphone.heard()).containsExactly("didBegin");
        softphone.start(one);
        phone.run();
        assertThat(softphone.heard()).containsExactly("accepted", "start 1", "didActivate");
    }

    /** Subscribes to pushes when it is launched. */
    private static final class PushedApp implements App, PKPushRegistryDelegate {
        final List<Object> payloads = new ArrayList<>();

        @Override
        public void launched(AppServices services) {
            PKPushRegistry registry = new PKPushRegistry(null, services.push());
            registry.setDelegate(this);
            registry.setDesiredPushTypes(Set.of(PKPushType.VOIP));
        }

        @Override
        public void didUpdatePushCredentials(
                PKPushRegistry registry, PKPushCredentials credentials, PKPushType type) {}

        @Override
        public void didReceiveIncomingPush(
                PKPushRegistry registry,
                PKPushPayload payload,
                PKPushType type,
                Runnable completion) {
            payloads.add(payload.dictionaryPayload().get("n"));
            completion.run();
        }
    }

    @Test
    @DisplayName("A push launches, into the background, an app that once subscribed and was killed")
    void pushLaunches() {
        phone.device().pushes().setPolicy(PushPolicy.ios(12, 0));
        PushedApp app = new PushedApp();
        InstalledApp installed = phone.device().install("softphone", app);
        phone.push(Map.of("n", 0));
        assertThat(installed.running()).as("never subscribed").isFalse();
        installed.launch();
        phone.run();
        installed.kill();

        phone.push(Map.of("n", 1));

        assertThat(app.payloads).containsExactly(1);
        assertThat(installed.life()).isEqualTo(Life.BACKGROUND);
    }
}
