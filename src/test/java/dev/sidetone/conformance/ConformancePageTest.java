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

/** src/build/Conformance.java: the page, and what the build fails for. */
class ConformancePageTest {
    private static final String MISSING = "src/build/conformance-missing.txt";
    private static final String TEST = "dev.sidetone.system.SomeTest\tr1Begins\t";

    @TempDir private static Path classes;
    private final List<String> said = new ArrayList<>();
    @TempDir private Path root;
    private static Method run;

    @BeforeAll
    static void compile() throws ReflectiveOperationException, IOException {
        run = BuildProgram.compiled("Conformance", classes, Path.class, Consumer.class);
    }

    @BeforeEach
    void project() throws IOException {
        Files.createDirectories(root.resolve("docs"));
        write("src/build/conformance-head.md", "# The head\n\n");
        write(
                "src/test/resources/conformance/rules.tsv",
                "# a comment\n"
                        + "rules\tR1\tDOC\tA provider begins | once\n"
                        + "rules\tR2\tINF\tAnother\n"
                        + "switches\tone + two\tINF\tTwo names\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void results(String... lines) throws IOException {
        write("target/conformance/1.tsv", String.join("\n", lines));
    }

    private void missing(String... names) throws IOException {
        write(MISSING, String.join("\n", names));
    }

    @SuppressWarnings("unchecked")
    private List<String> run() throws ReflectiveOperationException {
        return (List<String>) run.invoke(null, root, (Consumer<String>) said::add);
    }

    private String page() throws IOException {
        return Files.readString(root.resolve("docs/conformance.md"));
    }

    @Test
    void whatIsProvenIsLinkedAndCounted() throws Exception {
        results("R1\t" + TEST + "passed", "R2\t" + TEST + "passed", "one\t" + TEST + "passed");
        write("target/conformance/2.tsv", "two\tdev.sidetone.OtherTest$Inner\tboth\tpassed");

        assertThat(run()).isEmpty();
        assertThat(page())
                .startsWith("# The head\n\n| | proven | of |")
                .contains("| [Rules R1–R101](#rules-r1r101) | 2 | 2 |", "| all | 3 | 3 |")
                .contains(
                        "| R1 | A provider begins \\| once | DOC |"
                            + " [SomeTest#r1Begins](../src/test/java/dev/sidetone/system/SomeTest.java)"
                            + " | passed |")
                .contains("[OtherTest.Inner#both](../src/test/java/dev/sidetone/OtherTest.java)");
    }

    @Test
    void aRuleWithoutATestFailsUnlessItIsListed() throws Exception {
        results("R1\t" + TEST + "passed", "one\t" + TEST + "passed");

        assertThat(run()).containsExactly("R2 has no test", "one has no test");
        missing("R2", "one");
        assertThat(run()).isEmpty();
        assertThat(page()).contains("| Another | INF |  | no test yet |", "in part");
    }

    @Test
    void theListShrinksAndThenGoes() throws Exception {
        results("R1\t" + TEST + "passed", "one\t" + TEST + "passed");
        missing("R1", "R2", "one");

        assertThat(run()).isEmpty();
        assertThat(root.resolve(MISSING)).hasContent("R2\none");

        results("R1\t" + TEST + "passed", "R2\t" + TEST + "passed");
        write("target/conformance/2.tsv", "one\t" + TEST + "passed\ntwo\t" + TEST + "passed");
        assertThat(run()).isEmpty();
        assertThat(root.resolve(MISSING)).doesNotExist();
    }

    @Test
    void theListNamesRulesByTheirFirstName() throws Exception {
        results("R1\t" + TEST + "passed");
        missing("R2", "one", "two");

        assertThat(run()).containsExactly(MISSING + " names \"two\", no first name");
    }

    @Test
    void oneFailureAmongInvocationsFails() throws Exception {
        results("R1\t" + TEST + "failed", "R1\t" + TEST + "passed");
        missing("R2", "one");

        assertThat(run()).containsExactly("R1 fails in dev.sidetone.system.SomeTest#r1Begins");
        assertThat(page()).contains("**failed**");
    }

    @Test
    void aNameThatNoRuleHasFails() throws Exception {
        results("R1\t" + TEST + "passed", "R3\t" + TEST + "passed");
        missing("R2", "one");

        assertThat(run()).singleElement().asString().contains("names \"R3\", which is not in");
    }

    @Test
    @DisplayName("where tests were skipped the page stays, and what they would prove is no gap")
    void skippedTestsLeaveThePage() throws Exception {
        write("docs/conformance.md", "as it was");
        results("R1\t" + TEST + "passed", "R2\t" + TEST + "skipped");
        missing("one");

        assertThat(run()).isEmpty();
        assertThat(page()).isEqualTo("as it was");
        assertThat(said).singleElement().asString().contains("left as it is");
    }

    @Test
    void noResultsAtAllFail() throws Exception {
        missing("R1", "R2", "one");

        assertThat(run()).containsExactly("no test left a result in target/conformance");
    }

    @Test
    void theScoreComesFromTheMutationPage() throws Exception {
        write("docs/mutation.md", "| package | mutants | killed |\n| all | 200 | 180 | 90 % |\n");
        results("R1\t" + TEST + "passed");
        missing("R2", "one");
        run();

        assertThat(page()).contains("they kill 90 % of the mutants");
    }
}
