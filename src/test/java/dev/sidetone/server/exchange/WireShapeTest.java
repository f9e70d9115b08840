package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.ANSWER;
import static dev.sidetone.server.exchange.Town.OFFER;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.Message.UserMessage;
import dev.sidetone.testing.ScriptedWire;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a browser hears in a whole call has, field by field, the shape that the JavaScript SDK was
 * recorded with: type, version 1.6, payload, and in each payload these names.
 */
class WireShapeTest {
    private final Town town = new Town();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void theCallersSide() {
        ScriptedWire alice = town.browser("alice");
        ScriptedWire bob = town.browser("bob");
        bob.say(new Register(true));
        alice.say(new Register(true));
        alice.say(Invite.outgoing("TJS1", OFFER, "To=bob&case=A%20%26%201"));
        String atBob = lastCallSid(bob);
        bob.say(new Answer(atBob, ANSWER, null));
        String atAlice = lastCallSid(alice);
        alice.say(
                new UserMessage(
                        atAlice, "{\"n\":1}", "application/json", "user-defined-message", "KX1"));
        bob.say(Hangup.of(atBob));
        alice.say(new Register(false));

        assertThat(shapes(alice))
                .containsExactly(
                        "connected edge gateway region token.account_sid token.identity token.ttl",
                        "ready",
                        "ringing callsid",
                        "answer callsid reconnect sdp",
                        "ack acktype callsid voiceeventsid",
                        "hangup callsid",
                        "offline");
        assertThat(shapes(bob))
                .containsExactly(
                        "connected edge gateway region token.account_sid token.identity token.ttl",
                        "ready",
                        "invite callsid parameters.AccountSid parameters.ApiVersion"
                                + " parameters.CallSid parameters.From parameters.Params"
                                + " parameters.To reconnect sdp",
                        "message callsid content.n contenttype messagetype voiceeventsid");
    }

    private String lastCallSid(ScriptedWire wire) {
        return parsed(wire.frames().getLast()).path("payload").path("callsid").asText();
    }

    private List<String> shapes(ScriptedWire wire) {
        List<String> shapes = new ArrayList<>();
        for (String frame : wire.frames()) {
            JsonNode root = parsed(frame);
            assertThat(root.properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactly("type", "version", "payload");
            assertThat(root.path("version").asText()).isEqualTo("1.6");
            var names = new TreeSet<String>();
            collect("", root.path("payload"), names);
            shapes.add((root.path("type").asText() + " " + String.join(" ", names)).trim());
        }
        return shapes;
    }

    private static void collect(String prefix, JsonNode node, TreeSet<String> names) {
        node.properties()
                .forEach(
                        field -> {
                            String name = prefix + field.getKey();
                            if (field.getValue().isObject()) {
                                collect(name + ".", field.getValue(), names);
                            } else {
                                names.add(name);
                            }
                        });
    }

    private JsonNode parsed(String frame) {
        try {
            return json.readTree(frame);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(frame, broken);
        }
    }
}
