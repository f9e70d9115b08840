package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The surface of the Voice SDK, member by member, each with the test that shows its effect:
 * src/test/resources/voice-api.tsv, from which the table in docs/voice-sdk.md is made ({@code
 * -Dtable.apply=1}).
 */
class VoiceSurfaceTest {
    private static final Path LIST = Path.of("src/test/resources/voice-api.tsv");
    private static final Path PAGE = Path.of("docs/voice-sdk.md");
    private static final String BEGIN = "<!-- members: made from voice-api.tsv -->\n";
    private static final String END = "<!-- end of members -->\n";
    private static final Set<String> GENERATED =
            Set.of("toString()", "hashCode()", "equals(Object)", "values()", "valueOf(String)");

    /** A line of the list; {@code ours} is a dash for what is no member. */
    record Row(String section, String name, String ours, String effect, String test) {
        static Row of(String line) {
            String[] columns = line.split("\t", -1);
            assertThat(columns).as(line).hasSize(5);
            return new Row(columns[0], columns[1], columns[2], columns[3], columns[4]);
        }

        boolean isMember() {
            return !ours.equals("–");
        }

        String type() {
            String name = ours.replaceFirst("\\(.*", "");
            return name.substring(0, name.lastIndexOf('.'));
        }

        String member() {
            return ours.substring(type().length() + 1);
        }

        String markdown() {
            String shown = isMember() ? "`" + ours + "`" : "";
            String where = test.substring(test.lastIndexOf('.', test.indexOf('#')) + 1);
            return "| " + name + " | " + shown + " | " + effect + " | `" + where + "` |\n";
        }
    }

    static List<Row> rows() {
        try (Stream<String> lines = Files.lines(LIST)) {
            return lines.filter(line -> !line.startsWith("#")).map(Row::of).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyMemberIsThereAndSoIsItsTest(Row row) {
        if (row.isMember()) {
            assertThat(members(type(row.type()))).contains(row.member());
        }
        String[] test = row.test().split("#");
        assertThat(methods(load("dev.sidetone." + test[0]))).contains(test[1]);
    }

    @Test
    void nothingElseIsPublicInTheTypesOfTheSdk() {
        Map<String, Set<String>> listed =
                rows().stream()
                        .filter(Row::isMember)
                        .filter(row -> !row.type().startsWith("audio."))
                        .collect(
                                Collectors.groupingBy(
                                        Row::type,
                                        Collectors.mapping(Row::member, Collectors.toSet())));
        // the codes have a list and a test of their own
        listed.remove("ErrorCode");
        Set<String> devices = members(type("audio.AudioDevice"));
        listed.forEach(
                (type, members) -> {
                    Set<String> surplus = members(type(type));
                    surplus.removeAll(members);
                    surplus.removeAll(devices);
                    assertThat(surplus).as(type).isEmpty();
                });
    }

    @Test
    void thePageHasTheTable() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        assertThat(to).isGreaterThan(from - 1);
        if (System.getProperty("table.apply") != null) {
            Files.writeString(PAGE, page.substring(0, from) + table() + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(table());
        }
    }

    private static String table() {
        StringBuilder table = new StringBuilder();
        String section = "";
        for (Row row : rows()) {
            if (!row.section().equals(section)) {
                section = row.section();
                table.append("\n### ").append(title(section)).append("\n\n");
                table.append("| the SDK | here | what it does | shown by |\n|---|---|---|---|\n");
            }
            table.append(row.markdown());
        }
        return table.append('\n').toString();
    }

    private static String title(String section) {
        return switch (section) {
            case "1.1" -> "The client";
            case "1.2" -> "Options of calls";
            case "1.3" -> "Calls";
            case "1.4" -> "What a call tells";
            case "1.5" -> "Invites and messages";
            case "1.6" -> "Audio devices";
            case "1.7" -> "Statistics";
            case "1.8" -> "Quality warnings";
            case "1.9" -> "Feedback";
            case "1.10" -> "Preflight";
            case "1.11" -> "Errors";
            case "1.12" -> "Registration";
            case "1.13" -> "Insights";
            case "generations" -> "Generations";
            default -> "Additions";
        };
    }

    private static Class<?> type(String name) {
        String path = name.replaceAll("(?<=[A-Z][A-Za-z]{0,40})\\.", "\\$");
        return load((name.startsWith("audio.") ? "dev.sidetone." : "dev.sidetone.voice.") + path);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, VoiceSurfaceTest.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new AssertionError("there is no " + name, missing);
        }
    }

    /** As {@code edge()}, {@code setEdge(String[])}, {@code CONNECTED}. */
    private static Set<String> members(Class<?> type) {
        Set<String> members = new TreeSet<>();
        for (Method each : type.getDeclaredMethods()) {
            if (isPublic(each.getModifiers(), each.isSynthetic()) && !isGenerated(each)) {
                members.add(each.getName() + arguments(each));
            }
        }
        for (Field each : type.getDeclaredFields()) {
            if (isPublic(each.getModifiers(), each.isSynthetic())) {
                members.add(each.getName());
            }
        }
        return members;
    }

    private static boolean isGenerated(Method method) {
        boolean ofEnum = method.getName().equals("values") && !method.getDeclaringClass().isEnum();
        return !ofEnum && GENERATED.contains(method.getName() + arguments(method));
    }

    private static boolean isPublic(int modifiers, boolean synthetic) {
        return Modifier.isPublic(modifiers) && !synthetic;
    }

    private static String arguments(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", "(", ")"));
    }

    /** The tests of a class. */
    private static Set<String> methods(Class<?> type) {
        Function<AnnotatedElement, Boolean> isTest =
                method ->
                        method.isAnnotationPresent(Test.class)
                                || method.isAnnotationPresent(ParameterizedTest.class);
        return Arrays.stream(type.getDeclaredMethods())
                .filter(isTest::apply)
                .map(Method::getName)
                .collect(Collectors.toSet());
    }
}
