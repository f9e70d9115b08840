import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes docs/conformance.md from what the tests left in target/conformance, and fails when a rule
 * of src/test/resources/conformance/rules.tsv has no test or a failing one. What has no test yet
 * stands in src/build/conformance-missing.txt, from which it takes what has become proven.
 *
 * <p>Arguments: the project's folder, then whatever would have restricted the tests; with any of
 * that given nothing happens. Runs on the Java that runs Maven, 11 or newer.
 */
class Conformance {
    private static final String MISSING = "src/build/conformance-missing.txt";
    private static final String CATALOGUE = "src/test/resources/conformance/rules.tsv";
    private static final String HEAD = "src/build/conformance-head.md";
    private static final String PAGE = "docs/conformance.md";
    private static final String TESTS = "src/test/java/";

    private static final Map<String, String> TITLES = new LinkedHashMap<>();

    static {
        TITLES.put("rules", "Rules R1–R101");
        TITLES.put("audio", "Audio session A1–A9");
        TITLES.put("ui", "System screens U1–U11");
        TITLES.put("lint", "Lint L01–L44");
        TITLES.put("cases", "Cases");
        TITLES.put("switches", "Switches");
    }

    /** A row of the page. */
    private static final class Rule {
        private final String group;
        private final List<String> names;
        private final String source;
        private final String text;

        /** Of each name: the results of its tests. */
        private final Map<String, Map<String, String>> tests = new LinkedHashMap<>();

        Rule(String[] columns) {
            group = columns[0];
            names = List.of(columns[1].split(" \\+ "));
            source = columns[2];
            text = columns[3];
            names.forEach(name -> tests.put(name, new TreeMap<>()));
        }

        /** Of several invocations the worst counts. */
        void add(String name, String test, String result) {
            tests.get(name).merge(test, result, (a, b) -> badness(a) > badness(b) ? a : b);
        }

        private static int badness(String result) {
            return List.of("passed", "skipped", "failed").indexOf(result);
        }

        Map<String, String> all() {
            Map<String, String> all = new TreeMap<>();
            tests.values().forEach(all::putAll);
            return all;
        }

        boolean has(String result) {
            return all().containsValue(result);
        }

        boolean tested() {
            return tests.values().stream().noneMatch(Map::isEmpty);
        }

        boolean proven() {
            return tested() && all().values().stream().allMatch("passed"::equals);
        }
    }

    private final Path root;
    private final Consumer<String> says;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Rule> byName = new LinkedHashMap<>();
    private final Set<String> problems = new TreeSet<>();

    private Conformance(Path root, Consumer<String> says) {
        this.root = root;
        this.says = says;
    }

    public static void main(String[] arguments) throws IOException {
        boolean restricted =
                Arrays.stream(arguments)
                        .skip(1)
                        .anyMatch(given -> !given.startsWith("${") && !given.equals("false"));
        if (restricted) {
            return;
        }
        List<String> problems = run(Path.of(arguments[0]), System.out::println);
        problems.forEach(problem -> System.err.println("conformance: " + problem));
        if (!problems.isEmpty()) {
            System.exit(1);
        }
    }

    /** What the build fails for; the page is written all the same. */
    static List<String> run(Path root, Consumer<String> says) throws IOException {
        Conformance conformance = new Conformance(root, says);
        conformance.readCatalogue();
        if (conformance.readResults()) {
            conformance.judge();
            conformance.write();
        }
        return List.copyOf(conformance.problems);
    }

    private void readCatalogue() throws IOException {
        for (String line : Files.readAllLines(root.resolve(CATALOGUE))) {
            if (!line.startsWith("#")) {
                Rule rule = new Rule(line.split("\t"));
                rules.add(rule);
                rule.names.forEach(name -> byName.put(name, rule));
            }
        }
    }

