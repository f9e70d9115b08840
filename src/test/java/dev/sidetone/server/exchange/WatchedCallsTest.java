package dev.sidetone.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.sidetone.server.console.About;
import dev.sidetone.server.console.Console;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Reject;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.testing.ConsoleScreen;
import dev.sidetone.testing.ScriptedWire;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** What the console shows of real calls, people and devices. */
class WatchedCallsTest {
    private final Town town = new Town();
    private final Console console = new Console(town.time);

    private ConsoleScreen screen() {
        town.exchange().watch(console);
        console.at(new About("1", 1, 0, 1, 2, "AC1", "there", "there", null, false));
        ConsoleScreen screen = new ConsoleScreen(console);
        tell();
        return screen;
    }

    private void tell() {
        town.pass(Duration.ofMillis(150));
    }

    private static JsonNode call(ConsoleScreen screen) {
        assertThat(screen.rows("calls")).hasSize(1);
        return screen.rows("calls").getFirst();
    }

    private static List<String> legs(JsonNode call) {
        return call.path("legs").findValues("who").stream().map(JsonNode::asText).toList();
    }

    private static List<String> states(JsonNode call) {
        return call.path("legs").findValues("state").stream().map(JsonNode::asText).toList();
    }

    @Test
    void bothSidesOfACallAndWhatBecomesOfIt() {
        ConsoleScreen screen = screen();
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = Town.registered(town.sidetone("bob"));
        alice.say(Town.call("TJS1", "bob"));
        Invite invite = bob.hear(Invite.class);
        String sid = alice.hear(Ringing.class).callSid();
        tell();

        JsonNode ringing = call(screen);
        assertThat(ringing.path("sid").asText()).isEqualTo(sid);
        assertThat(ringing.path("state").asText()).isEqualTo("ringing");
        assertThat(ringing.has("path")).isFalse();
        assertThat(legs(ringing)).containsExactly("alice", "bob");
        assertThat(states(ringing)).containsExactly("hears it ring", "ringing");
        long began = ringing.path("since").asLong();

        town.pass(Duration.ofSeconds(3));
        bob.say(new Answer(invite.callSid(), Town.ANSWER, null));
        tell();
        JsonNode open = call(screen);
        assertThat(open.path("state").asText()).isEqualTo("open");
        assertThat(open.path("path").asText()).isEqualTo("direct");
        assertThat(open.path("since").asLong()).isGreaterThanOrEqualTo(began + 3_000);
        assertThat(open.path("from").asText()).isEqualTo("alice");
        assertThat(open.path("legs").findValues("sid"))
                .extracting(JsonNode::asText)
                .containsExactly(sid, invite.callSid());

        alice.say(new Hangup(sid, null, null));
        tell();
        assertThat(screen.rows("calls")).isEmpty();
        assertThat(screen.texts())
                .containsExactly(
                        "bob is registered (Sidetone 1)",
                        "alice calls bob",
                        "rings at bob",
                        "bob answered; media go directly",
                        "alice and bob: over");
    }

    @Test
    void theMediaOfPagesGoThroughTheServer() {
        ConsoleScreen screen = screen();
        ScriptedWire alice = town.browser("alice");
        ScriptedWire bob = Town.registered(town.browser("bob"));
        alice.say(Invite.outgoing("TJS1", Town.BARE_OFFER, "To=bob"));
        Invite invite = bob.hear(Invite.class);
        bob.say(new Answer(invite.callSid(), Town.ANSWER, null));
        tell();

        assertThat(call(screen).path("path").asText()).isEqualTo("anchored");
        assertThat(call(screen).path("legs").findValues("at"))
                .extracting(JsonNode::asText)
                .containsExactly("web page", "web page");
        assertThat(screen.texts()).contains("bob answered; media go through the server");
    }

    @Test
    void aLegThatIsLostMayComeBack() {
        ConsoleScreen screen = screen();
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = Town.registered(town.sidetone("bob"));
        alice.say(Town.call("TJS1", "bob"));
        Invite invite = bob.hear(Invite.class);
        bob.say(new Answer(invite.callSid(), Town.ANSWER, null));
        town.wires().cut();
        tell();

        assertThat(states(call(screen))).containsExactly("lost", "lost");
        assertThat(call(screen).path("legs").findValues("at"))
                .extracting(JsonNode::asText)
                .containsExactly("Sidetone", "Sidetone");
        assertThat(screen.rows("registered")).isEmpty();
        assertThat(screen.texts()).contains("alice has lost the connection and may come back");
    }

    @Test
    void whoDeclinesIsNamedWithTheReason() {
        ConsoleScreen screen = screen();
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = Town.registered(town.sidetone("bob"));
        alice.say(Town.call("TJS1", "bob"));
        bob.say(new Reject(bob.hear(Invite.class).callSid(), null));
        tell();

        assertThat(screen.lines().getLast().path("tone").asText()).isEqualTo("WARN");
        assertThat(screen.texts().getLast())
                .isEqualTo("alice → bob: over, 31486 bob declined the call");
    }

    @Test
    void whoCannotBeCalledIsARefusalAndMarkupIsText() {
        ConsoleScreen screen = screen();
        town.sidetone("alice").say(Town.call("TJS1", "<script>alert(1)</script>"));
        tell();

        assertThat(screen.texts())
                .containsExactly(
                        "alice was refused: 31480 nobody named <script>alert(1)</script> is"
                                + " registered");
    }

    @Test
    void aProgramThatHasACall() {
        town.application("<Say>Hello</Say><Pause length=\"30\"/>");
        ConsoleScreen screen = screen();
        town.sidetone("alice").say(Town.call("TJS1", "anything"));
        tell();

        assertThat(legs(call(screen))).containsExactly("alice", "your TwiML");
        assertThat(call(screen).path("to").asText()).isEqualTo("your TwiML");
        assertThat(states(call(screen))).contains("starting");
    }

    @Test
    void devicesAndTheirLinks() {
        town.bind("bob", Town.device(1));
        ConsoleScreen screen = screen();
        town.pushLink(Town.device(1));
        tell();
        assertThat(screen.rows("bound"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("reachable").asBoolean()).isTrue());

        ScriptedWire alice = town.sidetone("alice");
        alice.say(Town.call("TJS1", "bob"));
        tell();
        assertThat(states(call(screen))).containsExactly("hears it ring", "pushed");
        assertThat(call(screen).path("legs").get(1).path("at").asText()).isEqualTo("push");
    }

    @Test
    void nothingSecretIsShown() {
        ConsoleScreen screen = screen();
        town.bind("bob", Town.device(0x1234567));
        bothSidesOn(screen);

        assertThat(screen.frames()).isNotEmpty();
        assertThat(String.join("\n", screen.frames()))
                .contains("alice")
                .doesNotContain("v=0")
                .doesNotContain("candidate")
                .doesNotContain("eyJ")
                .doesNotContain(Town.device(0x1234567))
                .doesNotContain(Town.KEY.secret());
    }

    private void bothSidesOn(ConsoleScreen screen) {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = Town.registered(town.sidetone("bob"));
        alice.say(Town.call("TJS1", "bob"));
        bob.say(new Answer(bob.hear(Invite.class).callSid(), Town.ANSWER, null));
        tell();
        assertThat(call(screen).path("state").asText()).isEqualTo("open");
    }
}
