package dev.sidetone.apps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.apps.PlainVoipApp.State;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.system.sound.SoundOwner;
import dev.sidetone.system.sound.SoundPolicy;
import dev.sidetone.testing.VirtualSound;
import dev.sidetone.testing.VirtualSound.Ear;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Tables A to H of callkit.md §3.3: a telephone without CallKit in a call, and what takes its sound
 * away. A6, A3, A9.
 */
class InterruptionTablesTest {
    private static final SoundOwner PSTN = SoundOwner.CELLULAR;

    private final List<String> told = new ArrayList<>();

    static Stream<Arguments> cases() throws IOException {
        try (InputStream file =
                InterruptionTablesTest.class.getResourceAsStream("/callkit-cases.json")) {
            JsonNode all = new ObjectMapper().readTree(Objects.requireNonNull(file)).get("cases");
            List<Arguments> some = new ArrayList<>();
            for (JsonNode one : all) {
                if (one.get("table").asText().equals("noCallKit")) {
                    String name =
                            "noCallKit %s/%s"
                                    .formatted(
                                            one.get("scenario").asText(), one.get("ios").asText());
                    some.add(Arguments.of(name, one));
                }
            }
            return some.stream();
        }
    }

    /** A phone with a call of the telephone under way, in front. */
    private final class Scene {
        final VirtualSound sound;
        final FakeLine line = new FakeLine();
        final PlainVoipApp app;
        final Ear ear;
        final Ear video;
        final MusicApp player = new MusicApp(new Silence());

        Scene(SoundPolicy policy, boolean resumesWhenActive) {
            sound = new VirtualSound(policy);
            app = new PlainVoipApp(line, () -> resumesWhenActive);
            video = sound.app("video");
            player.launched(video.session(), video.main());
            ear = sound.lasting("telephone");
            app.launched(ear.session(), ear.main());
            app.call("bob");
            app.connected();
            sound.time().run();
            ear.heard();
            line.done();
        }

        void play(String scenario) {
            switch (scenario) {
                case "A", "B" -> {
                    sound.rings(PSTN);
                    hear();
                    sound.advance(Duration.ofSeconds(5));
                    sound.talks(PSTN);
                    sound.advance(Duration.ofSeconds(30));
                    sound.callEnds();
                }
                case "C", "D", "E" -> {
                    sound.rings(PSTN);
                    hear();
                    sound.advance(Duration.ofSeconds(25));
                    sound.stopsRinging();
                }
                default -> otherApp(scenario);
            }
            hear();
        }

        private void otherApp(String scenario) {
            video.front();
            player.play();
            sound.advance(Duration.ofSeconds(10));
            hear();
            switch (scenario) {
                case "F" -> {
                    player.pause();
                    sound.time().run();
                    comeBack();
                }
                case "G" -> comeBack();
                case "H" -> {
                    video.kill();
                    sound.advance(Duration.ofSeconds(10));
                    hear();
                    told.add("back");
                    comeBack();
                }
                default -> throw new IllegalArgumentException(scenario);
            }
        }

        private void comeBack() {
            ear.front();
            app.didBecomeActive();
            sound.time().run();
            hear();
            sound.advance(Duration.ofMillis(1999));
            told.add("1.9s");
            hear();
            sound.advance(Duration.ofSeconds(60));
        }

        private void hear() {
            told.addAll(ear.heard());
        }
    }

    private static final class Silence implements MusicApp.Player {
        @Override
        public void play() {}

        @Override
        public void pause() {}
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    @DisplayName("Tables A to H, without CallKit")
    void noCallKit(String name, JsonNode expected) {
        Scene scene = new Scene(SoundPolicy.ofIOS(expected.get("ios").asInt()), false);

        scene.play(expected.get("scenario").asText());

        assertThat(told.contains("began DEFAULT")).isEqualTo(expected.get("began").asBoolean());
        assertThat(told.stream().anyMatch(what -> what.startsWith("ended")))
                .isEqualTo(expected.get("ended").asBoolean());
        assertThat(scene.app.snapshot().speaking()).isEqualTo(expected.get("resumes").asBoolean());
        assertThat(scene.line.done().getFirst())
                .as("both directions off, first of all")
                .isEqualTo("sound false false");
        assertThat(told)
                .containsExactlyElementsOf(
                        switch (expected.get("endedDelay").asText()) {
                            case "none" -> List.of("began DEFAULT", "ended resume");
                            case "few_seconds_after_foreground" ->
                                    List.of("began DEFAULT", "1.9s", "ended");
                            case "on_app_active" ->
                                    List.of("began DEFAULT", "back", "ended", "1.9s");
                            default -> List.of("began DEFAULT", "1.9s");
                        });
    }

    @Test
    @DisplayName("The table has its 24 cases")
    void allCases() throws IOException {
        assertThat(cases()).hasSize(24);
    }

    @ParameterizedTest(name = "{0} on 18")
    @DisplayName("Later versions are like 11")
    @MethodSource("scenarios")
    void laterVersions(String scenario) {
        Scene eleven = new Scene(SoundPolicy.ofIOS(11), false);
        eleven.play(scenario);
        List<String> then = List.copyOf(told);
        told.clear();

        new Scene(SoundPolicy.ofIOS(18), false).play(scenario);

        assertThat(told).isEqualTo(then).contains("began DEFAULT");
    }

    static Stream<String> scenarios() {
        return Stream.of("A", "B", "C", "D", "E", "F", "G", "H");
    }

    @Test
    @DisplayName("A9: on iOS 9 an app that also looks when it becomes active goes on")
    void a9FallBack() {
        Scene scene = new Scene(SoundPolicy.ofIOS(9), true);

        scene.play("G");

        assertThat(told).containsExactly("began DEFAULT", "1.9s");
        assertThat(scene.app.snapshot().speaking()).isTrue();
        assertThat(scene.app.snapshot().interrupted()).isFalse();
        assertThat(scene.line.done()).containsExactly("sound false false", "sound true true");
        assertThat(scene.player.snapshot().state())
                .as("it takes the sound back")
                .isEqualTo(MusicApp.State.INTERRUPTED);
    }

    @Test
    @DisplayName("A6: the interruption begins while the call still rings")
    void a6BeginsWithRinging() {
        Scene scene = new Scene(SoundPolicy.ofIOS(11), false);

        scene.sound.rings(PSTN);

        assertThat(scene.ear.heard()).containsExactly("began DEFAULT");
        assertThat(scene.app.snapshot().speaking()).isFalse();
        assertThat(scene.app.snapshot().state()).isEqualTo(State.CONNECTED);
    }

    @Test
    @DisplayName("shouldResumeAfterPhoneCall: the hint after a phone call is a switch")
    void shouldResumeIsASwitch() {
        Switches eleven = new IOSProfile(11).switches();
        Switches without = eleven.with(Quirk.SHOULD_RESUME_AFTER_PHONE_CALL, false);
        Scene scene = new Scene(SoundPolicy.of(11, without), false);

        scene.play("C");

        assertThat(told).containsExactly("began DEFAULT", "ended");
        assertThat(scene.app.snapshot().speaking()).isTrue();
    }
}
