package dev.sidetone.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.lint.Finding;
import dev.sidetone.system.AppServices;
import dev.sidetone.system.SystemSnapshot.Choice;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** The samples of docs/emulator.md: each is compiled and run. */
class EmulatorSamplesTest {
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Test
    @DisplayName("Twenty lines: install an app, report a call, press Hold & Accept, look")
    void holdAndAccept() {
        // sample: hold-and-accept
        try (EmulatedPhone phone = EmulatedPhone.ios(18)) {
            AtomicReference<ShopTalk> app = new AtomicReference<>();
            phone.launch("Shop Talk", services -> app.set(new ShopTalk(services)));

            app.get().invited(first, "alice");
            phone.run();
            phone.device().answer(first);
            phone.advance(Duration.ofSeconds(10));

            app.get().invited(second, "bob");
            phone.run();
            assertThat(phone.screen().sheet().choices())
                    .containsExactly(Choice.END_AND_ACCEPT, Choice.DECLINE, Choice.HOLD_AND_ACCEPT);
            phone.device().holdAndAnswer(second);
            phone.advance(Duration.ofSeconds(10));

            assertThat(phone.eventNames())
                    .containsSubsequence("performSetHeldCallAction", "performAnswerCallAction");
            assertThat(phone.screen().calls().getFirst().onHold()).isTrue();
            assertThat(phone.findings()).isEmpty();
        }
        // end
    }

    @Test
    @DisplayName("A mistake is found: an answer that is never fulfilled")
    void findsAMistake() {
        // sample: mistake
        class Forgetful extends ShopTalk {
            Forgetful(AppServices services) {
                super(services);
            }

            @Override
            public void performAnswerCallAction(CXProvider provider, CXAnswerCallAction action) {
                // the call is joined here, and the action forgotten
            }
        }

        try (EmulatedPhone phone = EmulatedPhone.ios(18)) {
            AtomicReference<ShopTalk> app = new AtomicReference<>();
            phone.launch("Shop Talk", services -> app.set(new Forgetful(services)));
            app.get().invited(first, "alice");
            phone.run();
            phone.device().answer(first);
            phone.advance(Duration.ofSeconds(61));

            List<Finding> findings = phone.findings();
            assertThat(findings).extracting(finding -> finding.rule().id()).contains("L05");
            assertThat(phone.screen().calls()).isEmpty();
        }
        // end
    }

    @Test
    @DisplayName("A cellular call interrupts, and two phones live in one process")
    void cellularCall() {
        // sample: cellular
        try (EmulatedPhone phone = EmulatedPhone.ios(16);
                EmulatedPhone untouched = EmulatedPhone.ios(11)) {
            AtomicReference<ShopTalk> app = new AtomicReference<>();
            phone.launch("Shop Talk", services -> app.set(new ShopTalk(services)));
            app.get().invited(first, "alice");
            phone.run();
            phone.device().answer(first);
            phone.run();

            phone.device().cellular().ring(second, "+15550100");
            phone.run();
            phone.device().holdAndAnswer(second);
            phone.run();
            phone.device().end(second);
            phone.run();

            assertThat(phone.eventNames())
                    .containsSubsequence(
                            "performSetHeldCallAction",
                            "didDeactivateAudioSession",
                            "performSetHeldCallAction",
                            "didActivateAudioSession");
            assertThat(untouched.screen().calls()).isEmpty();
        }
        // end
    }

    @Test
    @DisplayName("docs/emulator.md shows these samples word for word")
    void documentation() throws IOException {
        String page = Files.readString(Path.of("docs/emulator.md"));
        String source =
                Files.readString(
                        Path.of("src/test/java/dev/sidetone/emulator/EmulatorSamplesTest.java"));
        for (String part : source.split("// sample: ")) {
            if (part.contains("        // end\n")) {
                String name = part.substring(0, part.indexOf('\n'));
                String sample =
                        part.substring(part.indexOf('\n') + 1, part.indexOf("        // end"));
                assertThat(page).as(name).contains(sample.stripTrailing().stripIndent().strip());
            }
        }
    }
}
