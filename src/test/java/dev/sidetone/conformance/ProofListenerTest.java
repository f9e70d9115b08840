package dev.sidetone.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is written of the tests that were run. */
class ProofListenerTest {
    private final List<String> said = new ArrayList<>();
    @TempDir private Path folder;

    static class Plain {
        @Test
        @DisplayName("R1, R2: passes")
        void passes() {}

        @Test
        @DisplayName("R3: fails")
        void fails() {
            throw new AssertionError("as it should");
        }

        @Test
        @DisplayName("R4: cannot be run here")
        void aborts() {
            assumeTrue(false);
        }

        @Test
        @Disabled("for this test")
        @DisplayName("R5: is switched off")
        void disabled() {}

        @Test
        void provesNothing() {}

        @ParameterizedTest(name = "noCallKit A/{0}: resumes")
        @DisplayName("R6: each of them")
        @ValueSource(ints = {9, 10})
        void each(int version) {
            assertThat(version).isEqualTo(9);
        }

        @ParameterizedTest
        @DisplayName("R7: no arguments can be had")
        @ValueSource(strings = "no number")
        void unconvertible(int version) {}

        @Nested
        @DisplayName("R8: a group of tests")
        class Group {
            @Test
            void inside() {}
        }
    }

    static class NeverStarted {
        @BeforeAll
        static void needs() {
            assumeTrue(false);
        }

        @Test
        @DisplayName("R9: waits in vain")
        void waits() {}
    }

    private List<String> written(Class<?> tests) throws IOException {
        Launcher launcher =
                LauncherFactory.create(
                        LauncherConfig.builder()
                                .enableTestExecutionListenerAutoRegistration(false)
                                .build());
        launcher.registerTestExecutionListeners(new ProofListener(folder.toString(), said::add));
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build());
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines.stream().map(line -> line.replace(tests.getName(), "")).toList();
    }

    @Test
    void everyRuleOfEveryTestIsWrittenWithItsResult() throws IOException {
        assertThat(written(Plain.class))
                .containsExactlyInAnyOrder(
                        "R1\t\tpasses\tpassed",
                        "R2\t\tpasses\tpassed",
                        "R3\t\tfails\tfailed",
                        "R4\t\taborts\tskipped",
                        "R5\t\tdisabled\tskipped",
                        "R6\t\teach\tpassed",
                        "R6\t\teach\tfailed",
                        "noCallKit A/9\t\teach\tpassed",
                        "noCallKit A/10\t\teach\tfailed",
                        "R7\t\tunconvertible\tfailed",
                        "R8\t$Group\tinside\tpassed");
        assertThat(said)
                .hasSize(4)
                .contains("R3 wants: " + RuleNames.catalogue().get("R3"))
                .noneMatch(line -> line.startsWith("R4"));
    }

    @Test
    void whatAClassCannotStartIsSkipped() throws IOException {
        assertThat(written(NeverStarted.class)).containsExactly("R9\t\twaits\tskipped");
    }
}
