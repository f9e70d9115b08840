package dev.sidetone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How tests name the rules that they prove, and that all of them do it well. */
class RuleNamesTest {
    private static final Pattern METHOD = Pattern.compile("([ralu])(\\d+)[A-Z_].*");

    private final RuleNames names = RuleNames.ofCatalogue();

    @ParameterizedTest(name = "reads <{0}>")
    @CsvSource(
            delimiter = '|',
            value = {
                "R51: hold and accept | R51",
                "R51, R57: swap: both ways | R51 R57",
                "A1, L07, U6, MC4: mixed | A1 L07 U6 MC4",
                "callKit A/10, sameProviderHandover: no pair | callKit A/10;sameProviderHandover",
                "noCallKit A/9 | noCallKit A/9",
                "callKit B-recover/17: stays silent | callKit B-recover/17",
                "uiTexts | uiTexts",
                "R92, §4: both say it | R92",
                "R51, R99 | R51 R99",
            })
    void readsWhatIsNamed(String displayName, String expected) {
        List<String> rules = List.of(expected.split(expected.contains("/") ? ";" : " "));

        assertThat(names.in(displayName)).isEqualTo(rules);
        assertThat(names.unknownIn(displayName)).isEmpty();
    }

    @ParameterizedTest(name = "reads nothing in <{0}>")
    @ValueSource(
            strings = {
                "holdAndAccept()",
                "a call: it rings",
                "A2DP beats nothing",
                "§1.8: errors read as Foundation writes them",
                "Rest: nothing under way",
                "R2D2 calls",
                "alice",
                "[1] rivalCall, perhaps",
                "[2] R51",
                "calls back, R51: not at the head",
            })
    void readsNothingElsewhere(String displayName) {
        assertThat(names.in(displayName)).isEmpty();
    }

    @ParameterizedTest(name = "finds the mistake in <{0}>")
    @ValueSource(
            strings = {
                "R102: one too many",
                "R51–R57: a range",
                "R51-R57: a range",
                "R51,R57: no blank",
                "R51 and R57: in words",
                "R51 without a colon",
                "L7: two digits",
                "r51: a small letter",
                "R51, hold: one name and a word",
                "A/10: a case without its table",
                "callKit A/9: CallKit came with 10",
                "sameProviderHandOver: another spelling",
                "MC8: one too many",
            })
    void findsMistakes(String displayName) {
        assertThat(names.unknownIn(displayName)).isNotEmpty();
    }

    @Test
    void theCatalogueIsWhole() {
        Set<String> all = RuleNames.catalogue().keySet();

        assertThat(all).hasSize(101 + 9 + 11 + 44 + 46 + 20 + 3);
        for (int i = 1; i <= 101; i++) {
            assertThat(all).contains("R" + i);
        }
        for (int i = 1; i <= 44; i++) {
            assertThat(all).contains("L%02d".formatted(i));
        }
    }

    @Test
    void everyTestNamesItsRulesWell() {
        List<String> wrong = new ArrayList<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                .importPackages("dev.sidetone")
                .forEach(tests -> tests.getMethods().forEach(test -> check(test, wrong)));

        assertThat(wrong).isEmpty();
    }

    /**
     * No name that is unknown; and method {@code r51HoldAndAccept} says R51 in its display name.
     */
    private void check(JavaMethod test, List<String> wrong) {
        String displayName = displayName(test);
        names.unknownIn(displayName)
                .forEach(name -> wrong.add(test.getFullName() + " names " + name));
        Matcher rule = METHOD.matcher(test.getName());
        boolean run =
                test.getAnnotations().stream()
                        .anyMatch(a -> a.getRawType().getName().startsWith("org.junit"));
        if (run && rule.matches()) {
            String name = rule.group(1).toUpperCase(Locale.ROOT) + rule.group(2);
            if (!names.in(displayName).contains(name)) {
                wrong.add(test.getFullName() + " does not name " + name);
            }
        }
    }

    private static String displayName(JavaMethod test) {
        return test.tryGetAnnotationOfType(DisplayName.class).map(DisplayName::value).orElse("");
    }
}
