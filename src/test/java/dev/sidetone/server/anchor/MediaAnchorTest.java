package dev.sidetone.server.anchor;

import static dev.sidetone.server.anchor.sdp.Descriptions.ANSWER;
import static dev.sidetone.server.anchor.sdp.Descriptions.OFFER;
import static dev.sidetone.server.anchor.sdp.Descriptions.calleesReoffer;
import static dev.sidetone.server.anchor.sdp.Descriptions.reoffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sidetone.server.anchor.AnchorConfig.Ports;
import dev.sidetone.server.anchor.sdp.Descriptions;
import dev.sidetone.server.anchor.sdp.MalformedDescription;
import dev.sidetone.server.anchor.stun.StunBytes;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Trace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whole calls through real ports of the loopback interface. */
class MediaAnchorTest {
    private static final int SUCCESS = 0x0101;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Trace trace = new Trace(System::nanoTime);
    private MediaAnchor anchor = anchor(usual());

    private static AnchorConfig usual() {
        try {
            return AnchorConfig.listeningOn(InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private MediaAnchor anchor(AnchorConfig config) {
        try {
            MediaAnchor made =
                    MediaAnchor.open(
                            config,
                            new RealTime(),
                            Randomness.secure(),
                            trace,
                            new AnchorObserver() {
                                @Override
                                public void silent(String sid) {}

                                @Override
                                public void flowing(String sid) {}
                            });
            opened.add(made);
            return made;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    private UdpSide side(String ufrag, String sdp) throws IOException {
        UdpSide side = new UdpSide(ufrag, sdp);
        opened.add(side);
        return side;
    }

    /** A call that both sides have connected to. */
    private final class Pair {
        final AnchoredCall call;
        final UdpSide caller;
        final UdpSide callee;
        final String calleeSid;

        Pair(String name) throws Exception {
            call = anchor.call(name);
            calleeSid = name + "b";
            callee = side("aNs2", call.offerFor(calleeSid, OFFER));
            caller = side("oFf1", call.answered(calleeSid, ANSWER));
            assertThat(caller.connects()).isEqualTo(SUCCESS);
            assertThat(callee.connects()).isEqualTo(SUCCESS);
        }

        boolean talks() throws IOException {
            return goes(caller, callee) && goes(callee, caller);
        }
    }

    private static boolean goes(UdpSide from, UdpSide to) throws IOException {
        byte[] packet = LegSide.rtp(from.port());
        from.send(packet);
        return Arrays.equals(to.receives(), packet);
    }

    private Map<String, LegFigures> figures() {
        return anchor.figures().stream()
                .collect(Collectors.toMap(LegFigures::sid, Function.identity()));
    }

    @Test
    void twoSidesWithoutCandidatesHearEachOther() throws Exception {
        Pair pair = new Pair("CA1");
        assertThat(pair.talks()).isTrue();
        assertThat(figures().get("CA1").packetsIn()).isEqualTo(1);
        assertThat(figures().get("CA1b").packetsOut()).isEqualTo(1);
        assertThat(figures().get("CA1b").remote()).isEqualTo("127.0.0.1:" + pair.callee.port());
        assertThat(figures().get("CA1b").call()).isEqualTo("CA1");
        assertThat(trace.events()).extracting(Event::name).contains("MediaLatched");
    }

    @Test
    void bothFamiliesAreOfferedWhereTheMachineHasThem() throws Exception {
        if (usual().addresses().size() < 2) {
            return;
        }
        AnchoredCall call = anchor.call("CA1");
        UdpSide callee = new UdpSide("aNs2", call.offerFor("CA2", OFFER), 2);
        opened.add(callee);
        UdpSide caller = side("oFf1", call.answered("CA2", ANSWER));
        assertThat(callee.connects()).isEqualTo(SUCCESS);
        assertThat(caller.connects()).isEqualTo(SUCCESS);
        assertThat(goes(caller, callee)).isTrue();
        assertThat(goes(callee, caller)).isTrue();
    }

    @Test
    void theForkThatAnswersFirstHasTheCallAndTheOthersAreClosed() throws Exception {
        AnchoredCall call = anchor.call("CA1");
        UdpSide one = side("aNs2", call.offerFor("CA2", OFFER));
        UdpSide two = side("aNs2", call.offerFor("CA3", OFFER));
        UdpSide three = side("aNs2", call.offerFor("CA4", OFFER));
        assertThat(List.of(one.anchor(), two.anchor(), three.anchor())).doesNotHaveDuplicates();
        assertThat(List.of(one.password(), two.password(), three.password()))
                .doesNotHaveDuplicates();
        call.close("CA4");
        String answer = call.answered("CA3", ANSWER);
        assertThat(call.answered("CA3", ANSWER)).as("once more").isEqualTo(answer);
        UdpSide caller = side("oFf1", answer);
        assertThat(two.connects()).isEqualTo(SUCCESS);
        assertThat(caller.connects()).isEqualTo(SUCCESS);
        assertThat(goes(two, caller)).isTrue();
        assertThat(figures()).containsOnlyKeys("CA1", "CA3");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> call.answered("CA2", ANSWER));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> call.offerFor("CA9", OFFER));
        one.send(StunBytes.check(one.anchorUfrag() + ":aNs2", one.password(), true, 1));
        assertThat(one.hearsNothing()).isTrue();
    }

    @Test
    void aMalformedAnswerChangesNothing() throws Exception {
        AnchoredCall call = anchor.call("CA1");
        UdpSide callee = side("aNs2", call.offerFor("CA2", OFFER));
        assertThatExceptionOfType(MalformedDescription.class)
                .isThrownBy(() -> call.answered("CA2", "v=0"))
                .withMessageStartingWith("the callee's answer ");
        assertThatExceptionOfType(MalformedDescription.class)
                .isThrownBy(() -> call.answered("CA2", OFFER))
                .withMessage("the callee's answer leaves open who begins with DTLS");
        UdpSide caller = side("oFf1", call.answered("CA2", ANSWER));
        assertThat(caller.connects()).isEqualTo(SUCCESS);
        assertThat(callee.connects()).isEqualTo(SUCCESS);
        assertThat(goes(callee, caller)).isTrue();
    }

    @Test
    void aMalformedOfferOpensNothing() {
        assertThatExceptionOfType(MalformedDescription.class)
                .isThrownBy(() -> anchor.call("CA1").offerFor("CA2", "v=0"))
                .withMessageStartingWith("the caller's offer ");
        assertThat(anchor.figures()).isEmpty();
    }

    @Test
    void eachSideRestartsIceAndTheOtherHearsNothingOfIt() throws Exception {
        Pair pair = new Pair("CA1");
        restarts(pair, pair.caller, "CA1", "oFf", reoffer(1), "active");
        restarts(pair, pair.callee, pair.calleeSid, "aNs", calleesReoffer(1), "passive");
        restarts(pair, pair.caller, "CA1", "oFf", reoffer(2).replace("New2", "New1"), "active");
    }

    private static void restarts(
            Pair pair, UdpSide side, String sid, String name, String offer, String setup)
            throws Exception {
        String before = side.anchorUfrag();
        String answer = pair.call.reoffer(sid, offer);
        assertThat(Descriptions.value(answer, "setup")).isEqualTo(setup);
        assertThat(Descriptions.value(answer, "ice-ufrag")).isNotEqualTo(before);
        assertThat(side.connects(Descriptions.value(offer, "ice-ufrag")))
                .as("too early")
                .isNotZero();
        side.told(answer);
        side.moves();
        assertThat(side.connects(name + "New1")).isEqualTo(SUCCESS);
        assertThat(pair.talks()).isTrue();
    }

    @Test
    void anotherAnchorTakesACallUpFromWhatItsSidesLastWrote() throws Exception {
        Pair pair = new Pair("CA1");
        assertThat(pair.talks()).isTrue();
        anchor.close();
        anchor = anchor(usual());
        AnchoredCall again = anchor.call("CA1");
        Map<String, String> sides = new LinkedHashMap<>();
        sides.put("CA1b", ANSWER);
        sides.put("CA1", OFFER);
        again.takeUp(sides);
        takenUp(again, pair.callee, "CA1b", "aNsNew1", calleesReoffer(1), "passive");
        takenUp(again, pair.caller, "CA1", "oFfNew1", reoffer(1), "active");
        assertThat(pair.talks()).isTrue();
        again.close();
        assertThat(figures()).isEmpty();
    }

    private static void takenUp(
            AnchoredCall call, UdpSide side, String sid, String ufrag, String offer, String setup)
            throws Exception {
        String answer = call.reoffer(sid, offer);
        assertThat(Descriptions.value(answer, "setup")).isEqualTo(setup);
        side.told(answer);
        side.moves();
        int said = 0;
        // the new password is known to the anchor's own thread a moment later
        for (int i = 0; i < 20 && said != SUCCESS; i++) {
            said = side.connects(ufrag);
        }
        assertThat(said).isEqualTo(SUCCESS);
    }

    @Test
    void whoBegunWithDtlsStaysSoWhereTheCalleesLastWordWasAnOffer() throws Exception {
        AnchoredCall again = anchor.call("CA1");
        Map<String, String> sides = new LinkedHashMap<>();
        sides.put("CA1", OFFER);
        sides.put("CA1b", calleesReoffer(1));
        again.takeUp(sides);
        assertThat(Descriptions.value(again.reoffer("CA1", reoffer(1)), "setup"))
                .isEqualTo("active");
    }

    @Test
    void anOfferWithTheOldCredentialsKeepsThemHereToo() throws Exception {
        Pair pair = new Pair("CA1");
        String again = pair.call.reoffer("CA1", OFFER);
        assertThat(Descriptions.value(again, "ice-ufrag")).isEqualTo(pair.caller.anchorUfrag());
        assertThat(pair.caller.connects()).isEqualTo(SUCCESS);
        assertThat(pair.talks()).isTrue();
    }

    @Test
    void whatTheServerCannotAnswerAloneChangesNothing() throws Exception {
        Pair pair = new Pair("CA1");
        assertThatExceptionOfType(RenewedKeys.class)
                .isThrownBy(() -> pair.call.reoffer("CA1", reoffer(1).replace("AA:BB", "AB:BB")));
        assertThatExceptionOfType(MalformedDescription.class)
                .isThrownBy(() -> pair.call.reoffer("CA1", reoffer(1).replace("actpass", "active")))
                .withMessage("the new offer changes who begins with DTLS");
        assertThatExceptionOfType(MalformedDescription.class)
                .isThrownBy(
                        () -> pair.call.reoffer("CA1", reoffer(1).replace("m=audio", "m=video")));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> pair.call.reoffer("CA7", reoffer(1)));
        assertThat(pair.caller.connects()).isEqualTo(SUCCESS);
        assertThat(pair.talks()).isTrue();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> anchor.call("CA8").reoffer("CA8", reoffer(1)));
    }

    @Test
    void aCallThatEndsGivesItsPortsBack() throws Exception {
        int first = freeRange();
        AnchorConfig three =
                new AnchorConfig(
                                List.of(usual().addresses().getFirst()),
                                Ports.ANY,
                                100,
                                AnchorConfig.USUAL_SILENCE)
                        .with(new Ports(first, first + 2));
        anchor = anchor(three);
        for (int i = 0; i < 50; i++) {
            AnchoredCall call = anchor.call("CA1");
            String offer = call.offerFor("CA2", OFFER);
            assertThat(UdpSide.candidate(offer, 1).getPort()).isBetween(first, first + 2);
            call.offerFor("CA3", OFFER);
            assertThatExceptionOfType(AnchorFull.class)
                    .isThrownBy(() -> call.offerFor("CA4", OFFER))
                    .withMessageContaining("no UDP port for media is free on 127.0.0.1");
            call.close();
            call.close();
            assertThat(anchor.figures()).isEmpty();
            awaitFree(first);
        }
    }

    /** A closed port's number comes back when the loop has turned once. */
    private static void awaitFree(int first) throws IOException {
        for (int port = first; port <= first + 2; port++) {
            for (boolean free = false; !free; ) {
                free = isFree(port);
                Thread.onSpinWait();
            }
        }
    }

    private static int freeRange() throws IOException {
        Random random = new Random();
        while (true) {
            int first = 20_000 + random.nextInt(10_000);
            if (isFree(first) && isFree(first + 1) && isFree(first + 2)) {
                return first;
            }
        }
    }

    private static boolean isFree(int port) throws IOException {
        try (var socket = new java.net.DatagramSocket(port, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (java.net.BindException taken) {
            return false;
        }
    }

    @Test
    void noMoreLegsThanAllowedAreOpened() throws Exception {
        anchor = anchor(usual().withMostLegs(3));
        anchor.call("CA1").offerFor("CA2", OFFER);
        assertThatExceptionOfType(AnchorFull.class)
                .isThrownBy(() -> anchor.call("CA3").offerFor("CA4", OFFER))
                .withMessage("the server carries media of 3 legs already");
    }

    @Test
    void whatCallsAreToldMayBeAnotherAddress() throws Exception {
        anchor = anchor(usual().showing(InetAddress.getByName("203.0.113.9")));
        String offer = anchor.call("CA1").offerFor("CA2", OFFER);
        assertThat(offer).contains("c=IN IP4 203.0.113.9\r\n", " 203.0.113.9 ");
        assertThat(offer).doesNotContain("a=candidate:2");
    }

    @Test
    void aBurstOfNoiseHarmsNoCall() throws Exception {
        Pair attacked = new Pair("CA1");
        Pair other = new Pair("CA5");
        UdpSide stranger =
                side(
                        "evil",
                        Descriptions.OFFER
                                + "a=candidate:1 1 udp 1 127.0.0.1 "
                                + attacked.caller.anchor().getPort()
                                + " typ host\r\n");
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            byte[] noise = new byte[random.nextInt(1_400)];
            random.nextBytes(noise);
            if (noise.length > 0 && i % 3 == 0) {
                noise[0] = (byte) (i % 2);
            }
            stranger.send(noise);
            if (i % 100 == 0) {
                assertThat(other.talks()).as("after %d", i).isTrue();
            }
        }
        assertThat(attacked.talks()).isTrue();
        assertThat(attacked.callee.hearsNothing()).isTrue();
        LegFigures figures = figures().get("CA1");
        assertThat(figures.packetsIn()).isEqualTo(1);
        assertThat(figures.dropped().keySet()).contains(Drop.STRANGER, Drop.UNREADABLE);
        assertThat(stranger.hearsNothing()).isTrue();
    }

    @Test
    void aSideThatVanishesHarmsNobodyElse() throws Exception {
        Pair gone = new Pair("CA1");
        Pair other = new Pair("CA5");
        gone.callee.close();
        for (int i = 0; i < 50; i++) {
            gone.caller.send(LegSide.rtp(i));
            assertThat(other.talks()).isTrue();
        }
        gone.call.close();
        assertThat(other.talks()).isTrue();
    }

    @Test
    void callsThatEndUnderTrafficHarmNobodyElse() throws Exception {
        Pair other = new Pair("CA5");
        for (int i = 0; i < 30; i++) {
            Pair ending = new Pair("CA1");
            for (int j = 0; j < 20; j++) {
                ending.caller.send(LegSide.rtp(j));
            }
            ending.call.close(i % 2 == 0 ? "CA1" : "CA1b");
            assertThat(other.talks()).isTrue();
        }
        assertThat(anchor.figures()).hasSize(2);
    }

    @Test
    void aFaultOnTheThreadEndsNoCall() throws Exception {
        Pair pair = new Pair("CA1");
        anchor.later(
                () -> {
                    throw new IllegalStateException("a fault that a test makes");
                });
        anchor.later(
                () -> {
                    throw new StackOverflowError("a worse one");
                });
        assertThat(pair.talks()).isTrue();
        assertThat(new Pair("CA5").talks()).isTrue();
    }

    @Test
    void aClosedAnchorAnchorsNothing() throws Exception {
        Pair pair = new Pair("CA1");
        anchor.close();
        pair.caller.send(LegSide.rtp(1));
        assertThat(pair.callee.hearsNothing()).isTrue();
        assertThat(anchor.figures()).isEmpty();
        assertThatExceptionOfType(AnchorFull.class)
                .isThrownBy(() -> anchor.call("CA5").offerFor("CA6", OFFER));
        pair.call.close();
    }

    @Test
    void twoLegsOfOneNameCannotBe() throws Exception {
        anchor.call("CA1").offerFor("CA2", OFFER);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> anchor.call("CA1").offerFor("CA3", OFFER));
        assertThat(figures()).containsOnlyKeys("CA1", "CA2");
    }
}
