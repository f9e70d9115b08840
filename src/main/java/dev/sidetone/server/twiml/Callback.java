package dev.sidetone.server.twiml;

import java.util.Set;

/**
 * Who wants to hear of what happens.
 *
 * @param url absolute, or relative to the URL of the document
 * @param events their names as in TwiML, such as {@code initiated}, in the order written
 */
public record Callback(String url, HttpMethod method, Set<String> events) {}
