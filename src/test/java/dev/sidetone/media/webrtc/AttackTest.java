package dev.sidetone.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.ChildProgram;
import dev.sidetone.testing.Needs;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Nothing that a peer sends and no order of calls ends the program, or makes it hang. */
class AttackTest {
    @TempDir Path folder;

    @BeforeAll
    static void needs() {
        Needs.webrtc();
    }

    private void describeWrongly(long seed, int count, Duration limit) throws Exception {
        Path last = folder.resolve("last");
        var ended =
                ChildProgram.of(WrongDescriptions.class, seed, 0, count, last).within(limit).run();
        assertThat(ended.exitCode())
                .as(
                        () ->
                                "seed "
                                        + seed
                                        + ", number "
                                        + read("number")
                                        + ": "
                                        + ended
                                        + read("last"))
                .isZero();
        assertThat(ended.output()).contains("OFFER_IN_CALL:", "ANSWER_TO_NOTHING: 0 failed");
    }

    private String read(String file) {
        try {
            return new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException none) {
            return "(none)";
        }
    }

    @Test
    @Tag("real")
    void wrongDescriptionsEndInAFailureOrACall() throws Exception {
        describeWrongly(1, 160, Duration.ofSeconds(60));
    }

    /** The library took the line it refused for a format: number 1970 of the first seed. */
    @Test
    @Tag("real")
    void aPercentSignInAnUnreadableLineIsNoFormat() throws Exception {
        ChildProgram.of(
                        Cases.class,
                        "a=rtpmap:1%s%n%x3 CN/8000",
                        "a=ice-ufrag:%s%s%s%s",
                        "a=candidate:%n%n%n%n 1 udp 1 127.0.0.1 9 typ host",
                        "a=ssrc:%s%s%n%n cname",
                        "m=audio 9%s%n UDP/TLS/RTP/SAVPF 111",
                        "m=video %n%n%n UDP/TLS/RTP/SAVPF %s",
                        "t=%s%s%s%s %n%n%n",
                        "%s%n%s%n")
                .within(Duration.ofSeconds(30))
                .run()
                .soundly();
    }

    /** A program of its own: offers with one line more, each followed by a good call. */
    static final class Cases {
        private Cases() {}

        public static void main(String[] lines) {
            WrongDescriptions.withOneMoreOf(List.of(lines));
        }
    }

    @ParameterizedTest
    @Tag("soak")
    @ValueSource(longs = {11, 12, 13, 14})
    void thousandsOfWrongDescriptionsEndInAFailureOrACall(long seed) throws Exception {
        describeWrongly(seed, 1_200, Duration.ofMinutes(4));
    }

    @Test
    @Tag("real")
    void sessionsMayBeUsedInAnyOrderByAnyThread() throws Exception {
        live(1, 20, Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @Tag("soak")
    @ValueSource(longs = {21, 22, 23})
    void forMinutesSessionsAreUsedInAnyOrderByAnyThread(long seed) throws Exception {
        live(seed, 300, Duration.ofMinutes(4));
    }

    private static void live(long seed, int rounds, Duration limit) throws Exception {
        String output =
                ChildProgram.of(RandomLives.class, seed, rounds).within(limit).run().soundly();
        assertThat(output).containsPattern("told [1-9]");
    }
}
