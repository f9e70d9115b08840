package dev.sidetone.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.ScriptedServer;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Trace;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The socket that keeps reconnecting. */
class SignalingConnectionTest {
    private final VirtualTime time = new VirtualTime();
    private final ScriptedServer server = new ScriptedServer(time);
    private final List<String> heard = new ArrayList<>();
    private final SignalingConnection connection =
            new SignalingConnection(
                    server,
                    () -> URI.create("ws://127.0.0.1:3000/signal"),
                    () -> new Message.Endpoint(Message.Endpoint.SIDETONE, "1"),
                    time.queue("voice"),
                    Randomness.seeded(1),
                    new Trace(time::nanos),
                    new Ears());

    @Test
    void opensWithTheFirstTokenAndSaysWhoItIs() {
        assertThat(server.dialled()).isZero();
        connection.listen("token");
        time.run();
        Message.Listen listen = server.last(Message.Listen.class);
        assertThat(listen.token()).isEqualTo("token");
        assertThat(listen.endpoint()).isNotNull();
        assertThat(listen.endpoint().sidetone()).isTrue();
        assertThat(listen.reconnectTimeout()).isEqualTo(30);
        connection.listen("token");
        assertThat(server.heard(Message.Listen.class)).hasSize(1);
        connection.listen("token-2");
        assertThat(server.heard(Message.Listen.class)).hasSize(2);
    }

    @Test
    void heartbeatsAreAnsweredAndKeepTheSocket() {
        connection.listen("token");
        time.run();
        for (int i = 0; i < 10; i++) {
            server.say(new Message.Heartbeat());
            time.advance(Duration.ofSeconds(10));
        }
        assertThat(server.heard(Message.Heartbeat.class)).hasSize(10);
        assertThat(server.dialled()).isEqualTo(1);
        time.advance(Duration.ofSeconds(6));
        assertThat(server.dialled()).isEqualTo(2);
        assertThat(heard).containsExactly("lost TIMED_OUT true");
    }

    @Test
    void triesDoubleFromATenthToTwentySecondsWithJitter() {
        server.refuse(DialFailure.REFUSED);
        connection.listen("token");
        List<Double> dials = new ArrayList<>();
        int seen = 0;
        for (int millis = 0; millis < 120_000; millis += 5) {
            time.advance(Duration.ofMillis(5));
            if (server.dialled() > seen) {
                seen = server.dialled();
                dials.add(millis / 1000.0);
            }
        }
        for (int i = 1; i < dials.size(); i++) {
            double plain = Math.min(20, 0.1 * Math.pow(2, i - 1));
            assertThat(dials.get(i) - dials.get(i - 1))
                    .isBetween(plain * 0.59, plain * 1.41 + 0.01);
        }
        assertThat(dials).hasSizeBetween(9, 16);
    }

    @Test
    void backoffBeginsAnewOnceTheServerHasAccepted() {
        server.refuse(DialFailure.REFUSED);
        connection.listen("token");
        time.advance(Duration.ofSeconds(60));
        server.refuse(null);
        time.advance(Duration.ofSeconds(30));
        connected();
        int before = server.dialled();
        server.wire().drop();
        time.advance(Duration.ofMillis(141));
        assertThat(server.dialled()).isEqualTo(before + 1);
    }

    @Test
    void whatIsSentMeanwhileFollowsTheTokenInItsOrderButNotRegistrationsAndRestarts() {
        connection.listen("token");
        connection.send(Message.Invite.outgoing("TJS1", "v=0", null));
        connection.send(new Message.Register(true));
        connection.send(new Message.Reinvite("CA1", "v=0"));
        connection.send(new Message.Answer("CA2", "v=0", null));
        connection.send(Message.Hangup.of("CA3"));
        connection.send(new Message.Reject("CA4", null));
        connection.send(new Message.Dtmf("CA5", "1"));
        time.run();
        assertThat(server.wire().types())
                .containsExactly("Listen", "Invite", "Answer", "Hangup", "Reject", "Dtmf");
    }

    @Test
    void sendingDoesNotWaitForTheBackoff() {
        server.refuse(DialFailure.REFUSED);
        connection.listen("token");
        time.advance(Duration.ofSeconds(60));
        int before = server.dialled();
        server.refuse(null);
        connection.send(Message.Hangup.of("CA3"));
        time.run();
        assertThat(server.dialled()).isEqualTo(before + 1);
        assertThat(server.wire().types()).containsExactly("Listen", "Hangup");
    }

    @Test
    void aNewCallThatWasNeverSentCanBeTakenBack() {
        connection.listen("token");
        connection.send(Message.Invite.outgoing("TJS1", "v=0", null));
        assertThat(connection.unsend("TJS1")).isTrue();
        assertThat(connection.unsend("TJS1")).isFalse();
        time.run();
        assertThat(server.wire().types()).containsExactly("Listen");
        connection.send(Message.Invite.outgoing("TJS2", "v=0", null));
        assertThat(connection.unsend("TJS2")).isFalse();
    }

