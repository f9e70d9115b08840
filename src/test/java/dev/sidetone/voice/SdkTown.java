package dev.sidetone.voice;

import static org.awaitility.Awaitility.await;

import dev.sidetone.media.webrtc.WebRtcEngine;
import dev.sidetone.testing.Needs;
import dev.sidetone.testing.TcpGate;
import dev.sidetone.testing.chromium.Chromium;
import dev.sidetone.testing.chromium.Page;
import dev.sidetone.testing.sdk.SdkPage;
import dev.sidetone.testing.sdk.SdkServer;

import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleUnaryOperator;

/**
 * A running server, two pages with the stock SDK, whose users sing at 440 and 660 Hz, and for each
 * test two phones: Alice, who sings at 440 Hz, and Bob, who sings at 880 Hz. The browser lives as
 * long as all tests do.
 */
final class SdkTown
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private WebRtcEngine engine;
    private LoopbackTown town;
    private TcpGate gate;
    private TalkingPair phones;
    private SdkPage carol;
    private SdkPage dave;

    /** What all test classes share: two pages in one browser. */
    private record Web(SdkServer server, Chromium browser, List<SdkPage> pages)
            implements AutoCloseable {
        static Web open() {
            Chromium.needed();
            SdkServer server = SdkServer.start();
            Chromium browser =
                    Chromium.start(
                            "--ignore-certificate-errors",
                            "--host-resolver-rules=MAP *.twilio.com ~NOTFOUND");
            return new Web(
                    server,
                    browser,
                    List.of(page(browser, server, 440), page(browser, server, 660)));
        }

        private static SdkPage page(Chromium browser, SdkServer server, int tone) {
            return new SdkPage(browser.open(server.url() + "?tone=" + tone));
        }

        @Override
        public void close() {
            browser.close();
            server.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Needs.webrtc();
        Path folder = Files.createTempDirectory("sidetone-sdk");
        Web web =
                context.getRoot()
                        .getStore(ExtensionContext.Namespace.create(SdkTown.class))
                        .getOrComputeIfAbsent(Web.class, _ -> Web.open(), Web.class);
        carol = web.pages().get(0);
        dave = web.pages().get(1);
        engine = WebRtcEngine.start();
        town = new LoopbackTown(folder, false, engine);
        gate = new TcpGate(town.httpsPort());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        phones = new TalkingPair(engine, town);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        phones.close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (town != null) {
            for (SdkPage page : List.of(carol, dave)) {
                page.does("web.device && web.device.destroy()");
            }
            gate.close();
            town.close();
        }
        if (engine != null) {
            engine.close();
        }
    }

    LoopbackTown server() {
        return town;
    }

    /** What stands between the pages and the server. */
    TcpGate gate() {
        return gate;
    }

    TalkingPair.Person alice() {
        return phones.alice;
    }

    TalkingPair.Person bob() {
        return phones.bob;
    }

    /** The first page, with a device of Carol's that has not done anything yet. */
    SdkPage carol() {
        return opened(carol, "carol", "{}");
    }

    /** The same with more options. */
    SdkPage carol(String options) {
        return opened(carol, "carol", options);
    }

    /** The second page, with a device of Dave's. */
    SdkPage dave() {
        return opened(dave, "dave", "{}");
    }

    /** The second page, with another device of this user. */
    SdkPage second(String identity) {
        return opened(dave, identity, "{}");
    }

    private SdkPage opened(SdkPage page, String identity, String options) {
        page.opens(town.token(identity), options(options));
        return page;
    }

    /** Options that lead to the server, and these. */
    String options(String more) {
        return "{chunderw: '127.0.0.1:" + gate.port() + "', ..." + more + "}";
    }

    /** The frames that went over the sockets of a page from here on. */
    static List<String> frames(SdkPage page, int from) {
        List<Page.Frame> all = page.page().frames();
        return all.subList(from, all.size()).stream()
                .map(frame -> (frame.sent() ? "> " : "< ") + frame.text())
                .toList();
    }

    static void soon(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(50)).atMost(Duration.ofSeconds(20)).until(condition);
    }

    /** Waits until only that tone of the two is heard in a page. */
    static void hearsOnly(SdkPage page, double wanted, double other) {
        hearsOnly(page::hears, wanted, other);
    }

    /** Waits until only that tone of the two is heard by a phone. */
    static void hearsOnly(TalkingPair.Person phone, double wanted, double other) {
        hearsOnly(tone -> phone.ear.level(tone, 300), wanted, other);
    }

    private static void hearsOnly(DoubleUnaryOperator ear, double wanted, double other) {
        List<String> levels = new ArrayList<>();
        try {
            soon(
                    () -> {
                        double right = ear.applyAsDouble(wanted);
                        double wrong = ear.applyAsDouble(other);
                        levels.add(String.format("%.0f/%.0f", right, wrong));
                        return right > -25 && wrong < -40;
                    });
        } catch (ConditionTimeoutException never) {
            throw new AssertionError(wanted + "/" + other + " Hz were heard so: " + levels, never);
        }
    }
}
