import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What the build needs from the machine, checked before anything else so that what is missing is
 * said in one line. Runs on the Java that runs Maven, 11 or newer.
 *
 * <p>Arguments: "auto" or "skip" for native libraries; "mutation" alone asks whether Maven itself
 * runs on the JDK that mutation testing needs.
 */
class Check {
    private static final int WANTED = 25;

    public static void main(String[] arguments) throws Exception {
        if (!jdk()) {
            System.exit(1);
        }
        if (arguments.length > 0 && arguments[0].equals("mutation")) {
            System.exit(mavensOwn() ? 0 : 1);
        }
        boolean natives = arguments.length == 0 || !arguments[0].equals("skip");
        if (natives && System.getProperty("os.name").equals("Linux") && !libraries()) {
            System.exit(1);
        }
    }

    // ---- a JDK 25 ----

    private static boolean jdk() {
        Map<String, String> found = new TreeMap<>();
        for (Path home : candidates()) {
            String version = version(home);
            if (version != null) {
                found.put(home.toString(), version);
                if (major(version) >= WANTED) {
                    return true;
                }
            }
        }
        System.err.println("Sidetone needs a JDK 25 or newer, and none is installed. Found:");
        found.forEach((home, version) -> System.err.println("  " + version + "  " + home));
        System.err.println(
                "Install one, for example Temurin 25 from adoptium.net, to one of the usual places"
                        + " (/usr/lib/jvm, ~/.sdkman, ~/.m2/jdks) or set JAVA_HOME to it.");
        return false;
    }

    /** On an older one pitest finds no tests, and says so nowhere. */
    private static boolean mavensOwn() {
        if (Runtime.version().feature() >= WANTED) {
            return true;
        }
        String home = "<a JDK 25>";
        for (Path candidate : candidates()) {
            String version = version(candidate);
            if (version != null && major(version) >= WANTED) {
                home = candidate.toString();
            }
        }
        System.err.println(
                "Mutation testing needs Maven itself to run on a JDK 25. Run:  JAVA_HOME="
                        + home
                        + " mvn -Pmutation");
        return false;
    }

    private static List<Path> candidates() {
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        System.getenv()
                .forEach(
                        (name, value) -> {
                            if (name.matches("JAVA\\d*_HOME|JDK\\d*_HOME|JAVA_HOME.*")
                                    && !value.isBlank()) {
                                homes.add(Path.of(value));
                            }
                        });
        Path user = Path.of(System.getProperty("user.home"));
        Path[] parents = {
            Path.of("/usr/lib/jvm"),
            Path.of("/usr/java"),
            Path.of("/opt"),
            Path.of("/Library/Java/JavaVirtualMachines"),
            Path.of("C:\\Program Files\\Java"),
            Path.of("C:\\Program Files\\Eclipse Adoptium"),
            user.resolve(".sdkman/candidates/java"),
            user.resolve(".jdks"),
            user.resolve(".m2/jdks"),
            user.resolve("Library/Java/JavaVirtualMachines"),
        };
        for (Path parent : parents) {
            for (Path home : children(parent)) {
                homes.add(home);
                homes.add(home.resolve("Contents/Home"));
            }
        }
        return homes;
    }

    private static List<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(children::add);
            } catch (IOException unreadable) {
                // then nothing of it can be used either
            }
        }
        return children;
    }

    /** The version of a JDK, null for anything else. */
    private static String version(Path home) {
        Path release = home.resolve("release");
        boolean compiler =
                Files.exists(home.resolve("bin/javac"))
                        || Files.exists(home.resolve("bin/javac.exe"));
        if (!compiler || !Files.isReadable(release)) {
            return null;
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            return null;
        }
        return properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    }

    private static int major(String version) {
        String first = version.split("[._+-]")[0];
        return first.matches("\\d+") ? Integer.parseInt(first) : 0;
    }

    // ---- native libraries ----

    private static boolean libraries() throws IOException, InterruptedException {
        List<String> packages = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        if (!present("libpulse.so.0")) {
            missing.add("libpulse.so.0");
            packages.add("libpulse0");
        }
        boolean display = set("DISPLAY") || set("WAYLAND_DISPLAY");
        if (display && !present("libgtk-3.so.0")) {
            missing.add("libgtk-3.so.0");
            packages.add("libgtk-3-0");
        }
        if (missing.isEmpty()) {
            return true;
        }
        String command =
                "apt-get -o DPkg::Lock::Timeout=120 install -y " + String.join(" ", packages);
        boolean root = "root".equals(System.getProperty("user.name"));
        if (!root || !onPath("apt-get")) {
            System.err.println(
                    "Sidetone needs " + String.join(" and ", missing) + ": run  sudo " + command);
            return false;
        }
        System.out.println("Installing " + String.join(" ", packages) + " (" + command + ")");
        return run(command) || run("apt-get update") && run(command) || failed(command);
    }

    private static boolean failed(String command) {
        System.err.println("That did not work. Run it yourself:  " + command);
        return false;
    }

    private static boolean set(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }

    private static boolean present(String library) {
        List<Path> folders = new ArrayList<>();
        for (String root : new String[] {"/lib", "/usr/lib", "/usr/local/lib"}) {
            folders.add(Path.of(root));
            folders.addAll(children(Path.of(root)));
        }
        folders.add(Path.of("/lib64"));
        folders.add(Path.of("/usr/lib64"));
        String more = System.getenv("LD_LIBRARY_PATH");
        if (more != null) {
            for (String folder : more.split(":")) {
                folders.add(Path.of(folder));
            }
        }
        return folders.stream().anyMatch(folder -> Files.exists(folder.resolve(library)));
    }

    private static boolean onPath(String program) {
        String path = System.getenv("PATH");
        if (path != null) {
            for (String folder : path.split(":")) {
                if (Files.isExecutable(Path.of(folder, program))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean run(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command.split(" "));
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return builder.start().waitFor() == 0;
    }
}
