package dev.sidetone.system.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXErrorCodeNotificationServiceExtensionError;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.VoIPPushService;
import dev.sidetone.system.AppManifest;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.testing.PushedApp;
import dev.sidetone.testing.VirtualDevice;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Notifications that an extension hands on as VoIP pushes (API 1.2, iOS 14.5). */
class NotificationExtensionTest {
    private final VirtualDevice phone = new VirtualDevice();
    private final PushedApp app = new PushedApp();
    private final List<@Nullable CXError> replies = new ArrayList<>();

    private InstalledApp installed(boolean entitled) {
        InstalledApp installed =
                phone.device().install(new AppManifest("softphone", true, false, entitled), app);
        installed.launch();
        phone.run();
        app.heard();
        return installed;
    }

    private void report(VoIPPushService from) {
        CXProvider.reportNewIncomingVoIPPushPayload(Map.of("n", 1), from, replies::add);
        phone.run();
    }

    @Test
    @DisplayName("The app is launched, and gets the payload as a VoIP push")
    void handedOn() {
        InstalledApp installed = installed(true);
        app.reporting();
        installed.kill();
        phone.run();

        report(installed.notificationExtension());

        assertThat(replies).containsExactly((CXError) null);
        assertThat(app.heard()).contains("push 1", "shown");
        assertThat(installed.life()).isEqualTo(InstalledApp.Life.BACKGROUND);
        assertThat(phone.events()).contains("ExtensionPush");
    }

    @Test
    @DisplayName("Without the filtering entitlement it is refused with error 2")
    void notEntitled() {
        report(installed(false).notificationExtension());

        assertThat(replies)
                .containsExactly(
                        new CXError(
                                CXErrorCodeNotificationServiceExtensionError
                                        .MISSING_NOTIFICATION_FILTERING_ENTITLEMENT));
        assertThat(app.heard()).isEmpty();
    }

    @Test
    @DisplayName("The app's own process is refused with error 1, entitled or not")
    void ownProcess() {
        installed(true);

        report(app.services().callKit());

        assertThat(replies)
                .containsExactly(
                        new CXError(
                                CXErrorCodeNotificationServiceExtensionError
                                        .INVALID_CLIENT_PROCESS));
        assertThat(app.heard()).isEmpty();
    }

    @Test
    @DisplayName("Nobody need listen for the answer")
    void withoutCompletion() {
        InstalledApp installed = installed(true);
        app.reporting();

        CXProvider.reportNewIncomingVoIPPushPayload(
                Map.of("n", 2), installed.notificationExtension(), null);
        phone.run();

        assertThat(app.heard()).contains("push 2");
    }
}
