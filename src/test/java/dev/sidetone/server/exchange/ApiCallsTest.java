package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.ANSWER;
import static dev.sidetone.server.exchange.Town.OFFER;
import static dev.sidetone.server.exchange.Town.call;
import static dev.sidetone.server.exchange.Town.registered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.exchange.ApiCalls.Wanted;
import dev.sidetone.server.history.CallRecord;
import dev.sidetone.server.media.MediaDesk;
import dev.sidetone.server.program.Switchboard.Target;
import dev.sidetone.server.script.Script;
import dev.sidetone.server.twiml.Callback;
import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.InvalidTwiml;
import dev.sidetone.server.twiml.Recording;
import dev.sidetone.server.twiml.parse.TwimlParser;
import dev.sidetone.server.watch.ServerEvent;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Cancel;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Reject;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.testing.ScriptedPorts.Port;
import dev.sidetone.testing.ScriptedWire;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls that are made by request: the callee is rung first, the script runs upon the answer. */
class ApiCallsTest {
    private final Town town = new Town();
    private final ScriptedWire bob = registered(town.sidetone("bob"));
    private final List<String> told = new ArrayList<>();

    private static Script script(String verbs) {
        try {
            String text = "<Response>" + verbs + "</Response>";
            return new Script.Inline(new TwimlParser().parse(text));
        } catch (InvalidTwiml broken) {
            throw new AssertionError(broken);
        }
    }

    private static Wanted wanted(String identity, Script script) {
        return new Wanted(
                "client:alice",
                "client:" + identity,
                new Target.Client(identity, Map.of("name", "Al")),
                Duration.ofSeconds(60),
                script,
                null,
                "");
    }

    private String create(Wanted wanted) {
        town.exchange().history().listen(r -> told.add(r.status().value()));
        String sid = town.exchange().calls().freshSid();
        CallRecord queued = town.exchange().calls().create(sid, wanted);
        assertThat(queued).isNotNull();
        assertThat(queued.sid()).isEqualTo(sid);
        town.settle();
        return sid;
    }

    private Port offered() {
        Port port = town.ports.last();
        port.listener.described(OFFER);
        town.settle();
        return port;
    }

    private CallRecord record(String sid) {
        CallRecord record = town.exchange().history().of(sid);
        assertThat(record).isNotNull();
        return record;
    }

    @Test
    void theCalleeIsRungFirstAndTheScriptRunsUponTheAnswer() {
        String sid = create(wanted("bob", script("<Play digits='1'/><Pause length='5'/>")));
        Port port = offered();
        Invite invite = bob.hear(Invite.class);
        assertThat(invite.callSid()).isEqualTo(sid);
        assertThat(invite.parameters()).containsEntry("Params", "name=Al");
        assertThat(port.playing).isEmpty();

        bob.say(new Answer(sid, ANSWER, null));
        port.listener.connected();
        town.settle();
        assertThat(port.playing).hasSize(1);
        port.listener.played();
        town.pass(Duration.ofSeconds(6));

        bob.hear(Hangup.class);
        assertThat(told)
                .containsExactly("queued", "initiated", "ringing", "in-progress", "completed");
        assertThat(record(sid).duration()).isEqualTo(Duration.ofSeconds(5));
        assertThat(town.ports.ports()).isEmpty();
        assertThat(town.exchange().history().forget(sid)).isTrue();
        assertThat(town.exchange().history().of(sid)).isNull();
    }

    @Test
    void severalPhonesOfSomebodyAreOneCall() {
        ScriptedWire second = registered(town.sidetone("bob"));
        String sid = create(wanted("bob", script("<Pause/>")));
        offered();
        bob.hear(Invite.class);
        Invite other = second.hear(Invite.class);

        second.say(new Answer(other.callSid(), ANSWER, null));

        bob.hear(Cancel.class);
        assertThat(record(sid).status().value()).isEqualTo("in-progress");
        assertThat(town.exchange().history().all()).hasSize(1);
    }

    @Test
    void nobodyAnswers() {
        String sid = create(wanted("nobody", script("<Pause/>")));
        offered();
        assertThat(record(sid).status().value()).isEqualTo("no-answer");

        sid = create(wanted("bob", script("<Pause/>")));
        offered();
        bob.say(new Reject(bob.hear(Invite.class).callSid(), null));
        assertThat(record(sid).status().value()).isEqualTo("busy");
    }

