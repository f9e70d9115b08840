package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.media.webrtc.WebRtcEngine;
import dev.sidetone.testing.Needs;
import dev.sidetone.testing.chromium.Chromium;
import dev.sidetone.testing.chromium.Page;
import dev.sidetone.testing.sdk.SdkPage;
import dev.sidetone.testing.sdk.SdkServer;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The README's way to make a browser trust the server: accepted once, by hand. */
@Tag("real")
class StockSdkCertificateTest {
    @Test
    void whatIsAcceptedOnceHoldsForTheSdk(@TempDir Path folder) throws Exception {
        Needs.webrtc();
        try (WebRtcEngine engine = WebRtcEngine.start();
                LoopbackTown town = new LoopbackTown(folder, false, engine);
                SdkServer server = SdkServer.start();
                Chromium browser =
                        Chromium.start("--host-resolver-rules=MAP *.twilio.com ~NOTFOUND");
                SdkPage carol = new SdkPage(browser.open(server.url()))) {
            String host = "127.0.0.1:" + town.httpsPort();
            String options = "{chunderw: '" + host + "', publishEvents: false}";
            carol.opens(town.token("carol"), options);
            carol.does("void web.device.register()");
            carol.awaits("device error 31005");

            try (Page warning = browser.open("about:blank")) {
                assertThat(warning.tries("https://" + host + "/")).contains("ERR_CERT");
                warning.waitUntil("document.getElementById('proceed-link')");
                warning.evaluate("void document.getElementById('proceed-link').click()");
                warning.waitUntil("location.protocol === 'https:'");
            }
            carol.awaits("registered");
            carol.calls("{To: 'echo'}");
            carol.awaits("accept");
            carol.does("web.call.disconnect()");
        }
    }
}