    private boolean readResults() throws IOException {
        Path folder = root.resolve("target/conformance");
        if (!Files.isDirectory(folder)) {
            problems.add("no test left a result in target/conformance");
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.collect(Collectors.toList())) {
                Files.readAllLines(file).forEach(this::readResult);
            }
        }
        return true;
    }

    private void readResult(String line) {
        String[] columns = line.split("\t");
        String test = columns[1] + "#" + columns[2];
        Rule rule = byName.get(columns[0]);
        if (rule == null) {
            problems.add(test + " names \"" + columns[0] + "\", which is not in " + CATALOGUE);
        } else {
            rule.add(columns[0], test, columns[3]);
        }
    }

    private void judge() throws IOException {
        Set<String> excused = missing();
        for (Rule rule : rules) {
            String name = rule.names.get(0);
            if (!excused.remove(name) && !rule.tested()) {
                problems.add(name + " has no test");
            }
            rule.all().entrySet().stream()
                    .filter(test -> test.getValue().equals("failed"))
                    .forEach(test -> problems.add(name + " fails in " + test.getKey()));
        }
        excused.forEach(name -> problems.add(MISSING + " names \"" + name + "\", no first name"));
    }

    private Set<String> missing() throws IOException {
        Path file = root.resolve(MISSING);
        return new LinkedHashSet<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
    }

    /** A machine that cannot run every test changes nothing. */
    private void write() throws IOException {
        if (rules.stream().anyMatch(rule -> rule.has("skipped"))) {
            says.accept(PAGE + " is left as it is: not all tests could be run here");
            return;
        }
        Files.writeString(root.resolve(PAGE), page());
        Set<String> missing = missing();
        if (missing.removeIf(name -> byName.containsKey(name) && byName.get(name).proven())) {
            shrink(missing);
        }
    }

    private void shrink(Set<String> missing) throws IOException {
        Path file = root.resolve(MISSING);
        if (missing.isEmpty()) {
            Files.delete(file);
        } else {
            Files.write(file, missing);
        }
        says.accept(MISSING + " is shorter now: commit it with " + PAGE);
    }

    // ---- the page ----

    private String page() throws IOException {
        StringBuilder page = new StringBuilder();
        page.append(Files.readString(root.resolve(HEAD))).append(overview()).append(score());
        TITLES.forEach((group, title) -> page.append(table(group, title)));
        return page.toString().strip() + "\n";
    }

    private String overview() {
        StringBuilder table = new StringBuilder("| | proven | of |\n|---|---:|---:|\n");
        TITLES.forEach((group, title) -> table.append(count(link(title), of(group))));
        return table.append(count("all", rules)).append('\n').toString();
    }

    private static String count(String title, List<Rule> rules) {
        long proven = rules.stream().filter(Rule::proven).count();
        return "| " + title + " | " + proven + " | " + rules.size() + " |\n";
    }

    private static String link(String title) {
        String anchor = title.toLowerCase().replaceAll("[^a-z0-9 ]", "").replace(' ', '-');
        return "[" + title + "](#" + anchor + ")";
    }

    /** The first line of the table that the mutation profile wrote is the total. */
    private String score() throws IOException {
        Path file = root.resolve("docs/mutation.md");
        if (!Files.exists(file)) {
            return "That these tests can fail has not been measured yet (`mvn -Pmutation`).\n\n";
        }
        String total =
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("| all |"))
                        .findFirst()
                        .orElse("| all | | | ? |");
        String[] cells = total.split("\\|");
        return "That these tests can fail is measured: they kill "
                + cells[4].trim()
                + " of the mutants ([mutation.md](mutation.md)).\n\n";
    }

    private List<Rule> of(String group) {
        return rules.stream().filter(rule -> rule.group.equals(group)).collect(Collectors.toList());
    }

    private String table(String group, String title) {
        StringBuilder table = new StringBuilder("## " + title + "\n\n");
        table.append("| | what must hold | known from | tests | result |\n|---|---|---|---|---|\n");
        for (Rule rule : of(group)) {
            String tests =
                    rule.all().keySet().stream()
                            .map(Conformance::source)
                            .collect(Collectors.joining("<br>"));
            String cells =
                    String.join(
                            " | ",
                            String.join("<br>", rule.names),
                            rule.text.replace("|", "\\|"),
                            rule.source,
                            tests,
                            result(rule));
            table.append("| ").append(cells).append(" |\n");
        }
        return table.append('\n').toString();
    }

    private static String source(String test) {
        String name = test.substring(0, test.indexOf('#'));
        String file = TESTS + name.replaceAll("\\$.*", "").replace('.', '/') + ".java";
        String shown = test.substring(name.lastIndexOf('.') + 1).replace('$', '.');
        return "[" + shown + "](../" + file + ")";
    }

    private static String result(Rule rule) {
        if (rule.has("failed")) {
            return "**failed**";
        }
        return rule.proven() ? "passed" : rule.all().isEmpty() ? "no test yet" : "in part";
    }
}
