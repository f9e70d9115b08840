package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.Message;
import dev.sidetone.voice.log.DefaultLogger;
import dev.sidetone.voice.log.LogLevel;
import dev.sidetone.voice.log.LogModule;
import dev.sidetone.voice.log.LogParameters;
import dev.sidetone.voice.log.Logging;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

/** What a client logs. */
class ClientLogTest {
    private final Scene scene = new Scene();
    private final Logging logging = scene.client.logging();
    private final List<LogParameters> lines = new ArrayList<>();

    @Test
    void errorsAloneAreLoggedAtFirst() {
        assertThat(logging.logger()).isInstanceOf(DefaultLogger.class);
        for (LogModule module : LogModule.values()) {
            assertThat(logging.logLevelForModule(module)).isEqualTo(LogLevel.ERROR);
        }
        logging.setLogger(lines::add);
        scene.standing();
        assertThat(lines).isEmpty();
        scene.say(new Message.Hangup("CA1", new Message.WireError(31486, "busy"), null));
        assertThat(lines).hasSize(1);
        LogParameters line = lines.getFirst();
        assertThat(line.logLevel()).isEqualTo(LogLevel.ERROR);
        assertThat(line.logModule()).isEqualTo(LogModule.CORE);
        assertThat(line.tag()).isEqualTo("callDidDisconnect");
        assertThat(line.message()).startsWith("callDidDisconnect CA1: ").contains("31486");
        assertThat(line.timestamp()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}");
        assertThat(line.fileName()).isEqualTo("CallTeller.java");
        assertThat(line.functionName()).isEqualTo("tell");
        assertThat(line.lineNumber()).isPositive();
        assertThat(line.thread()).isNotBlank();
    }

    @Test
    void eachModuleHasItsOwnLevel() {
        logging.setLogger(lines::add);
        logging.setLogLevel(LogLevel.DEBUG, LogModule.SIGNALING);
        scene.standing();
        assertThat(lines).isNotEmpty();
        assertThat(lines).allMatch(line -> line.logModule() == LogModule.SIGNALING);
        assertThat(lines).extracting(LogParameters::tag).contains("dial", "sent", "received");
        logging.setLogLevel(LogLevel.OFF, LogModule.SIGNALING);
        logging.setLogLevel(LogLevel.INFO);
        assertThat(logging.logLevel()).isEqualTo(LogLevel.INFO);
        lines.clear();
        scene.client.connect("token", scene.app()).disconnect();
        scene.run();
        assertThat(lines).extracting(LogParameters::tag).contains("connect", "callDidDisconnect");
        assertThat(lines).allMatch(line -> line.logModule() == LogModule.CORE);
    }

    @Test
    void mediaAndDevicesAreModulesToo() {
        logging.setLogger(lines::add);
        logging.setLogLevel(LogLevel.ALL, LogModule.WEBRTC);
        logging.setLogLevel(LogLevel.ALL, LogModule.PLATFORM);
        scene.client.setAudioDevice(
                dev.sidetone.audio.StreamDevice.tone(scene.media.clock(), 440, frame -> {}));
        scene.standing();
        assertThat(lines)
                .extracting(LogParameters::logModule)
                .contains(LogModule.WEBRTC, LogModule.PLATFORM);
    }

    @ParameterizedTest
    @EnumSource(LogModule.class)
    void nothingOfASecretIsEverLogged(LogModule module) {
        logging.setLogger(lines::add);
        logging.setLogLevel(LogLevel.ALL, module);
        scene.standing();
        scene.pushed("CA7");
        scene.run();
        assertThat(lines.toString()).doesNotContain("v=0").doesNotContain("bridge-CA7");
        assertThat(lines.toString()).doesNotContain("reconnect-1");
    }

    @Test
    void aLoggerThatThrowsIsNotAskedAgain() {
        logging.setLogLevel(LogLevel.ALL);
        logging.setLogger(
                line -> {
                    throw new IllegalStateException("broken");
                });
        Call call = scene.standing();
        assertThat(call.state()).isEqualTo(CallState.CONNECTED);
        assertThat(logging.logger()).isInstanceOf(DefaultLogger.class);
    }

    @Test
    void theLevelsHaveTheSdksOrder() {
        assertThat(LogLevel.values())
                .extracting(Enum::name)
                .containsExactly(
                        "OFF", "FATAL", "ERROR", "WARNING", "INFO", "DEBUG", "TRACE", "ALL");
    }
}
