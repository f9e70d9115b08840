package dev.sidetone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The plan of the house, checked: who may import whom, and what may be where. */
class ArchitectureTest {
    private static final String ROOT = "dev.sidetone.";
    private static final Path MAIN = Path.of("src/main/java/dev/sidetone");
    private static final int LONGEST_FILE = 300;
    private static final int LARGEST_PACKAGE = 20;

    // mirrored APIs have as many types as the original
    private static final Set<String> LARGE_PACKAGES = Set.of("callkit", "avaudio", "voice");

    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.sidetone");

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(ALL);
    }

    /** Package and, separated by blanks, what it may import besides time, trace and itself. */
    @ParameterizedTest
    @CsvSource({
        "time, ''",
        "trace, ''",
        "callkit, avaudio",
        "avaudio, ''",
        "pushkit, ''",
        "intents, callkit",
        "system, callkit avaudio pushkit intents",
        "lint, ''",
        "emulator, callkit avaudio pushkit system lint",
        "token, ''",
        "voice, signaling media audio token",
        "signaling, ''",
        "media, audio",
        "audio, ''",
        "server, signaling token audio media",
        "softphone, callkit avaudio pushkit intents voice",
        "apps, callkit avaudio pushkit",
        "verbs, softphone system",
        "cli, verbs",
        "ui, verbs softphone system",
        "lab, verbs softphone system lint",
        "remote, verbs softphone system",
        "desktop, verbs softphone system",
        "store, system softphone callkit"
    })
    void packagesImportOnlyWhatThePlanAllows(String name, String allowed) {
        List<String> open =
                new ArrayList<>(List.of(ROOT + name + "..", ROOT + "time..", ROOT + "trace.."));
        for (String other : allowed.split(" ")) {
            if (!other.isEmpty()) {
                open.add(ROOT + other + "..");
            }
        }
        String[] all = open.toArray(String[]::new);
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + name + "..")
                        .should()
                        .dependOnClassesThat(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates
                                        .resideInAPackage("dev.sidetone..")
                                        .and(
                                                com.tngtech.archunit.base.DescribedPredicate.not(
                                                        com.tngtech.archunit.core.domain.JavaClass
                                                                .Predicates.resideInAnyPackage(
                                                                all)))));
    }

    /** Where a library may be used. */
    @ParameterizedTest
    @CsvSource({
        "javafx.., ui",
        "java.awt.., desktop",
        "javax.imageio.., desktop",
        "okhttp3.., signaling voice server wiring",
        "org.eclipse.jetty.., server remote",
        "com.auth0.., token",
        "com.fasterxml.jackson.., signaling server voice store remote lab cli",
        "picocli.., cli",
        "javazoom.., server",
        "atlantafx.., ui"
    })
    void librariesStayWhereTheyBelong(String library, String packages) {
        List<String> homes = new ArrayList<>();
        for (String home : packages.split(" ")) {
            homes.add(ROOT + home + "..");
        }
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(homes.toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library));
    }

    /** What is decided without a socket needs none to be tested. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "limit", "account", "rest", "quickstart", "phone"})
    void whatIsAnsweredOverHttpKnowsNoServer(String name) {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "server." + name + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.eclipse.jetty..", "okhttp3..", ROOT + "server.web.."));
    }

    @Test
    void requestsAndLimitsKnowNothingOfCalls() {
        check(
                classes()
                        .that()
                        .resideInAnyPackage(ROOT + "server.http..", ROOT + "server.limit..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                "org.slf4j..",
                                ROOT + "time..",
                                ROOT + "server.http..",
                                ROOT + "server.limit.."));
    }

    @Test
    void timeAndTraceKnowOnlyTheJdk() {
        check(
                classes()
                        .that()
                        .resideInAnyPackage(ROOT + "time..", ROOT + "trace..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "java..", "org.jspecify..", ROOT + "time..", ROOT + "trace.."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"callkit", "avaudio", "pushkit"})
    void mirroredInterfacesKnowNoLibrary(String name) {
        check(
                classes()
                        .that()
                        .resideInAPackage(ROOT + name + "..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage("java..", "org.jspecify..", "dev.sidetone.."));
    }

    @Test
    void onlyLinesOfTheServerHaveMedia() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "server..")
                        .and()
                        .resideOutsideOfPackage(ROOT + "server.media..")
                        .and()
                        .doNotHaveSimpleName("VoiceServer")
                        .and()
                        .doNotHaveSimpleName("Machinery")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(ROOT + "media..", ROOT + "audio.."));
    }

    @Test
    void theNativeLibraryIsUsedInThreePlaces() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(ROOT + "media.webrtc..", ROOT + "audio.desktop..")
                        .and()
                        .haveSimpleNameNotStartingWith("EchoControl")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.onvoid.."));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching(ROOT + "(**)").should().beFreeOfCycles());
    }

    @Test
    void nothingStaticCanChange() {
        check(
                fields().that()
                        .areStatic()
                        .and()
                        .doNotHaveName("$assertionsDisabled")
                        .and()
                        .doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC)
                        .should()
                        .beFinal());
    }

    @Test
    void namesSayWhatAThingIs() {
        check(
                noClasses()
                        .that()
                        .haveSimpleNameNotStartingWith("CX")
                        .should()
                        .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)$"));
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        List<String> bare = new ArrayList<>();
        try (Stream<Path> folders = Files.walk(MAIN)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                Path info = folder.resolve("package-info.java");
                boolean marked =
                        Files.exists(info) && Files.readString(info).contains("@NullMarked");
                if (!javaFiles(folder).isEmpty() && !marked) {
                    bare.add(folder.toString());
                }
            }
        }
        assertThat(bare).isEmpty();
    }

    @Test
    void filesAndPackagesStaySmall() throws IOException {
        List<String> tooLarge = new ArrayList<>();
        try (Stream<Path> folders = Files.walk(MAIN)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                List<Path> files = javaFiles(folder);
                String name = MAIN.relativize(folder).toString();
                if (files.size() - 1 > LARGEST_PACKAGE && !LARGE_PACKAGES.contains(name)) {
                    tooLarge.add(folder + ": " + files.size() + " files");
                }
                for (Path file : files) {
                    long lines = Files.readString(file).lines().count();
                    if (lines > LONGEST_FILE) {
                        tooLarge.add(file + ": " + lines + " lines");
                    }
                }
            }
        }
        assertThat(tooLarge).as("split by responsibility").isEmpty();
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
