package dev.sidetone.conformance;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Writes which tests that name a rule were run, and their result, for src/build/Conformance.java:
 * lines of rule, class, method and result (passed, failed or skipped), a file for each process.
 * Silent without the property {@code sidetone.conformance}, the folder, which Maven gives.
 */
public final class ProofListener implements TestExecutionListener {
    private final Map<String, String> texts = RuleNames.catalogue();
    private final RuleNames names = new RuleNames(texts.keySet());
    private final Set<String> lines = new TreeSet<>();
    private final @Nullable String folder;
    private final Consumer<String> says;
    private Optional<TestPlan> plan = Optional.empty();

    /** Writes into the folder that Maven gives. */
    public ProofListener() {
        this(System.getProperty("sidetone.conformance"), System.out::println);
    }

    /** Writes into a folder, null for not at all, and says what failing tests are about. */
    ProofListener(@Nullable String folder, Consumer<String> says) {
        this.folder = folder;
        this.says = says;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = Optional.of(started);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        record(test, "skipped", true);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case Status.SUCCESSFUL -> record(test, "passed", false);
            case Status.ABORTED -> record(test, "skipped", true);
            case Status.FAILED -> {
                record(test, "failed", true);
                say(test);
            }
        }
    }

    private void say(TestIdentifier test) {
        if (folder != null) {
            rules(test).forEach(rule -> says.accept(rule + " wants: " + texts.get(rule)));
        }
    }

    /** What stops a class or a parameterized test stops all that is in it. */
    private synchronized void record(TestIdentifier test, String result, boolean all) {
        if (test.isTest() || all) {
            line(test, result);
        }
        if (all) {
            plan.ifPresent(p -> p.getDescendants(test).forEach(in -> line(in, result)));
        }
    }

    private void line(TestIdentifier test, String result) {
        if (test.getSource().orElse(null) instanceof MethodSource method) {
            for (String rule : rules(test)) {
                lines.add(
                        String.join(
                                "\t", rule, method.getClassName(), method.getMethodName(), result));
            }
        }
    }

    /** Its own, and those of the classes and parameterized tests around it. */
    private Set<String> rules(TestIdentifier test) {
        Set<String> rules = new LinkedHashSet<>();
        for (TestIdentifier each = test; each != null; each = parent(each)) {
            rules.addAll(names.in(each.getDisplayName()));
        }
        return rules;
    }

    private @Nullable TestIdentifier parent(TestIdentifier of) {
        return plan.flatMap(p -> p.getParent(of)).orElse(null);
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan finished) {
        if (folder == null || lines.isEmpty()) {
            return;
        }
        try {
            Path to = Files.createDirectories(Path.of(folder));
            Files.write(to.resolve(ProcessHandle.current().pid() + ".tsv"), lines, CREATE, APPEND);
            lines.clear();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
