package dev.sidetone.pushkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.system.App;
import dev.sidetone.system.AppServices;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.system.push.PushPolicy;
import dev.sidetone.testing.VirtualDevice;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of a delegate's methods are called. */
class PKPushRegistryTest {
    private final VirtualDevice phone = new VirtualDevice();
    private final List<String> log = new ArrayList<>();

    /** What every delegate must have. */
    private class Bare implements PKPushRegistryDelegate {
        @Override
        public void didUpdatePushCredentials(
                PKPushRegistry registry, PKPushCredentials credentials, PKPushType type) {
            log.add("token " + type.rawValue());
        }
    }

    private class Old extends Bare {
        @Override
        public void didReceiveIncomingPush(
                PKPushRegistry registry, PKPushPayload payload, PKPushType type) {
            log.add("old");
        }
    }

    private class Usual extends Old {
        @Override
        public void didReceiveIncomingPush(
                PKPushRegistry registry,
                PKPushPayload payload,
                PKPushType type,
                Runnable completion) {
            log.add("completion");
            completion.run();
        }
    }

    private class Newest extends Usual {
        @Override
        public void didReceiveIncomingVoIPPush(
                PKPushRegistry registry,
                PKPushPayload payload,
                PKVoIPPushMetadata metadata,
                Runnable completion) {
            log.add("metadata " + metadata.mustReport());
            completion.run();
        }

        @Override
        public void didInvalidatePushToken(PKPushRegistry registry, PKPushType type) {
            log.add("invalidated");
        }
    }

    private final class Hosted implements App {
        private final PKPushRegistryDelegate delegate;
        private PKPushRegistry registry;
        private AppServices services;

        Hosted(PKPushRegistryDelegate delegate) {
            this.delegate = delegate;
        }

        @Override
        public void launched(AppServices given) {
            services = given;
            registry = new PKPushRegistry(null, given.push());
            registry.setDelegate(delegate);
            registry.setDesiredPushTypes(Set.of(PKPushType.VOIP));
        }
    }

    private Hosted launch(PKPushRegistryDelegate delegate) {
        Hosted hosted = new Hosted(delegate);
        InstalledApp installed = phone.device().install("app", hosted);
        installed.launch();
        phone.run();
        log.clear();
        return hosted;
    }

    private List<String> pushed(PushPolicy policy, PKPushRegistryDelegate delegate) {
        phone.device().pushes().setPolicy(policy);
        launch(delegate);
        phone.push(Map.of("n", 1));
        return log;
    }

    @Test
    @DisplayName("§4: iOS 10 calls the method without completion, though the delegate has all")
    void ios10() {
        assertThat(pushed(PushPolicy.ios(10, 3), new Newest())).containsExactly("old");
    }

    @Test
    @DisplayName("§4: iOS 10 knows no completion: a delegate with that alone hears nothing")
    void ios10WithoutTheOldMethod() {
        class OnlyCompletion extends Bare {
            @Override
            public void didReceiveIncomingPush(
                    PKPushRegistry registry,
                    PKPushPayload payload,
                    PKPushType type,
                    Runnable completion) {
                log.add("completion");
            }
        }
        assertThat(pushed(PushPolicy.ios(10, 3), new OnlyCompletion())).isEmpty();
        assertThat(phone.events()).contains("notImplemented");
    }

    @Test
    @DisplayName("§4: iOS 11 to 26.3 call the method with completion")
    void ios11() {
        assertThat(pushed(PushPolicy.ios(11, 0), new Newest())).containsExactly("completion");
    }

    @Test
    @DisplayName("R92: 26.3 does not know the method with metadata, 26.4 does")
    void r92metadata() {
        assertThat(pushed(PushPolicy.ios(26, 3), new Newest())).containsExactly("completion");
        log.clear();
        phone.device().pushes().setPolicy(PushPolicy.ios(26, 4));
        phone.push(Map.of());
        assertThat(log).containsExactly("metadata false");
    }

    @Test
    @DisplayName("R92: an app in the background must report, and is told so")
    void r92mustReport() {
        phone.device().pushes().setPolicy(PushPolicy.ios(26, 4));
        InstalledApp installed = phone.device().install("app", new Hosted(new Newest()));
        installed.launch();
        phone.run();
        installed.leave();
        log.clear();

        phone.push(Map.of());

        assertThat(log).containsExactly("metadata true");
        assertThat(installed.running()).isFalse();
    }

    @Test
    @DisplayName("§4: newer phones go on with what the delegate has")
    void olderDelegates() {
        assertThat(pushed(PushPolicy.ios(26, 4), new Old())).containsExactly("old");
        log.clear();
        assertThat(pushed(PushPolicy.ios(26, 4), new Usual())).contains("completion");
    }

    @Test
    @DisplayName("R87: a delegate without any of the methods has reported nothing")
    void r87noMethod() {
        InstalledApp installed = phone.device().install("app", new Hosted(new Bare()));
        installed.launch();
        phone.run();
        installed.leave();

        phone.push(Map.of());

        assertThat(installed.running()).isFalse();
        assertThat(phone.events()).containsSubsequence("notImplemented", "AppKilled");
    }

    @Test
    @DisplayName(
            "§4: what comes while there is no delegate is lost; the token is kept all the same")
    void lateDelegate() {
        PKPushRegistry[] made = new PKPushRegistry[1];
        phone.device()
                .install(
                        "app",
                        services -> {
                            made[0] = new PKPushRegistry(null, services.push());
                            made[0].setDesiredPushTypes(Set.of(PKPushType.VOIP));
                        })
                .launch();
        phone.run();

        made[0].setDelegate(new Bare());
        phone.run();

        assertThat(log).isEmpty();
        assertThat(made[0].pushToken(PKPushType.VOIP)).isNotEmpty();
    }

    @Test
    @DisplayName("§4: the registration is asynchronous, on the queue that was given")
    void asynchronous() {
        Hosted hosted = launch(new Newest());
        PKPushRegistry second =
                new PKPushRegistry(phone.time().queue("mine"), hosted.services.push());
        Newest delegate = new Newest();
        second.setDelegate(delegate);

        second.setDesiredPushTypes(Set.of(PKPushType.VOIP));

        assertThat(second.pushToken(PKPushType.VOIP)).isNull();
        assertThat(log).isEmpty();
        phone.run();
        assertThat(log).containsExactly("token PKPushTypeVoIP");
        hosted.registry.setDesiredPushTypes(Set.of());
        phone.run();
        assertThat(log).as("it has no subscription any more").doesNotContain("invalidated");
        second.setDesiredPushTypes(Set.of());
        phone.run();
        assertThat(log).contains("invalidated");
    }

    @Test
    @DisplayName("§4: a registry without delegate is empty, and other types have no token")
    void otherTypes() {
        Hosted hosted = launch(new Newest());

        hosted.registry.setDesiredPushTypes(Set.of(PKPushType.FILE_PROVIDER));
        phone.run();

        assertThat(log).containsExactly("invalidated");
        assertThat(hosted.registry.desiredPushTypes()).containsExactly(PKPushType.FILE_PROVIDER);
        hosted.registry.setDelegate(null);
        assertThat(hosted.registry.delegate()).isNull();
    }
}