    @Test
    void whoIsNowhereIsSaid() {
        List<String> noted = new ArrayList<>();
        town.exchange()
                .watch(
                        event -> {
                            if (event instanceof ServerEvent.Noted(var call, _, var detail)) {
                                noted.add(call + " " + detail);
                            }
                        });
        String sid = create(wanted("zoe", script("<Hangup/>")));
        offered();

        assertThat(told).endsWith("no-answer");
        assertThat(noted).containsExactly(sid + " nobody named zoe is registered");
    }

    @Test
    void aCallWithoutMediaFails() {
        String sid = create(wanted("bob", script("<Pause/>")));
        town.ports.last().listener.failed(31503, "no sound here");
        town.settle();

        assertThat(record(sid).status().value()).isEqualTo("failed");
        bob.hearsNothing();
    }

    @Test
    void aCallIsCanceledBeforeAndEndedAfterTheAnswer() {
        String sid = create(wanted("bob", script("<Pause length='60'/>")));
        offered();
        bob.hear(Invite.class);
        town.exchange().calls().end(sid);
        town.settle();
        assertThat(bob.hear(Cancel.class).callSid()).isEqualTo(sid);
        assertThat(record(sid).status().value()).isEqualTo("canceled");

        sid = create(wanted("bob", script("<Pause length='60'/>")));
        Port port = offered();
        bob.hear(Invite.class);
        bob.say(new Answer(sid, ANSWER, null));
        port.listener.connected();
        town.settle();
        town.exchange().calls().end(sid);
        town.settle();
        assertThat(bob.hear(Hangup.class).callSid()).isEqualTo(sid);
        assertThat(record(sid).status().value()).isEqualTo("completed");
        assertThat(town.ports.ports()).isEmpty();
    }

    @Test
    void anotherScriptTakesOver() {
        String sid = create(wanted("bob", script("<Pause length='60'/>")));
        Port port = offered();
        bob.hear(Invite.class);
        bob.say(new Answer(sid, ANSWER, null));
        port.listener.connected();
        town.settle();

        var done = town.exchange().calls().redirect(sid, script("<Echo/>")).toCompletableFuture();
        town.settle();

        assertThat(done.join()).isTrue();
        assertThat(port.echo).isTrue();
    }

    @Test
    void callsOfPhonesAreEndedAndNotRedirected() {
        ScriptedWire alice = town.sidetone("alice");
        alice.say(call("TJS1", "bob"));
        String sid = alice.hear(Ringing.class).callSid();
        Invite invite = bob.hear(Invite.class);
        bob.say(new Answer(invite.callSid(), ANSWER, null));
        alice.hear(Answer.class);

        var redirected =
                town.exchange().calls().redirect(sid, script("<Echo/>")).toCompletableFuture();
        town.settle();
        assertThat(redirected.join()).isFalse();
        town.exchange().calls().end(invite.callSid());
        town.settle();

        alice.hear(Hangup.class);
        bob.hear(Hangup.class);
        assertThat(record(sid).status().value()).isEqualTo("completed");
    }

    @Test
    void thereIsALimit() {
        for (int i = 0; i < ApiCalls.MOST; i++) {
            create(wanted("bob", script("<Pause/>")));
        }
        String sid = town.exchange().calls().freshSid();
        assertThat(town.exchange().calls().create(sid, wanted("bob", script("")))).isNull();
        town.ports.ports().forEach(port -> port.listener.failed(31503, "no"));
        town.settle();
        create(wanted("bob", script("<Pause/>")));
    }

    @Test
    void aCallMayBeRecordedAndLimited() {
        var told = new Callback("http://developer.test/rec", HttpMethod.POST, Set.of("completed"));
        var recording =
                new Recording(Recording.From.ANSWER, true, false, Recording.Track.BOTH, told);
        Wanted plain = wanted("bob", script("<Echo/>"));
        String sid =
                create(
                        new Wanted(
                                plain.from(),
                                plain.to(),
                                plain.target(),
                                plain.ring(),
                                plain.script(),
                                null,
                                "",
                                Duration.ofSeconds(20),
                                recording));
        Port port = offered();
        bob.hear(Invite.class);
        assertThat(port.recording).isNull();
        bob.say(new Answer(sid, ANSWER, null));
        port.listener.connected();
        town.settle();
        assertThat(port.recording).isNotNull();
        assertThat(port.recording.mix()).isEqualTo(MediaDesk.Mix.APART);
        town.pass(Duration.ofSeconds(19));
        bob.hearsNothing();
        town.pass(Duration.ofSeconds(2));

        bob.hear(Hangup.class);
        assertThat(record(sid).status().value()).isEqualTo("completed");
        assertThat(town.documents.told)
                .singleElement()
                .asString()
                .startsWith("/rec completed {CallSid=" + sid)
                .contains("RecordingSource=OutboundAPI");
    }
}
