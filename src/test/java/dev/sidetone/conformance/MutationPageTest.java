package dev.sidetone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** src/build/Mutation.java: the page, and what the build fails for. */
class MutationPageTest {
    private static final String MUTATORS = "org.pitest.mutationtest.engine.gregor.mutators.";

    @TempDir private static Path classes;
    private final List<String> said = new ArrayList<>();
    @TempDir private Path root;
    private static Method run;

    @BeforeAll
    static void compile() throws ReflectiveOperationException, IOException {
        run =
                BuildProgram.compiled(
                        "Mutation", classes, Path.class, int.class, boolean.class, Consumer.class);
    }

    @BeforeEach
    void project() throws IOException {
        Files.createDirectories(root.resolve("docs"));
        Files.createDirectories(root.resolve("src/build"));
        Files.createDirectories(root.resolve("target/mutation"));
        Files.writeString(
                root.resolve("target/mutation/mutations.csv"),
                mutant("callkit.CXAction$State", "Math", "end", 3, "KILLED")
                        + mutant("callkit.CXCall", "returns.NullReturnVals", "x", 4, "SURVIVED")
                        + mutant("system.rules.Dtmf", "VoidMethodCall", "deliver", 5, "SURVIVED")
                        + mutant("system.rules.Dtmf", "VoidMethodCall", "deliver", 9, "NO_COVERAGE")
                        + mutant("system.rules.Dtmf", "Math", "deliver", 9, "TIMED_OUT"));
    }

    private static String mutant(String type, String mutator, String method, int line, String is) {
        return "File.java,dev.sidetone.%s,%s%sMutator,%s,%d,%s,none\n"
                .formatted(type, MUTATORS, mutator, method, line, is);
    }

    @SuppressWarnings("unchecked")
    private List<String> run(int threshold, boolean whole) throws ReflectiveOperationException {
        return (List<String>)
                run.invoke(null, root, threshold, whole, (Consumer<String>) said::add);
    }

    private void reason(int count) throws IOException {
        Files.writeString(
                root.resolve("src/build/mutation-reasons.tsv"),
                "Dtmf#deliver\tVoidMethodCall\t" + count + "\tonly the trace would tell\n");
    }

    @Test
    void thePageHasEachPackageAndTheSurvivorsInTheTransitions() throws Exception {
        reason(2);

        assertThat(run(40, true)).isEmpty();
        assertThat(Files.readString(root.resolve("docs/mutation.md")))
                .contains("| callkit | 2 | 1 | 50 % |\n| system.rules | 3 | 1 | 33 % |")
                .contains("| all | 5 | 2 | 40 % |")
                .contains("| Dtmf#deliver | VoidMethodCall | 2 | only the trace would tell |")
                .doesNotContain("CXCall");
    }

    @Test
    void belowTheThresholdIsAFailure() throws Exception {
        reason(2);

        assertThat(run(41, true)).containsExactly("40 % killed, 41 % wanted");
    }

    @Test
    @DisplayName("a survivor without a reason, or with one for fewer of them, is a failure")
    void everySurvivorIsLookedAt() throws Exception {
        reason(1);

        assertThat(run(40, true))
                .containsExactly(
                        "no reason in src/build/mutation-reasons.tsv:"
                                + " Dtmf#deliver\tVoidMethodCall\t2, in lines [5, 9]");
        assertThat(Files.readString(root.resolve("docs/mutation.md")))
                .contains("**not looked at**");
    }

    @Test
    void aPartOfTheClassesLeavesThePage() throws Exception {
        reason(2);

        assertThat(run(40, false)).isEmpty();
        assertThat(root.resolve("docs/mutation.md")).doesNotExist();
        assertThat(said).singleElement().asString().contains("| all | 5 | 2 | 40 % |");
    }
}
