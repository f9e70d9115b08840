package dev.sidetone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.softphone.CallSnapshot;
import dev.sidetone.softphone.CallStatus;
import dev.sidetone.softphone.SoftphoneSnapshot;
import dev.sidetone.testing.FakePhone;
import dev.sidetone.testing.Png;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws every screen in both themes into docs/screenshots (with -Dscreenshots) or target. */
@ExtendWith(ApplicationExtension.class)
class ScreenshotsTest {
    private final FakePhone phone = new FakePhone();
    private Windows windows;
    private PhoneWindow window;

    @Start
    void start(Stage ignored) {
        windows =
                Windows.of(
                        new Desk() {
                            @Override
                            public Phone newPhone() {
                                return phone;
                            }

                            @Override
                            public void allClosed() {}
                        });
        window = windows.open(phone);
    }

    @Test
    void everyScreenInBothThemes() throws Exception {
        Path folder =
                Path.of(
                        System.getProperty("screenshots") == null
                                ? "target/screenshots"
                                : "docs/screenshots");
        Files.createDirectories(folder);
        for (boolean dark : new boolean[] {false, true}) {
            for (var screen : screens().entrySet()) {
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    windows.theme().setDark(dark);
                                    phone.show(FakePhone.idle("alice"));
                                    phone.show(screen.getValue());
                                })
                        .get();
                WaitForAsyncUtils.waitForFxEvents();
                Thread.sleep(350);
                WritableImage picture =
                        WaitForAsyncUtils.asyncFx(() -> window.stage().getScene().snapshot(null))
                                .get();
                assertThat(picture.getWidth()).isEqualTo(390);
                Path file = folder.resolve(screen.getKey() + (dark ? "-dark" : "-light") + ".png");
                Png.write(picture, file);
                assertThat(file).isNotEmptyFile();
            }
        }
    }

    private static Map<String, PhoneSnapshot> screens() {
        Map<String, PhoneSnapshot> screens = new LinkedHashMap<>();
        screens.put("keypad", missed());
        screens.put("ringing", calling(FakePhone.call("bob", CallStatus.RINGING)));
        screens.put("incall", calling(FakePhone.call("bob", CallStatus.CONNECTED)));
        screens.put("muted", calling(held(false, true)));
        screens.put("held", calling(held(true, false)));
        screens.put("failed", calling(failed()));
        screens.put(
                "incoming",
                FakePhone.with(
                        "bob",
                        List.of(),
                        new PhoneSnapshot.Sheet(
                                FakePhone.CALL, "alice", "Sidetone", false, false)));
        return screens;
    }

    private static PhoneSnapshot calling(CallSnapshot call) {
        return FakePhone.with("alice", List.of(call), null);
    }

    private static CallSnapshot held(boolean held, boolean muted) {
        CallSnapshot call = FakePhone.call("bob", CallStatus.CONNECTED);
        return new CallSnapshot(
                call.uuid(),
                call.name(),
                true,
                call.status(),
                held,
                false,
                muted,
                false,
                false,
                true,
                true,
                call.connectedAt(),
                "",
                null);
    }

    private static CallSnapshot failed() {
        CallSnapshot call = FakePhone.call("zoe", CallStatus.FAILED);
        return new CallSnapshot(
                call.uuid(),
                call.name(),
                true,
                call.status(),
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                null,
                "",
                new CallSnapshot.Failure(31480, "nobody named zoe is registered"));
    }

    private static PhoneSnapshot missed() {
        PhoneSnapshot idle = FakePhone.idle("alice");
        var app = idle.app();
        return new PhoneSnapshot(
                new SoftphoneSnapshot(
                        app.identity(),
                        app.registration(),
                        app.registrationText(),
                        List.of(),
                        List.of(new SoftphoneSnapshot.MissedCall("carol", Instant.now()))),
                null,
                idle.routes(),
                "No sound device was found: calls are silent here.",
                true);
    }
}
