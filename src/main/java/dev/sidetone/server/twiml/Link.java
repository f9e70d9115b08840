package dev.sidetone.server.twiml;

/**
 * Where to go on.
 *
 * @param url absolute, or relative to the URL of the document; empty is the document's own
 */
public record Link(String url, HttpMethod method) {}
