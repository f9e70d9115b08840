package dev.sidetone.server.webhook;

import dev.sidetone.server.twiml.HttpMethod;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Carries one HTTP request, without following redirects or keeping cookies. */
public interface Courier {
    /** Of an answer's body, not more than these bytes are read. */
    int MOST_BODY = 64 * 1024;

    /**
     * Sends a letter.
     *
     * @param receiver is called once, on any thread, perhaps before this returns
     * @return gives it up; the receiver may be called nevertheless
     */
    Runnable send(Letter letter, Consumer<Reply> receiver);

    /**
     * A request.
     *
     * @param url absolute, http or https, without user info
     * @param body of a POST, form-encoded; null for GET
     * @param within how long all of it may take
     */
    record Letter(
            HttpMethod method,
            String url,
            Map<String, String> headers,
            @Nullable String body,
            Duration within) {
        /** Copies the headers. */
        public Letter {
            headers = Map.copyOf(headers);
        }

        /** Without what could be secret. */
        @Override
        public String toString() {
            return method + " " + Address.shown(url);
        }
    }

    /** What came of a letter. */
    sealed interface Reply {
        /**
         * An answer.
         *
         * @param headers by their names in lower case
         * @param cut whether there was more than {@link #MOST_BODY}
         */
        record Received(int status, Map<String, List<String>> headers, byte[] body, boolean cut)
                implements Reply {
            /** The first value of a header; null where there is none. */
            public @Nullable String header(String lowerCase) {
                List<String> values = headers.getOrDefault(lowerCase, List.of());
                return values.isEmpty() ? null : values.getFirst();
            }

            @Override
            public String toString() {
                return "Received[" + status + ", " + body.length + " bytes]";
            }
        }

        /** No answer; {@code why} is for a person. */
        record Lost(FetchError error, String why) implements Reply {}
    }
}
