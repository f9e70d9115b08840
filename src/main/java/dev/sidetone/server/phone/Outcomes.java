package dev.sidetone.server.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.server.binding.BindingDesk.Outcome;
import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;
import dev.sidetone.signaling.Message.WireError;

import java.io.IOException;
import java.util.Optional;

/** From JSON to what is asked, and from what came of it to an answer. */
final class Outcomes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Outcomes() {}

    static String bearer(HttpAsk ask) {
        String token = ask.authorization("Bearer");
        return token == null ? "" : token;
    }

    static Optional<JsonNode> tree(HttpAsk ask) {
        try {
            return Optional.ofNullable(JSON.readTree(ask.body()));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    static HttpAnswer answer(Outcome outcome) {
        WireError error = outcome.error();
        if (error == null) {
            return HttpAnswer.empty(outcome.status());
        }
        var body = JSON.createObjectNode();
        body.put("code", error.code()).put("message", error.message());
        return HttpAnswer.json(outcome.status(), body.toString());
    }
}
