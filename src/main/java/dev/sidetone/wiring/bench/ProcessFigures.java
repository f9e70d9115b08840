package dev.sidetone.wiring.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Linux tells of a process in {@code /proc}. */
record ProcessFigures(Path folder) {
    private static final double TICKS_A_SECOND = 100;

    /** This process. */
    static ProcessFigures self() {
        return of(ProcessHandle.current().pid());
    }

    static ProcessFigures of(long pid) {
        return new ProcessFigures(Path.of("/proc", Long.toString(pid)));
    }

    /** Whether this system tells them. */
    static boolean available() {
        return Files.isReadable(Path.of("/proc/self/smaps_rollup"));
    }

    /** Proportional set size, kilobytes: memory that is shared counts in shares. */
    long pss() throws IOException {
        return kilobytes("smaps_rollup", "Pss:");
    }

    /** Resident memory, kilobytes. */
    long resident() throws IOException {
        return kilobytes("status", "VmRSS:");
    }

    /** Processor time so far, seconds of one core. */
    double processorSeconds() throws IOException {
        String stat = Files.readString(folder.resolve("stat"));
        // the name in brackets may hold blanks; user and system time are fields 14 and 15
        String[] rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(rest[11]) + Long.parseLong(rest[12])) / TICKS_A_SECOND;
    }

    int threads() throws IOException {
        return count("task");
    }

    int descriptors() throws IOException {
        return count("fd");
    }

    private long kilobytes(String file, String key) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        for (String line : lines) {
            if (line.startsWith(key)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException(folder.resolve(file) + " has no " + key);
    }

    private int count(String what) throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve(what))) {
            return (int) entries.count();
        }
    }
}
