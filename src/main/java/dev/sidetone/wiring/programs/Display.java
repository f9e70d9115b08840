package dev.sidetone.wiring.programs;

import java.util.Map;

/** Whether a window can be opened. */
final class Display {
    private Display() {}

    /** As the user knows it. */
    static String name() {
        String x = System.getenv().getOrDefault("DISPLAY", "");
        return x.isEmpty() ? System.getenv().getOrDefault("WAYLAND_DISPLAY", "") : x;
    }

    static boolean present() {
        return present(
                System.getProperty("os.name"),
                System.getenv(),
                System.getProperty("glass.platform", ""));
    }

    static boolean present(String system, Map<String, String> environment, String platform) {
        return !system.equals("Linux")
                || platform.equals("Headless")
                || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }
}
