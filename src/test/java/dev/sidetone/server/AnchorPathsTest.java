package dev.sidetone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sidetone.server.anchor.AnchorConfig;
import dev.sidetone.server.anchor.AnchorObserver;
import dev.sidetone.server.anchor.MediaAnchor;
import dev.sidetone.server.exchange.UnusableDescription;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Trace;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;

/** Descriptions that the anchor cannot use. */
class AnchorPathsTest {
    private static final String OFFER =
            "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n"
                    + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\n"
                    + "a=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\n"
                    + "a=fingerprint:sha-256 AB:CD\r\na=setup:actpass\r\na=mid:0\r\n"
                    + "a=rtcp-mux\r\na=rtpmap:111 opus/48000/2\r\n";

    private static int code(ThrowingCallable refused) {
        return catchThrowableOfType(UnusableDescription.class, refused).code();
    }

    /** Whoever sent it hears 53403, the other side 53402. */
    @Test
    void whoseDescriptionItWasTellsTheNumber() throws IOException {
        Time time = new RealTime();
        var anchor =
                MediaAnchor.open(
                        AnchorConfig.listeningOn(InetAddress.getLoopbackAddress()),
                        time,
                        Randomness.secure(),
                        new Trace(time::nanos),
                        new AnchorObserver() {
                            @Override
                            public void silent(String sid) {}

                            @Override
                            public void flowing(String sid) {}
                        });
        var paths = new AnchorPaths(anchor);
        assertThat(code(() -> paths.offer("CA1", "CA2", "v=0\r\nnonsense"))).isEqualTo(53403);
        String offered = paths.offer("CA3", "CA4", OFFER);
        assertThat(offered).contains("a=ice-lite");
        assertThat(code(() -> paths.answer("CA3", "CA4", "nonsense"))).isEqualTo(53402);
        assertThat(code(() -> paths.restart("CA3", "CA3", "nonsense"))).isIn(53403, 53405);
        paths.close("CA3");
        assertThat(code(() -> paths.restart("CA3", "CA3", OFFER))).isEqualTo(53405);
        paths.close();
    }
}
