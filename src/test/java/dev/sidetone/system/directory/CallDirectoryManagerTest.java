package dev.sidetone.system.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXErrorCodeNotificationServiceExtensionError;
import dev.sidetone.callkit.directory.CXCallDirectoryEnabledStatus;
import dev.sidetone.callkit.directory.CXCallDirectoryManager;
import dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.VirtualDevice;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What an app hears of the phone's call directory. */
class CallDirectoryManagerTest {
    private final VirtualDevice phone = new VirtualDevice();
    private final CallDirectory directory =
            new CallDirectory("test", phone.time(), phone.trace(), () -> Switches.STANDARD);
    private final List<String> heard = new ArrayList<>();
    private final FakeApp app = new FakeApp();

    @BeforeEach
    void launch() {
        phone.launch("softphone", app);
    }

    private CXCallDirectoryManager manager(boolean settings) {
        return new CXCallDirectoryManager(
                new DirectoryAccess(directory, app.services().callKit(), () -> settings));
    }

    private void status(CXCallDirectoryManager manager, String identifier) {
        manager.getEnabledStatusForExtension(
                identifier, (status, error) -> heard.add(status.rawValue() + " " + error));
    }

    @Test
    @DisplayName("R96: reloadExtension tells null, 6 for one switched off, 1 for one unknown")
    void r96Reload() {
        directory.install(
                "spam",
                "Spam",
                () ->
                        context -> {
                            context.addBlockingEntry(15550100);
                            context.completeRequest(null);
                        });
        CXCallDirectoryManager manager = manager(true);
        manager.reloadExtension("spam", error -> heard.add("" + error));
        manager.reloadExtension("ham", error -> heard.add("" + error));
        directory.setEnabled("spam", true, _ -> {});
        phone.run();
        manager.reloadExtension("spam", error -> heard.add("" + error));
        phone.run();

        assertThat(heard)
                .containsExactly(
                        "The operation couldn’t be completed."
                                + " (com.apple.CallKit.error.calldirectorymanager error 6.)",
                        "The operation couldn’t be completed."
                                + " (com.apple.CallKit.error.calldirectorymanager error 1.)",
                        "null");
        assertThat(directory.directory().blocks(15550100)).isTrue();
    }

    @Test
    @DisplayName("R96: the status is unknown with error 1, disabled or enabled")
    void r96Status() {
        CXCallDirectoryManager manager = manager(true);
        directory.install("spam", "Spam", () -> context -> context.completeRequest(null));
        status(manager, "ham");
        status(manager, "spam");
        directory.setEnabled("spam", true, _ -> {});
        status(manager, "spam");
        phone.run();

        assertThat(heard)
                .containsExactly(
                        "0 " + new CXError(CXErrorCodeCallDirectoryManagerError.NO_EXTENSION_FOUND),
                        "1 null",
                        "2 null");
    }

    @Test
    @DisplayName("R96: settings open, or the app hears that they cannot")
    void r96Settings() {
        manager(true).openSettings(error -> heard.add("" + error));
        phone.run();
        manager(false).openSettings(error -> heard.add("" + error));
        phone.run();

        assertThat(heard)
                .containsExactly(
                        "null",
                        new CXError(CXErrorCodeCallDirectoryManagerError.UNKNOWN).toString());
    }

    @Test
    @DisplayName("R96: an app that was killed hears nothing")
    void r96Killed() {
        FakeApp other = new FakeApp();
        var installed = phone.launch("other", other);
        var manager =
                new CXCallDirectoryManager(
                        new DirectoryAccess(directory, other.services().callKit(), () -> true));

        manager.reloadExtension("ham", error -> heard.add("" + error));
        assertThat(heard).as("never on the caller's stack").isEmpty();
        installed.kill();
        phone.run();

        assertThat(heard).isEmpty();
    }

    @Test
    @DisplayName("R96: every code has Apple's number and domain")
    void r96Codes() {
        assertThat(CXErrorCodeCallDirectoryManagerError.values())
                .extracting(code -> code.rawValue() + " " + code)
                .containsExactly(
                        "0 UNKNOWN",
                        "1 NO_EXTENSION_FOUND",
                        "2 LOADING_INTERRUPTED",
                        "3 ENTRIES_OUT_OF_ORDER",
                        "4 DUPLICATE_ENTRIES",
                        "5 MAXIMUM_ENTRIES_EXCEEDED",
                        "6 EXTENSION_DISABLED",
                        "7 CURRENTLY_LOADING",
                        "8 UNEXPECTED_INCREMENTAL_REMOVAL");
        assertThat(CXErrorCodeNotificationServiceExtensionError.values())
                .extracting(code -> new CXError(code).localizedDescription())
                .containsExactly(
                        "The operation couldn’t be completed."
                            + " (com.apple.CallKit.error.notificationserviceextension error 0.)",
                        "The operation couldn’t be completed."
                            + " (com.apple.CallKit.error.notificationserviceextension error 1.)",
                        "The operation couldn’t be completed."
                                + " (com.apple.CallKit.error.notificationserviceextension error"
                                + " 2.)");
        assertThat(CXCallDirectoryEnabledStatus.values())
                .extracting(CXCallDirectoryEnabledStatus::rawValue)
                .containsExactly(0, 1, 2);
    }
}
