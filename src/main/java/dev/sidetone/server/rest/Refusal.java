package dev.sidetone.server.rest;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.server.http.HttpAnswer;

/** A request is not carried out; the message is for a person. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MORE = "https://www.twilio.com/docs/errors/";

    private final int status;
    private final int code;

    Refusal(int status, int code, String text) {
        super(text, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal bad(int code, String text) {
        return new Refusal(400, code, text);
    }

    static Refusal notAuthenticated() {
        return new Refusal(
                401,
                20003,
                "Authenticate with the account SID and its auth token, or with an API key and its"
                        + " secret.");
    }

    static Refusal notFound(String path) {
        return new Refusal(404, 20404, "The resource " + path + " was not found.");
    }

    int code() {
        return code;
    }

    HttpAnswer answer() {
        var body = JSON.createObjectNode();
        body.put("code", code).put("message", getMessage());
        body.put("more_info", MORE + code).put("status", status);
        HttpAnswer answer = HttpAnswer.json(status, body.toString());
        return status == 401 ? answer.with("WWW-Authenticate", "Basic realm=\"Sidetone\"") : answer;
    }
}
