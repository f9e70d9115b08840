package dev.sidetone.server.media;

import dev.sidetone.server.media.sound.Keys;
import dev.sidetone.server.media.sound.OwnSounds;
import dev.sidetone.server.media.sound.Pause;
import dev.sidetone.server.media.sound.Recorded;
import dev.sidetone.server.media.sound.Sound;
import dev.sidetone.server.media.sound.Speaker;
import dev.sidetone.server.media.sound.Unplayable;
import dev.sidetone.server.media.sound.WebSounds;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Makes sounds of prompts: the earcon, and a line in the log, of those that cannot be had. */
final class Prompts {
    private static final Logger log = LoggerFactory.getLogger(Prompts.class);

    private final Speaker speaker;
    private final WebSounds web;
    private final OwnSounds own = new OwnSounds();

    Prompts(Speaker speaker, WebSounds web) {
        this.speaker = speaker;
        this.web = web;
    }

    /** A prompt that is not heard, and why. */
    record Missing(int code, String reason) {}

    /**
     * To be played at once: what is not there yet is on its way. A prompt that comes again is had,
     * or missed, once.
     */
    Playing playing(List<Prompt> prompts, int loops, Consumer<Missing> missing) {
        Map<Prompt, CompletableFuture<Sound>> had = new HashMap<>();
        return new Playing(
                prompts.stream()
                        .map(prompt -> had.computeIfAbsent(prompt, one -> sound(one, missing)))
                        .toList(),
                loops);
    }

    /** Never fails, and completes on any thread. */
    private CompletableFuture<Sound> sound(Prompt prompt, Consumer<Missing> missing) {
        return find(prompt)
                .exceptionally(
                        failure -> {
                            Missing why = why(prompt, failure);
                            log.warn("{} {}", why.code(), why.reason());
                            missing.accept(why);
                            return own.earcon();
                        });
    }

    private CompletableFuture<Sound> find(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Silence silence ->
                    CompletableFuture.completedFuture(new Pause(silence.length()));
            case Prompt.Tones tones -> CompletableFuture.completedFuture(new Keys(tones.digits()));
            case Prompt.Sound sound -> named(sound.name());
            case Prompt.Web recording -> any(web.fetch(recording.at()));
            case Prompt.Speech words ->
                    any(speaker.say(words.text(), words.voice(), words.language()));
        };
    }

    private CompletableFuture<Sound> named(String name) {
        try {
            return CompletableFuture.completedFuture(own.named(name));
        } catch (Unplayable absent) {
            return CompletableFuture.failedFuture(absent);
        }
    }

    private static CompletableFuture<Sound> any(CompletableFuture<Recorded> recorded) {
        return recorded.thenApply(sound -> sound);
    }

    private static Missing why(Prompt prompt, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        int code = cause instanceof Unplayable told ? told.code() : Unplayable.CONTENT_TYPE;
        String reason = cause == null ? "it cannot be had" : cause.getMessage();
        return new Missing(code, name(prompt) + ": " + reason);
    }

    private static String name(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Web recording -> WebSounds.plain(recording.at()) + " cannot be played";
            case Prompt.Sound sound -> "The sound " + sound.name() + " cannot be played";
            case Prompt.Speech words ->
                    "%d characters cannot be spoken".formatted(words.text().length());
            default -> "A prompt cannot be played";
        };
    }
}
