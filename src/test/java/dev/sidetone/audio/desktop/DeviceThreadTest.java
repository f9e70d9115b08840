package dev.sidetone.audio.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

class DeviceThreadTest {
    private final DeviceThread devices = new DeviceThread(Duration.ofMillis(100));

    @AfterEach
    void close() {
        devices.close();
    }

    @Test
    void answersOnItsOwnThread() {
        assertThat(devices.ask("who", () -> Thread.currentThread().getName()))
                .isEqualTo("sound-devices");
    }

    @Test
    void aFailureIsNoAnswer() {
        String answer =
                devices.ask(
                        "fail on purpose",
                        () -> {
                            throw new IllegalStateException("no such device");
                        });
        assertThat(answer).isNull();
        assertThat(devices.hangs()).isFalse();
    }

    @Test
    void aCallThatHangsHoldsNobodyUpTwice() {
        var comesBack = new CountDownLatch(1);
        assertThat(devices.ask("hang on purpose", () -> hang(comesBack))).isNull();
        assertThat(devices.hangs()).isTrue();
        var later = new ArrayList<String>();
        assertThat(devices.ask("not asked", () -> later.add("asked"))).isNull();
        devices.later(() -> later.add("closed"));

        comesBack.countDown();

        await().until(() -> later.equals(List.of("closed")));
        assertThat(devices.hangs()).isFalse();
        assertThat(devices.ask("asked again", () -> "yes")).isEqualTo("yes");
    }

    private static String hang(CountDownLatch until) throws InterruptedException {
        until.await();
        return "late";
    }

    @Test
    void aTaskThatThrowsDoesNotEndTheThread() {
        devices.later(
                () -> {
                    throw new IllegalStateException("already stopped");
                });
        assertThat(devices.ask("after", () -> "here")).isEqualTo("here");
    }
}
