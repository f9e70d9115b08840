package dev.sidetone.server.media.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.Needs;
import dev.sidetone.time.RealTime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A voice that is a shell script: it notes what it was asked and answers with a tone. */
class SpeakerTest {
    @TempDir private Path folder;

    @BeforeEach
    void needsAShell() {
        Needs.command("sh");
    }

    private Path script(String body) throws IOException {
        Files.write(folder.resolve("tone.wav"), SoundBytes.wav(1, 2, 1, 22_050));
        Path script = folder.resolve("espeak-ng");
        Files.writeString(script, "#!/bin/sh\ncd '%s'\n%s\n".formatted(folder, body));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private static Recorded said(Speaker speaker, String text) {
        return speaker.say(text, "Polly.Brian", "en-GB").orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static Unplayable failure(Speaker speaker) {
        try {
            said(speaker, "words");
            throw new AssertionError("it was said");
        } catch (CompletionException failed) {
            return (Unplayable) failed.getCause();
        }
    }

    @Test
    void wordsAreReadFromTheInputAndAreNoOptions() throws Exception {
        Path script = script("echo \"$@\" >> asked; cat >> words; cat tone.wav");
        try (var speaker = new Speaker(script, new RealTime())) {
            assertThat(said(speaker, "--help $(id) 你好").seconds()).isEqualTo(1);
            said(speaker, "--help $(id) 你好");
            assertThat(folder.resolve("words")).hasContent("--help $(id) 你好");
            assertThat(folder.resolve("asked")).hasContent("--stdin --stdout -b 1 -v en-gb+m3");
        }
    }

    @Test
    void aVoiceThatIsNotThereBecomesTheUsualOne() throws Exception {
        Path script = script("case \"$*\" in *en-us+m3) cat tone.wav;; *) exit 1;; esac");
        try (var speaker = new Speaker(script, new RealTime())) {
            assertThat(said(speaker, "words").seconds()).isEqualTo(1);
        }
    }

    @Test
    void aVoiceThatHangsIsEndedWithItsChildren() throws Exception {
        Path script = script("sleep 300 & echo $! > child; wait");
        try (var speaker = new Speaker(script, new RealTime(), Duration.ofMillis(700))) {
            assertThat(failure(speaker)).hasMessageContaining("did not end in time");
            long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
            ProcessHandle.of(child)
                    .ifPresent(left -> left.onExit().orTimeout(5, TimeUnit.SECONDS).join());
        }
    }

    @Test
    void nonsenseAndNothingAreNotPlayed() throws Exception {
        try (var speaker = new Speaker(script("echo nonsense"), new RealTime())) {
            assertThat(failure(speaker).code()).isEqualTo(13511);
        }
        try (var silent = new Speaker(null, new RealTime())) {
            assertThat(silent.speaks()).isFalse();
            assertThat(failure(silent)).hasMessageContaining("no voice is installed");
        }
    }

    @Test
    void theProgramIsLookedForOnThePath() throws Exception {
        Path script = script("true");
        assertThat(Speaker.find("/nowhere:" + folder)).isEqualTo(script);
        assertThat(Speaker.find("/nowhere")).isNull();
        assertThat(Speaker.find(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "man, en-US, en-us+m3",
        "woman, en-GB, en-gb+f3",
        "alice, de-DE, de+f3",
        "alice, zh-HK, yue+f3",
        "alice, zh-CN, cmn+f3",
        "alice, pt-BR, pt-br+f3",
        "alice, es-MX, es-419+f3",
        "Polly.Joanna-Neural, de-DE, en-us+f3",
        "Polly.Hans, en-US, de+m3",
        "Polly.Nobody, fr-FR, fr-fr+f3",
        "Google.ja-JP-Standard-B, en-US, ja+f3",
        "'', '', en-us+f3",
        "man, ../../etc/passwd, en-us+m3",
        "'-v evil', '--path=/tmp', en-us+f3"
    })
    void voicesOfDocumentsAreVoicesOfTheProgram(String voice, String language, String expected) {
        assertThat(Voices.espeak(voice, language)).isEqualTo(expected);
    }

    @Test
    void aRealVoiceSpeaks() {
        Path program = Speaker.find(System.getenv("PATH"));
        Needs.that(program != null, "espeak-ng (apt-get install espeak-ng)");
        try (var speaker = Speaker.installed(new RealTime())) {
            assertThat(said(speaker, "Hello there, this is a test.").seconds()).isBetween(1.0, 5.0);
        }
    }
}
