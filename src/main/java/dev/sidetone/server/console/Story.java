package dev.sidetone.server.console;

import dev.sidetone.server.console.CallStory.Said;
import dev.sidetone.server.console.Shown.Request;
import dev.sidetone.server.console.Shown.Tone;
import dev.sidetone.server.watch.ServerEvent;
import dev.sidetone.server.webhook.WebhookEvent;
import dev.sidetone.signaling.Message.Endpoint;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** What is said of an event, before it has a number and a time. */
final class Story {
    private static final int LONGEST = 600;

    /** The request that failed has said so itself. */
    private static final Set<String> TROUBLE = Set.of("Finding", "NobodyThere");

    private static final String NO_DOCUMENT = "NoDocument";

    private Story() {}

    /**
     * One line to be.
     *
     * @param call that it is about; null for none
     */
    record Told(
            String kind, Tone tone, String text, @Nullable String call, @Nullable Request request) {
        Told {
            text = cut(text);
        }

        private Told(String kind, Tone tone, String text) {
            this(kind, tone, text, null, null);
        }
    }

    /** The lines of an event that needs no memory; none where nothing can be seen of it. */
    static List<Told> of(ServerEvent event) {
        return switch (event) {
            case ServerEvent.Registered(_, String identity, Endpoint endpoint, _) -> {
                String text = identity + " is registered (" + client(endpoint) + ")";
                yield List.of(new Told("registration", Tone.GOOD, text));
            }
            case ServerEvent.Unregistered(_, String identity, boolean closed) -> {
                String how = closed ? ": the connection is closed" : "";
                String text = identity + " is no longer registered" + how;
                yield List.of(new Told("registration", Tone.PLAIN, text));
            }
            case ServerEvent.Refused(String identity, var why) -> {
                String who = Objects.requireNonNullElse(identity, "somebody");
                String text = who + " was refused: " + CallStory.reason(why);
                yield List.of(new Told("refusal", Tone.WARN, text));
            }
            case ServerEvent.LinkChanged(String device, boolean up) -> {
                String text = "device " + device(device) + (up ? " can" : " cannot") + " be pushed";
                yield List.of(new Told("push", Tone.PLAIN, text));
            }
            case ServerEvent.CallChanged(var before, var after) ->
                    lines(CallStory.sid(before, after), CallStory.of(before, after));
            case ServerEvent.Noted(String call, String name, String detail) ->
                    name.equals(NO_DOCUMENT) ? List.of() : List.of(note(call, name, detail));
            case ServerEvent.Asked(var request) -> List.of(asked(request));
            case ServerEvent.BindingsChanged _, ServerEvent.RecordChanged _ -> List.of();
        };
    }

    private static List<Told> lines(@Nullable String call, List<Said> said) {
        Function<Said, Told> line = one -> new Told("call", one.tone(), one.text(), call, null);
        return said.stream().map(line).toList();
    }

    /** A device got a binding, or has lost one. */
    static Told bound(String identity, String deviceToken, boolean now) {
        String text =
                "device " + device(deviceToken) + (now ? " is bound to " : " is not bound to ");
        return new Told("push", now ? Tone.GOOD : Tone.PLAIN, text + identity);
    }

    private static Told note(String call, String name, @Nullable String detail) {
        Tone tone = TROUBLE.contains(name) ? Tone.WARN : Tone.PLAIN;
        boolean verb = name.equals("Verb");
        String what = verb ? "runs" : spaced(name);
        String about = detail != null && verb ? detail.replaceFirst(" (line .*)", " ($1)") : detail;
        String text = about == null ? what : what + " " + about;
        return new Told("program", tone, text, call.startsWith("CA") ? call : null, null);
    }

    /** {@code LargeParams} as {@code large params:}. */
    private static String spaced(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT) + ":";
    }

    private static Told asked(WebhookEvent event) {
        Integer error = event.error();
        Tone tone = error == null ? Tone.PLAIN : Tone.BAD;
        String kind = event.kind().name().toLowerCase(Locale.ROOT);
        var request =
                new Request(
                        event.method().name(),
                        cut(event.url()),
                        event.status(),
                        event.took().toMillis(),
                        error,
                        event.notes().stream().map(Story::cut).toList());
        return new Told(kind, tone, event.text(), event.callSid(), request);
    }

    /** What an endpoint says that it is. */
    static String client(@Nullable Endpoint endpoint) {
        if (endpoint == null) {
            return "unknown";
        }
        String name = endpoint.sidetone() ? "Sidetone" : "JavaScript SDK";
        return endpoint.version() == null ? name : cut(name + " " + endpoint.version());
    }

    /** Enough of a device token to tell devices apart, and not enough to take its pushes. */
    static String device(String token) {
        return token.length() < 12
                ? "…"
                : token.substring(0, 4) + "…" + token.substring(token.length() - 4);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
