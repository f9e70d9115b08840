package dev.sidetone.server.anchor.sdp;

import static dev.sidetone.server.anchor.sdp.Descriptions.ANSWER;
import static dev.sidetone.server.anchor.sdp.Descriptions.OFFER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sidetone.server.anchor.stun.IceCredentials;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;

/** What each side is told of the other (signaling.md §10). */
class AnchoredDescriptionTest {
    private static final String OWN_PASSWORD = "ownPasswordOf24Characters";
    private static final LocalIce OWN = ice("127.0.0.1", "::1");
    private static final String VIDEO =
            """
            m=video 9 UDP/TLS/RTP/SAVPF 96 97
            c=IN IP4 0.0.0.0
            a=ice-ufrag:oFf1
            a=ice-pwd:callersPasswordOf24chars
            a=mid:1
            a=rtpmap:96 VP8/90000
            a=candidate:1 1 udp 1 10.0.0.1 9 typ host
            """
                    .replace("\n", "\r\n");

    private static LocalIce ice(String... hosts) {
        return new LocalIce(
                new IceCredentials("ownF", OWN_PASSWORD),
                java.util.Arrays.stream(hosts).map(AnchoredDescriptionTest::at).toList());
    }

    private static InetSocketAddress at(String host) {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), 40_000);
        } catch (UnknownHostException never) {
            throw new IllegalStateException(never);
        }
    }

    private static String relayed(String sdp) throws MalformedDescription {
        return AnchoredDescription.relayed(Description.of("the offer", sdp), OWN);
    }

    private static String answered(String offer, boolean byCaller) throws MalformedDescription {
        return AnchoredDescription.answer(
                Description.of("the new offer", offer),
                Description.of("the first", byCaller ? ANSWER : OFFER),
                Description.of("the answer", ANSWER),
                byCaller ? "active" : "passive",
                1,
                OWN);
    }

    private static List<String> lines(String sdp) {
        assertThat(sdp).endsWith("\r\n");
        assertThat(sdp.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        return sdp.lines().toList();
    }

    @Test
    void theOfferOfAPageGetsTheAnchorsTransportAndKeepsTheRest() throws Exception {
        List<String> expected = new java.util.ArrayList<>(lines(OFFER));
        expected.removeIf(
                line ->
                        line.startsWith("a=ice-")
                                || line.startsWith("a=rtcp:")
                                || line.startsWith("c=")
                                || line.startsWith("m="));
        assertThat(lines(relayed(OFFER)))
                .containsAll(expected)
                .contains(
                        "m=audio 40000 UDP/TLS/RTP/SAVPF 0 111 63 9 8 13 110 126",
                        "c=IN IP4 127.0.0.1",
                        "a=rtcp:40000 IN IP4 127.0.0.1",
                        "a=ice-lite",
                        "a=ice-ufrag:ownF",
                        "a=ice-pwd:" + OWN_PASSWORD,
                        "a=candidate:1 1 udp 2130706431 127.0.0.1 40000 typ host",
                        "a=candidate:2 1 udp 2130706175 0:0:0:0:0:0:0:1 40000 typ host",
                        "a=end-of-candidates")
                .hasSize(expected.size() + 9)
                .doesNotHaveDuplicates();
        assertThat(relayed(OFFER)).doesNotContain("oFf1").doesNotContain("trickle");
    }

    @Test
    void theOrderIsThatOfTheStandard() throws Exception {
        List<String> lines = lines(relayed(OFFER));
        int medium = lines.indexOf("m=audio 40000 UDP/TLS/RTP/SAVPF 0 111 63 9 8 13 110 126");
        assertThat(lines.subList(0, 5)).startsWith("v=0").endsWith("a=ice-lite");
        assertThat(lines.get(medium + 1)).isEqualTo("c=IN IP4 127.0.0.1");
        assertThat(lines.indexOf("a=ice-lite")).isLessThan(medium);
        String titled = OFFER.replace("c=IN IP4 0.0.0.0", "i=talk\r\nc=IN IP4 0.0.0.0\r\nb=AS:40");
        assertThat(relayed(titled))
                .contains("126\r\ni=talk\r\nc=IN IP4 127.0.0.1\r\nb=AS:40\r\na=");
    }

    @Test
    void candidatesOfTheFarSideAreTakenOut() throws Exception {
        String gathered =
                OFFER
                        + "a=candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host\r\n"
                        + "a=candidate:2 1 tcp 1518280447 192.0.2.7 9 typ host tcptype active\r\n"
                        + "a=remote-candidates:1 192.0.2.8 5\r\na=end-of-candidates\r\n";
        assertThat(relayed(gathered)).isEqualTo(relayed(OFFER)).doesNotContain("192.0.2");
    }

    @Test
    void lineFeedsAloneAreReadToo() throws Exception {
        assertThat(relayed(OFFER.replace("\r\n", "\n"))).isEqualTo(relayed(OFFER));
    }

    @Test
    void anAddressOfTheNewFamilyAloneIsWrittenAsSuch() throws Exception {
        LocalIce six = ice("2001:db8::7");
        assertThat(AnchoredDescription.relayed(Description.of("it", OFFER), six))
                .contains("c=IN IP6 2001:db8:0:0:0:0:0:7\r\n");
    }

    @Test
    void whatStandsForTheWholeSessionIsFoundAndReplaced() throws Exception {
        String atMedium = "(?m)^(a=ice-ufrag|a=ice-pwd|a=ice-options|a=fingerprint|a=setup).*\r\n";
        String session =
                OFFER.replaceAll(atMedium, "")
                        .replace(
                                "t=0 0\r\n",
                                "t=0 0\r\n"
                                        + "a=ice-ufrag:oFf1\r\n"
                                        + "a=ice-pwd:callersPasswordOf24chars\r\n"
                                        + "a=ice-options:trickle\r\n"
                                        + "a=setup:actpass\r\n"
                                        + "a=fingerprint:sha-256 AB:CD\r\n"
                                        + "c=IN IP4 192.0.2.1\r\n");
        Description read = Description.of("it", session);
        assertThat(read.credentials().ufrag()).isEqualTo("oFf1");
        assertThat(read.fingerprints()).containsExactly("sha-256 ab:cd");
        assertThat(relayed(session))
                .containsOnlyOnce("a=ice-ufrag:")
                .containsOnlyOnce("a=ice-pwd:")
                .containsOnlyOnce("a=fingerprint:sha-256 AB:CD")
                .containsOnlyOnce("a=setup:actpass")
                .doesNotContain("192.0.2.1")
                .doesNotContain("trickle");
    }

    @Test
    void otherMediaAreRefusedAndLeaveTheBundle() throws Exception {
        String two =
                OFFER.replace("BUNDLE 0", "BUNDLE 0 1")
                        + VIDEO
                        + OFFER.substring(OFFER.indexOf("m=audio")).replace("a=mid:0", "a=mid:2");
        assertThat(lines(relayed(two)))
                .contains("a=group:BUNDLE 0", "m=video 0 UDP/TLS/RTP/SAVPF 96 97", "a=mid:1")
                .contains("m=audio 0 UDP/TLS/RTP/SAVPF 0 111 63 9 8 13 110 126", "a=mid:2");
        assertThat(relayed(two))
                .containsOnlyOnce("a=candidate:1 ")
                .containsOnlyOnce("a=ice-ufrag")
                .doesNotContain("VP8");
    }

    @Test
    void audioBehindTheMediumThatItIsBundledWithStandsAlone() throws Exception {
        String atMedium = "(?m)^(a=ice-ufrag|a=ice-pwd|a=fingerprint|a=setup).*\r\n";
        int audio = OFFER.indexOf("m=audio");
        String bundled =
                OFFER.substring(0, audio)
                        + VIDEO
                        + "a=fingerprint:sha-256 AB:CD\r\na=setup:actpass\r\n"
                        + OFFER.substring(audio).replaceAll(atMedium, "")
                        + "a=bundle-only\r\n";
        String relayed = relayed(bundled);
        assertThat(relayed.substring(relayed.indexOf("m=audio")))
                .contains("a=fingerprint:sha-256 AB:CD", "a=setup:actpass", "a=ice-ufrag:ownF")
                .doesNotContain("bundle-only");
    }

    @Test
    void theCallersRestartIsAnsweredAsTheCalleeDidAtFirst() throws Exception {
        String answer = answered(Descriptions.reoffer(1), true);
        assertThat(lines(answer))
                .contains(
                        "o=- 730045230420984921 3 IN IP4 127.0.0.1",
                        "m=audio 40000 UDP/TLS/RTP/SAVPF 0 111 13 126",
                        "a=setup:active",
                        "a=sendrecv",
                        "a=mid:0",
                        "a=ice-lite",
                        "a=rtcp-mux",
                        "a=fmtp:111 minptime=10;useinbandfec=1",
                        "a=fingerprint:" + Descriptions.value(ANSWER, "fingerprint"),
                        "a=ssrc:2002 cname:callee")
                .doesNotHaveDuplicates();
        assertThat(answer).doesNotContain("aNs").doesNotContain("oFf");
    }

    @Test
    void theCalleesRestartIsAnsweredFromTheOfferWithinWhatWasAgreed() throws Exception {
        String answer = answered(Descriptions.calleesReoffer(1), false);
        assertThat(lines(answer))
                .contains(
                        "m=audio 40000 UDP/TLS/RTP/SAVPF 0 111 13 126",
                        "a=setup:passive",
                        "a=fingerprint:" + Descriptions.value(OFFER, "fingerprint"),
                        "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
                        "a=ssrc:1001 cname:caller");
        assertThat(answer)
                .doesNotContain("red/48000")
                .doesNotContain(":63 ")
                .doesNotContain("G722")
                .doesNotContain("extmap:2 ")
                .doesNotContain("extmap:4 ");
    }

    @Test
    void aNumberThatMeansSomethingElseNowIsNotAgreedOn() throws Exception {
        String changed =
                Descriptions.reoffer(1).replace("rtpmap:111 opus/48000/2", "rtpmap:111 x/1");
        assertThat(answered(changed, true)).contains("SAVPF 0 13 126\r\n").doesNotContain("opus");
        String nothing =
                Descriptions.reoffer(1).replace("SAVPF 0 111 63 9 8 13 110 126", "SAVPF 9 8");
        assertThatExceptionOfType(MalformedDescription.class)
                .isThrownBy(() -> answered(nothing, true))
                .withMessage("the new offer has none of the payload types that were agreed on");
    }

    @ParameterizedTest
    @CsvSource({
        "sendrecv, sendrecv",
        "sendonly, recvonly",
        "recvonly, sendonly",
        "inactive, inactive"
    })
    void soundFlowsOnlyWhereTheNewOfferWantsIt(String offered, String answered) throws Exception {
        String offer = Descriptions.reoffer(1).replace("a=sendrecv", "a=" + offered);
        assertThat(lines(answered(offer, true))).containsOnlyOnce("a=" + answered);
    }

    @Test
    void theMediaOfTheNewOfferAreAnsweredInItsOrderAndUnderItsNames() throws Exception {
        int audio = OFFER.indexOf("m=audio");
        String offer = Descriptions.reoffer(1);
        String two =
                (offer.substring(0, audio) + VIDEO + offer.substring(audio))
                        .replace("BUNDLE 0", "BUNDLE 1 sound")
                        .replace("a=mid:0", "a=mid:sound");
        String answer = answered(two, true);
        assertThat(answer.indexOf("m=video 0 ")).isBetween(1, answer.indexOf("m=audio 40000"));
        assertThat(lines(answer)).contains("a=group:BUNDLE sound", "a=mid:sound", "a=mid:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=0                | v=1            | does not begin with v=0",
                "o=-                | x=-            | lacks the o= line",
                "m=audio 9          | m=video 9      | has no m=audio line",
                "m=audio 9          | m=audio 0      | refuses audio",
                "m=audio 9          | m=audio        | has an m= line that cannot be read",
                "UDP/TLS/RTP/SAVPF  | RTP/AVP        | not sent as UDP/TLS/RTP/SAVPF",
                "a=rtcp-mux         | a=x            | lacks a=rtcp-mux",
                "a=ice-ufrag:oFf1   | a=x            | a=ice-ufrag or a=ice-pwd",
                "a=ice-ufrag:oFf1   | a=ice-ufrag:of | a=ice-ufrag or a=ice-pwd",
                "a=ice-pwd:         | a=ice-pwd:*    | a=ice-ufrag or a=ice-pwd",
                "a=fingerprint:     | a=y:           | lacks a=fingerprint",
                "a=setup:actpass    | a=setup:hold   | a=setup that cannot be followed",
                "a=mid:0            | mid            | no line of a session description",
            })
    void whatIsWrongIsNamed(String what, String instead, String why) {
        assertThatExceptionOfType(MalformedDescription.class)
                .isThrownBy(() -> relayed(OFFER.replace(what, instead)))
                .withMessageStartingWith("the offer ")
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "v=0", "v=0\r\n\r\nm=audio", "hello", "v=0\r\no=\u0000"})
    void nothingIsNoDescription(String text) {
        assertThatExceptionOfType(MalformedDescription.class).isThrownBy(() -> relayed(text));
    }

    @Test
    void anEndlessDescriptionIsNotRead() {
        assertThatExceptionOfType(MalformedDescription.class)
                .isThrownBy(() -> relayed(OFFER + "a=x\r\n".repeat(8_000)))
                .withMessageContaining("32 KiB");
        assertThatExceptionOfType(MalformedDescription.class)
                .isThrownBy(() -> relayed(OFFER + "m=video 0 RTP/AVP 96\r\n".repeat(40)));
    }

    @Test
    void mutatedDescriptionsAreRefusedOrRelayedWhole() {
        Random random = new Random(7);
        int relayed = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(OFFER);
            for (int j = random.nextInt(4); j >= 0; j--) {
                int at = random.nextInt(text.length());
                text.setCharAt(at, (char) random.nextInt(256));
            }
            try {
                assertThat(lines(relayed(text.toString()))).contains("a=ice-lite");
                relayed++;
            } catch (MalformedDescription refused) {
                assertThat(refused).hasMessageStartingWith("the offer ");
            }
        }
        assertThat(relayed).isBetween(100, 4_900);
    }
}
