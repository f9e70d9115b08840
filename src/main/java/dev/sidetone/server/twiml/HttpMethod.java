package dev.sidetone.server.twiml;

/** How a URL is asked. */
public enum HttpMethod {
    /** The form goes into the query. */
    GET,
    /** The form is the body. */
    POST
}
