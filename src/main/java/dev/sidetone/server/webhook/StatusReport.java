package dev.sidetone.server.webhook;

import dev.sidetone.server.twiml.HttpMethod;

import java.util.Map;

/** One event on its way to one URL. */
record StatusReport(
        String callSid,
        String event,
        HttpMethod method,
        String url,
        Map<String, String> form,
        CallCookies cookies) {}
