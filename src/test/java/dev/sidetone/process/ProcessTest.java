package dev.sidetone.process;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tests of programs in processes of their own, on a data folder of their own. */
@Tag("real")
@Execution(ExecutionMode.CONCURRENT)
abstract class ProcessTest {
    @TempDir Path folder;
    private final List<Program> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Program::close);
    }

    final Program keep(Program program) {
        started.add(program);
        return program;
    }

    final String data() {
        return folder.resolve("data").toString();
    }

    /** Starts {@code sidetone} on the data folder. */
    final Program sidetone(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--data", data()));
        return keep(Program.sidetone(line.toArray(String[]::new)));
    }
}
