import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the packaged program once, with a window on no display and a call to the echo, so that the
 * virtual machine keeps its classes loaded and linked (JEP 514): every later start takes two thirds
 * of the time. Without that cache the program only starts more slowly, so that nothing that goes
 * wrong here stops the build.
 *
 * <p>Argument: the folder of the packaged program. Runs on the Java that runs Maven.
 */
class Train {
    private static final String CACHE = "lib/sidetone.aot";

    public static void main(String[] arguments) throws Exception {
        Path app = Path.of(arguments[0]);
        Path data = Files.createTempDirectory("sidetone-train");
        Files.deleteIfExists(app.resolve(CACHE));
        try {
            run(app, data);
            System.out.println("start-up cache: " + app.resolve(CACHE));
        } catch (IOException | IllegalStateException failed) {
            Files.deleteIfExists(app.resolve(CACHE));
            System.out.println("No start-up cache was made: " + failed.getMessage());
        } finally {
            delete(data);
        }
    }

    private static void run(Path app, Path data) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        String launcher = app.resolve(windows ? "bin/sidetone.cmd" : "bin/sidetone").toString();
        ProcessBuilder builder =
                new ProcessBuilder(
                        launcher,
                        "--driven",
                        "window",
                        "--identity",
                        "training",
                        "--data",
                        data.toString());
        builder.environment()
                .put(
                        "SIDETONE_OPTS",
                        "-XX:AOTCacheOutput=" + app.resolve(CACHE) + " -Dglass.platform=Headless");
        builder.redirectErrorStream(true);
        Process program = builder.start();
        try {
            drive(program);
            if (!program.waitFor(90, TimeUnit.SECONDS) || !Files.exists(app.resolve(CACHE))) {
                throw new IllegalStateException("the program ended without it");
            }
        } finally {
            program.destroyForcibly();
        }
    }

    private static void drive(Process program) throws IOException, InterruptedException {
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(program, said));
        reader.setDaemon(true);
        reader.start();
        try (PrintStream to = new PrintStream(program.getOutputStream(), true)) {
            await(said, "usable");
            to.println("dial echo");
            await(said, "connected");
            to.println("end");
            await(said, "ended");
        }
    }

    private static void read(Process program, BlockingQueue<String> said) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(program.getInputStream()))) {
            lines.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException ended) {
            // the program has gone
        }
        said.add("");
    }

    private static void await(BlockingQueue<String> said, String word) throws InterruptedException {
        StringBuilder heard = new StringBuilder();
        while (true) {
            String line = said.poll(30, TimeUnit.SECONDS);
            if (line == null || line.isEmpty()) {
                throw new IllegalStateException(
                        "the program did not come to \"" + word + "\"; it said: " + heard);
            }
            if (line.startsWith(word)) {
                return;
            }
            heard.append(line).append(' ');
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst =
                    all.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }
}
