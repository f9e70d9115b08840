package dev.sidetone.wiring.programs;

import java.util.Map;

/** Whether a window can be opened. */
final class Display {
    private Display() {}

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
