package dev.sidetone.server.webhook;

/** Why a webhook gave nothing, by the numbers of Twilio's debugger (voice-sdk.md §5.2). */
public enum FetchError {
    /** Not a URL, or one that is not asked. */
    URL(11100, "Invalid URL"),
    /** An answer that is no success. */
    STATUS(11200, "HTTP retrieval failure"),
    /** Nobody there, or too slow. */
    CONNECTION(11205, "HTTP connection failure"),
    /** What came is not HTTP. */
    PROTOCOL(11206, "HTTP protocol violation"),
    /** The host's name is not known. */
    HOST(11210, "HTTP bad host name"),
    /** More than ten. */
    REDIRECTS(11215, "HTTP too many redirects"),
    /** No trust, or no common TLS. */
    TLS(11220, "TLS handshake error"),
    /** More than 64 kB. */
    TOO_LARGE(11750, "TwiML response body too large"),
    /** Neither TwiML nor sound nor text. */
    CONTENT_TYPE(12300, "Invalid content type");

    private final int number;
    private final String title;

    FetchError(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** As the debugger numbers it. */
    public int number() {
        return number;
    }

    /** A few words, without a full stop. */
    public String title() {
        return title;
    }
}
