package dev.sidetone.verbs;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the command line can start. Every method returns the exit code: 0 for done, 1 for what went
 * wrong on the way, 2 for words that make no sense.
 */
public interface Programs {
    /** The phone's window, or a first call without one where there is no display. */
    int window(Window options, Output output);

    /** The voice server alone, until it is told to end. */
    int serve(Serve options, Output output);

    /** The names and numbers that the server itself answers. */
    int lines(Output output);

    /** One call of a headless endpoint. */
    int call(Call options, Output output);

    /** A headless endpoint that answers. */
    int answer(Answer options, Output output);

    /** A trial of the network. */
    int preflight(Preflight options, Output output);

    /** Says what is wrong with an access token; exit code 1 when something is. */
    int inspect(Inspect options, Output output);

    /** Makes an access token. */
    int create(Create options, Output output);

    /** Measures set-up, memory and processor time. */
    int bench(Bench options, Output output);

    /**
     * Options of the window.
     *
     * @param numbers the account's own from now on; null for those that it has
     * @param link whom to fill into the field; null for nobody
     */
    record Window(
            @Nullable String identity,
            @Nullable Path data,
            Driven driven,
            @Nullable List<String> numbers,
            @Nullable String link) {}

    /** Whether a measurement drives the phone by lines on standard input. */
    enum Driven {
        NOT,
        WINDOW,
        ALONE
    }

    /**
     * Options of the server; null ports are the usual ones.
     *
     * @param cancelByPush whether phones hear of cancelled calls by push, as up to version 4 of the
     *     Voice SDK
     */
    record Serve(
            String host,
            @Nullable Integer port,
            @Nullable Integer tlsPort,
            @Nullable Path data,
            boolean cancelByPush,
            Developer developer) {}

    /**
     * What a developer wants of the server.
     *
     * @param env a file with the quickstart's settings; null for {@code .env} here, if there is one
     * @param voiceUrl is asked what becomes of calls; null lets clients call each other by name
     * @param voiceMethod {@code GET} or {@code POST}
     * @param fallbackUrl is asked where {@code voiceUrl} gives nothing; null for nobody
     * @param statusCallback hears of the end of calls; null for nobody
     * @param secret without which nothing is told over HTTP; null for none
     */
    record Developer(
            @Nullable Path env,
            @Nullable String voiceUrl,
            String voiceMethod,
            @Nullable String fallbackUrl,
            @Nullable String statusCallback,
            @Nullable String secret) {
        /** A server without another to fall back on. */
        public Developer(
                @Nullable Path env,
                @Nullable String voiceUrl,
                String voiceMethod,
                @Nullable String statusCallback,
                @Nullable String secret) {
            this(env, voiceUrl, voiceMethod, null, statusCallback, secret);
        }

        @Override
        public String toString() {
            return "Developer[" + voiceUrl + "]";
        }
    }

    /**
     * An end of a call without a window.
     *
     * @param server null for the household's
     * @param edges of the server's cloud, the best first; none for the usual one
     * @param token where an access token is: a file, a page, {@code -}; null for the server's own
     * @param data null for the platform's usual place
     * @param play null for silence
     * @param record null for nowhere
     */
    record End(
            String identity,
            @Nullable URI server,
            List<String> edges,
            @Nullable String token,
            @Nullable Path data,
            @Nullable Path play,
            @Nullable Path record) {}

    /** Options of a call. */
    record Call(
            End end,
            String to,
            Map<String, String> params,
            String digits,
            @Nullable Duration hangupAfter) {}

    /** Options of an answering endpoint. */
    record Answer(End end, Duration after, boolean reject, boolean once) {}

    /** Options of a trial of the network, which lasts {@code duration} once connected. */
    record Preflight(End end, Duration duration) {}

    /**
     * A token to be looked at.
     *
     * @param what the token, the address of a page that gives one, or {@code -} for standard input
     */
    record Inspect(String what, Keys keys) {
        @Override
        public String toString() {
            return "Inspect";
        }
    }

    /**
     * A token to be made.
     *
     * @param application null for that of the key
     * @param pushCredential null for that of the key
     * @param start how long from now it is not good yet; null says nothing about it
     * @param endpoint the name of the endpoint; null for none
     * @param region such as {@code ie1}; null for the usual one
     */
    record Create(
            String identity,
            Duration life,
            boolean incoming,
            @Nullable String application,
            @Nullable String pushCredential,
            Map<String, String> params,
            @Nullable Duration start,
            @Nullable String endpoint,
            @Nullable String region,
            Keys keys) {}

    /**
     * Where API keys are looked for: the environment, a file of such settings, the household.
     *
     * @param data null for the platform's usual place
     * @param env null for none
     */
    record Keys(@Nullable Path data, @Nullable Path env) {}

    /** Options of the measurement; no figures means all of them. */
    record Bench(int calls, Set<Figure> figures) {}

    /** What can be measured. */
    enum Figure {
        /** From connect() to the first packet on both sides. */
        SETUP,
        /** What 200 calls in a row leave behind. */
        CALLS,
        /** From the start of the process to a usable window. */
        START,
        /** Memory in a call. */
        MEMORY,
        /** Processor time in a call. */
        CPU,
        /** Mouth to ear, by clicks. */
        LATENCY,
        /** What an event of the trace costs. */
        TRACE,
        /** What 2,000 registered endpoints cost the server. */
        ENDPOINTS,
        /** Calls a second, signaling alone. */
        SIGNALING
    }

    /** Where a program says what happens. Callable from any thread. */
    interface Output {
        /** Something happened; {@code line} is for a person, the facts are for a program. */
        void event(String name, Map<String, Object> facts, String line);

        /** The same of something that went wrong: the text says what, where, and what to do. */
        void failure(String name, Map<String, Object> facts, int code, String text);

        /** Something else went wrong. */
        default void error(int code, String text) {
            failure("error", Map.of(), code, text);
        }
    }
}
