package dev.sidetone.testing.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import javax.imageio.ImageIO;

/** The driver is one: it asks, waits, sees and tells, and leaves nothing behind. */
@Tag("real")
class ChromiumTest {
    private static final String PAGE = "data:text/html,<body style='background:rgb(0,128,0)'>";

    @Test
    void asksWaitsSeesAndTells(@TempDir Path folder) throws Exception {
        List<ProcessHandle> processes;
        try (Chromium browser = Chromium.start();
                Page page = browser.open(PAGE, "window.first = 1")) {
            processes = browser.processes();
            assertThat(page.evaluate("Promise.resolve({a: [first, '中']})").toString())
                    .isEqualTo("{\"a\":[1,\"中\"]}");
            page.evaluate("void setTimeout(() => { window.late = true }, 50)");
            page.waitUntil("window.late");

            assertThatThrownBy(() -> page.waitUntil("window.never", Duration.ofMillis(50)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("window.never");
            page.evaluate("console.warn('mind', 5)");
            assertThatThrownBy(() -> page.evaluate("Promise.reject(new Error('no'))"))
                    .hasMessageContaining("no")
                    .hasMessageContaining("mind 5");

            page.resize(320, 200);
            Path picture = folder.resolve("page.png");
            page.screenshot(picture);
            BufferedImage seen = ImageIO.read(picture.toFile());
            assertThat(seen.getWidth()).isEqualTo(320);
            assertThat(seen.getRGB(160, 100)).isEqualTo(0xff008000);
        }
        assertThat(processes).hasSizeGreaterThan(2).noneMatch(ProcessHandle::isAlive);
    }
}
