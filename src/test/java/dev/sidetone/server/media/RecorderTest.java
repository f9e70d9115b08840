package dev.sidetone.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sidetone.audio.Goertzel;
import dev.sidetone.media.model.ModelEngine;
import dev.sidetone.media.model.ModelNet;
import dev.sidetone.server.media.MediaDesk.Mix;
import dev.sidetone.server.media.MediaDesk.Recording;
import dev.sidetone.server.media.sound.Speaker;
import dev.sidetone.server.media.sound.WebSounds;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;

import okhttp3.OkHttpClient;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Recordings of ports on virtual time; the caller sings 440 Hz. */
class RecorderTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir private Path folder;
    private final VirtualTime time = new VirtualTime();
    private final ModelEngine engine = new ModelEngine(time, Randomness.seeded(1), new ModelNet());
    private final EngineMediaDesk desk =
            new EngineMediaDesk(
                    () -> engine,
                    new Speaker(null, time),
                    new WebSounds(new OkHttpClient(), time),
                    time);
    private PortCaller caller;
    private Path file;

    @BeforeEach
    void call() {
        file = folder.resolve("a.wav");
        caller = PortCaller.calling(desk, engine, "a", 440);
        pass(500);
        caller.told.clear();
    }

    @AfterEach
    void close() {
        desk.close();
        time.run();
    }

    private void pass(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    private Recording order(Duration longest, Duration silence, boolean both, boolean trim) {
        return new Recording(file, longest, silence, both ? Mix.BOTH : Mix.HEARD, trim);
    }

    private double level(double tone) throws Exception {
        return level(PortCaller.recorded(file), 48_000, tone);
    }

    /** The highest level in 50 ms. */
    private static double level(short[] samples, int rate, double tone) {
        double highest = -120;
        for (int at = rate / 10; at + rate / 20 <= samples.length - rate / 10; at += rate / 100) {
            highest = Math.max(highest, Goertzel.level(samples, at, at + rate / 20, tone, rate));
        }
        return highest;
    }

    private double seconds() throws Exception {
        return PortCaller.recorded(file).length / 48_000.0;
    }

    @Test
    void whatIsHeardIsInThePrivateFile() throws Exception {
        desk.record("a", order(HOUR, Duration.ZERO, false, false));
        desk.play("a", List.of(new Prompt.Tones("1111111111")), 1);
        pass(2_000);
        desk.stopRecording("a", file);
        desk.stopRecording("a", file);
        pass(0);

        assertThat(caller.told).containsExactly("recorded 1990");
        assertThat(seconds()).isCloseTo(1.99, within(0.02));
        assertThat(level(440)).isCloseTo(-12, within(0.5));
        assertThat(level(697)).isLessThan(-28);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(
                        ByteBuffer.wrap(Files.readAllBytes(file))
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getInt(24))
                .isEqualTo(16_000);
    }

    @Test
    void bothDirectionsAreTheSum() throws Exception {
        desk.record("a", order(HOUR, Duration.ZERO, true, false));
        desk.play("a", List.of(new Prompt.Tones("1111111111")), 1);
        pass(2_000);
        desk.stopRecording("a", file);
        pass(0);

        assertThat(level(440)).isCloseTo(-12, within(0.5));
        assertThat(level(697)).isGreaterThan(-16);
    }

    @Test
    void bothDirectionsApartAreTwoChannels() throws Exception {
        desk.record("a", new Recording(file, HOUR, Duration.ZERO, Mix.APART, false));
        desk.play("a", List.of(new Prompt.Tones("1111111111")), 1);
        pass(2_000);
        desk.stopRecording("a", file);
        pass(0);

        assertThat(caller.told).containsExactly("recorded 1990");
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getShort(22)).as("channels").isEqualTo((short) 2);
        assertThat(bytes.getInt(28)).as("bytes a second").isEqualTo(64_000);
        short[] heard = new short[(bytes.capacity() - 44) / 4];
        short[] given = new short[heard.length];
        for (int i = 0; i < heard.length; i++) {
            heard[i] = bytes.getShort(44 + 4 * i);
            given[i] = bytes.getShort(46 + 4 * i);
        }
        assertThat(level(heard, 16_000, 440)).isCloseTo(-12, within(0.5));
        assertThat(level(heard, 16_000, 697)).isLessThan(-28);
        assertThat(level(given, 16_000, 697)).isGreaterThan(-16);
        assertThat(level(given, 16_000, 440)).isLessThan(-28);
    }

    @Test
    void twoRecordingsOfAPortEndByThemselves() throws Exception {
        Path second = folder.resolve("b.wav");
        desk.record("a", order(HOUR, Duration.ZERO, false, false));
        desk.record("a", new Recording(second, HOUR, Duration.ZERO, Mix.HEARD, false));
        pass(1_000);
        desk.stopRecording("a", second);
        pass(1_000);
        desk.stopRecording("a", file);
        pass(0);

        assertThat(caller.told).containsExactly("recorded 990", "recorded 1990");
    }

    @Test
    void aRoomIsRecordedUntilNobodySitsInIt() throws Exception {
        List<Long> ended = new ArrayList<>();
        desk.join("a", "tea", false);
        desk.recordRoom(
                "tea",
                order(HOUR, Duration.ZERO, false, false),
                (made, length) -> ended.add(length.toMillis()));
        pass(2_000);
        assertThat(ended).isEmpty();
        desk.leave("a");
        pass(0);

        assertThat(ended).singleElement().satisfies(l -> assertThat(l).isBetween(1_950L, 2_000L));
        assertThat(level(440)).isCloseTo(-12, within(0.5));
    }

    @Test
    void whatIsAnnouncedInARoomIsHeardOnce() {
        desk.join("a", "tea", true);
        pass(500);
        desk.announce("tea", List.of(new Prompt.Sound("beep")));
        pass(300);
        assertThat(caller.ear.level(880, 100)).isGreaterThan(-24);
        pass(1_500);
        assertThat(caller.ear.level(880, 500)).isLessThan(-60);
    }

    @Test
    void itEndsByItselfWhenItIsLongEnough() throws Exception {
        desk.record("a", order(Duration.ofSeconds(1), Duration.ZERO, false, false));
        pass(5_000);
        assertThat(caller.told).containsExactly("recorded 1000");
        assertThat(seconds()).isCloseTo(1, within(0.01));
    }

    @Test
    void itEndsByItselfAfterSilenceAndTrimsBothEnds() throws Exception {
        caller.end.hold();
        pass(500);
        desk.record("a", order(HOUR, Duration.ofSeconds(2), false, true));
        pass(1_000);
        caller.end.resume();
        pass(1_500);
        caller.end.hold();
        pass(1_900);
        assertThat(caller.told).isEmpty();
        pass(500);
        assertThat(caller.told).hasSize(1);
        // 1.5 s of tone, and 0.2 s at both ends
        assertThat(seconds()).isCloseTo(1.89, within(0.03));
        short[] samples = PortCaller.recorded(file);
        assertThat(Goertzel.rms(samples, 0, 8_000)).isLessThan(-60);
        assertThat(Goertzel.rms(samples, 14_400, 19_200)).isGreaterThan(-16);
        assertThat(Goertzel.rms(samples, samples.length - 8_000, samples.length)).isLessThan(-60);
    }

    @Test
    void nothingButSilenceIsNoRecording() throws Exception {
        caller.end.hold();
        pass(500);
        desk.record("a", order(HOUR, Duration.ofSeconds(1), false, true));
        pass(2_000);
        assertThat(caller.told).containsExactly("recorded 0");
        assertThat(Files.size(file)).isEqualTo(44);
    }

    @Test
    void theFileIsValidBeforeItIsFinished() throws Exception {
        desk.record("a", order(HOUR, Duration.ZERO, false, false));
        pass(2_000);
        Awaitility.await().until(() -> Files.size(file) > 44 + 2 * 16_000);
        Awaitility.await().until(() -> seconds() > 1);
        assertThat(level(440)).isCloseTo(-12, within(0.5));
        assertThat(caller.told).isEmpty();
    }

    @Test
    void closingThePortCompletesIt() throws Exception {
        desk.record("a", order(HOUR, Duration.ZERO, false, false));
        pass(1_000);
        desk.close("a");
        pass(0);
        assertThat(caller.told).containsExactly("recorded 990");
        assertThat(seconds()).isCloseTo(0.99, within(0.02));
    }

    @Test
    void aFileThatIsThereIsNotTouched() throws Exception {
        Files.writeString(file, "mine");
        desk.record("a", order(HOUR, Duration.ZERO, false, false));
        pass(1_000);
        assertThat(caller.told).containsExactly("recorded 0");
        assertThat(file).hasContent("mine");
        desk.stopRecording("a", file);
        pass(100);
        assertThat(caller.told).hasSize(1);
    }
}