    @Test
    void pushesAreFetchedOnEverySocketUntilTheyAreFetched() {
        connection.fetch("CA1", "bridge-1");
        connection.listen("token");
        connection.fetch("CA2", "bridge-2");
        time.run();
        assertThat(bridges()).containsExactly(null, "bridge-1", "bridge-2");
        connection.fetched("CA1");
        server.wire().drop();
        time.advance(Duration.ofSeconds(1));
        assertThat(bridges()).endsWith(null, "bridge-2");
    }

    @Test
    void aWordAboutAPushThatIsOverStillTravelsWithItsBridgeToken() {
        connection.listen("token");
        connection.fetch("CA1", "bridge-1");
        connection.send(new Message.Reject("CA1", null));
        connection.fetched("CA1");
        time.run();
        assertThat(server.wire().types()).containsExactly("Listen", "Listen", "Reject");
        server.wire().drop();
        time.advance(Duration.ofSeconds(1));
        assertThat(server.wire().types()).containsExactly("Listen");
    }

    @Test
    void closeFromTheServerIsForGoodUntilThereIsAToken() {
        connection.listen("token");
        time.run();
        server.say(new Message.Close());
        time.advance(Duration.ofMinutes(5));
        assertThat(server.dialled()).isEqualTo(1);
        assertThat(server.wire().closedWith()).isNotNull();
        connection.listen("token");
        time.run();
        assertThat(server.dialled()).isEqualTo(2);
    }

    @Test
    void wordsOfAFormerSocketAreNotHeard() {
        connection.listen("token");
        time.run();
        var former = server.wire();
        former.drop();
        time.advance(Duration.ofSeconds(1));
        heard.clear();
        former.sayRaw("{\"type\":\"ready\",\"version\":\"1.6\",\"payload\":{}}");
        former.drop();
        time.run();
        assertThat(heard).isEmpty();
    }

    @Test
    void aClosedConnectionStaysClosed() {
        connection.listen("token");
        time.run();
        connection.close(() -> heard.add("closed"));
        connection.listen("token-2");
        connection.send(Message.Hangup.of("CA1"));
        server.say(new Message.Ready());
        time.advance(Duration.ofMillis(999));
        assertThat(heard).isEmpty();
        time.advance(Duration.ofMinutes(1));
        assertThat(server.dialled()).isEqualTo(1);
        assertThat(heard).containsExactly("closed");
    }

    @Test
    void closingIsOverWhenTheServerHasHeardOfIt() {
        connection.listen("token");
        time.run();
        connection.close(() -> heard.add("closed"));
        assertThat(server.wire().closedWith()).isEqualTo(1001);
        server.wire().drop();
        time.run();
        assertThat(heard).containsExactly("closed");
    }

    @Test
    void aSocketThatNeverSaysAWordIsLostAfterFifteenSeconds() {
        connection.listen("token");
        time.advance(Duration.ofMillis(14_999));
        assertThat(heard).isEmpty();
        time.advance(Duration.ofMillis(1));
        assertThat(heard).containsExactly("lost TIMED_OUT true");
        assertThat(server.wire().closedWith()).isNotNull();
    }

    @Test
    void takingBackACallLeavesTheOthersWaiting() {
        server.refuse(DialFailure.REFUSED);
        connection.listen("token");
        time.run();
        connection.send(Message.Invite.outgoing("TJS1", "v=0", null));
        connection.send(Message.Invite.outgoing("TJS2", "v=0", null));
        connection.send(Message.Hangup.of("TJS1"));
        connection.send(Message.Invite.reconnecting("CA3", "v=0", "r"));
        assertThat(connection.unsend("TJS1")).isTrue();
        assertThat(connection.unsend("CA3")).isFalse();
        server.refuse(null);
        time.advance(Duration.ofSeconds(1));
        assertThat(server.wire().types()).containsExactly("Listen", "Invite", "Invite");
    }

    @Test
    void closingWhileDiallingIsOverAtOnce() {
        server.swallow();
        connection.listen("token");
        connection.close(() -> heard.add("closed"));
        assertThat(heard).containsExactly("closed");
        assertThat(server.wire().closedWith()).isNotNull();
        time.advance(Duration.ofMinutes(1));
        assertThat(heard).containsExactly("closed");
    }

    private List<String> bridges() {
        return server.heard(Message.Listen.class).stream()
                .map(Message.Listen::bridgeToken)
                .toList();
    }

    private void connected() {
        server.say(
                new Message.Connected(
                        new Message.Identified("alice", 3600, null),
                        new Message.Place(null, null, null, null)));
        time.run();
    }

    private final class Ears implements SignalingListener {
        @Override
        public void connected(Message.Connected connected) {
            heard.add("connected");
        }

        @Override
        public void message(Message message) {
            heard.add(message.toString());
        }

        @Override
        public void lost(DialFailure why, String detail, boolean wasOpen) {
            heard.add("lost " + why + " " + wasOpen);
        }
    }
}
