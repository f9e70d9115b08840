import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes docs/mutation.md from pitest's target/mutation/mutations.csv: the score of each package,
 * and every mutant of the daemon's transitions that lived, with the reason that
 * src/build/mutation-reasons.tsv gives (class and method, mutator, how many, why). Fails below the
 * threshold, and for a survivor there without a reason.
 *
 * <p>Arguments: the project's folder, the threshold in percent, and "whole" or "part": what only a
 * part of the classes scored is printed, not written. Runs on the Java that runs Maven, 25 or
 * newer.
 */
class Mutation {
    private static final String ROOT = "dev.sidetone.";
    private static final String TRANSITIONS = ROOT + "system.rules.";
    private static final String REASONS = "src/build/mutation-reasons.tsv";
    private static final Set<String> ALIVE = Set.of("SURVIVED", "NO_COVERAGE");

    private record Mutant(String type, String method, String mutator, int line, boolean alive) {
        String where() {
            return type.substring(type.lastIndexOf('.') + 1) + "#" + method + "\t" + mutator;
        }
    }

    private record Reason(int count, String text) {}

    private final List<Mutant> mutants;
    private final Map<String, Reason> reasons = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private Mutation(Path root) throws IOException {
        try (var lines = Files.lines(root.resolve("target/mutation/mutations.csv"))) {
            mutants = lines.filter(Mutation::ran).map(Mutation::mutant).toList();
        }
        Path file = root.resolve(REASONS);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] columns = line.split("\t");
                reasons.put(
                        columns[0] + "\t" + columns[1],
                        new Reason(Integer.parseInt(columns[2]), columns[3]));
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        boolean whole = arguments[2].equals("whole");
        List<String> problems =
                run(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        whole,
                        System.out::println);
        problems.forEach(problem -> System.err.println("mutation: " + problem));
        if (!problems.isEmpty()) {
            System.exit(1);
        }
    }

    /** What the build fails for; the page is written all the same. */
    static List<String> run(Path root, int threshold, boolean whole, Consumer<String> says)
            throws IOException {
        Mutation mutation = new Mutation(root);
        String page = mutation.page();
        mutation.judge(threshold);
        mutation.unused().forEach(where -> says.accept("mutation: a reason too many: " + where));
        if (whole) {
            Files.writeString(root.resolve("docs/mutation.md"), page);
        } else {
            says.accept(page);
        }
        return mutation.problems;
    }

    /** A mutant that the JVM did not take in the place of its class says nothing of the tests. */
    private static boolean ran(String line) {
        return !line.split(",")[5].equals("RUN_ERROR");
    }

    private static Mutant mutant(String line) {
        String[] columns = line.split(",");
        String mutator = columns[2].substring(columns[2].lastIndexOf('.') + 1);
        return new Mutant(
                columns[1].replace('$', '.'),
                columns[3],
                mutator.replace("Mutator", ""),
                Integer.parseInt(columns[4]),
                ALIVE.contains(columns[5]));
    }

    private void judge(int threshold) {
        if (percent(mutants) < threshold) {
            problems.add("%d %% killed, %d %% wanted".formatted(percent(mutants), threshold));
        }
        survivors()
                .forEach(
                        (where, lines) -> {
                            if (reason(where, lines.size()) == null) {
                                problems.add(
                                        "no reason in %s: %s\t%d, in lines %s"
                                                .formatted(REASONS, where, lines.size(), lines));
                            }
                        });
    }

    private Set<String> unused() {
        Set<String> unused = new TreeSet<>(reasons.keySet());
        unused.removeAll(survivors().keySet());
        return unused;
    }

    /** Null for none, and for one that was given for another number of survivors. */
    private String reason(String where, int count) {
        Reason known = reasons.get(where);
        return known != null && known.count() == count ? known.text() : null;
    }

    /** In the transitions: the lines of those that live at each place. */
    private Map<String, List<Integer>> survivors() {
        return mutants.stream()
                .filter(mutant -> mutant.alive() && mutant.type().startsWith(TRANSITIONS))
                .collect(
                        Collectors.groupingBy(
                                Mutant::where,
                                TreeMap::new,
                                Collectors.mapping(Mutant::line, Collectors.toList())));
    }

    /** Whole percents, rounded down. */
    private static int percent(List<Mutant> mutants) {
        return mutants.isEmpty() ? 0 : (int) (100 * killed(mutants) / mutants.size());
    }

    private static long killed(List<Mutant> mutants) {
        return mutants.stream().filter(mutant -> !mutant.alive()).count();
    }

    // ---- the page ----

    private String page() {
        StringBuilder page = new StringBuilder("# Mutation testing\n\n");
        page.append(
                """
                Each mutant is the emulated phone with one small mistake in it. The tests of the phone are run against
                every one; a mutant is killed when one of them fails. Written by `mvn -Pmutation`. A dozen records are left
                out, which a JVM does not replace by their mutants; pom.xml names them.

                | package | mutants | killed | |
                |---|---:|---:|---:|
                """);
        Map<String, List<Mutant>> packages =
                mutants.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Mutation::packageOf, TreeMap::new, Collectors.toList()));
        packages.forEach((name, in) -> page.append(row(name, in)));
        page.append(row("all", mutants));
        page.append("\n## What lives in the daemon's transitions\n\n");
        page.append("| where | mistake | | why no test fails |\n|---|---|---:|---|\n");
        survivors().forEach((where, lines) -> page.append(survivor(where, lines.size())));
        return page.toString();
    }

    private static String packageOf(Mutant mutant) {
        return mutant.type().substring(ROOT.length()).replaceFirst("\\.[A-Z].*", "");
    }

    private static String row(String name, List<Mutant> mutants) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d %% |\n",
                name,
                mutants.size(),
                killed(mutants),
                percent(mutants));
    }

    private String survivor(String where, int count) {
        String reason = reason(where, count);
        return "| %s | %d | %s |\n"
                .formatted(
                        where.replace("\t", " | "),
                        count,
                        reason == null ? "**not looked at**" : reason);
    }
}
