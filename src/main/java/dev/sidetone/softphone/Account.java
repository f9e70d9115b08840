package dev.sidetone.softphone;

import dev.sidetone.softphone.SoftphoneSnapshot.Registration;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.voice.AccessTokenSource;
import dev.sidetone.voice.VoiceClient;
import dev.sidetone.voice.VoiceError;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Who the phone is for the voice server: fetches access tokens, registers for pushes, and tries
 * again with growing patience while the server cannot be reached. On the app's main queue.
 */
final class Account {
    // an hour is the tokens' life: renewed well before
    private static final Duration RENEW = Duration.ofMinutes(45);
    private static final Duration FIRST_TRY = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final String identity;
    private final AccessTokenSource tokens;
    private final VoiceClient voice;
    private final SerialQueue main;
    private final Runnable changed;
    private @Nullable String token;
    private @Nullable String deviceToken;
    private Duration wait = FIRST_TRY;
    private Registration registration = Registration.REGISTERING;
    private String text = "Registering\u2026";

    Account(
            String identity,
            AccessTokenSource tokens,
            VoiceClient voice,
            SerialQueue main,
            Runnable changed) {
        this.identity = identity;
        this.tokens = tokens;
        this.voice = voice;
        this.main = main;
        this.changed = changed;
        voice.observeSignaling(error -> main.execute(() -> signaling(error)));
    }

    Registration registration() {
        return registration;
    }

    String text() {
        return text;
    }

    /** Registers this device's push token, now and after every loss. */
    void register(String device) {
        deviceToken = device;
        withToken(fresh -> voice.register(fresh, device, this::registered), this::failed);
        main.after(RENEW, this::renew);
    }

    /** Hands over a token, fetched if need be. */
    void withToken(Consumer<String> use, Consumer<VoiceError> failure) {
        String known = token;
        if (known != null) {
            use.accept(known);
            return;
        }
        tokens.fetch(
                identity,
                answer ->
                        main.execute(
                                () -> {
                                    switch (answer) {
                                        case AccessTokenSource.Answer.Token t -> {
                                            token = t.jwt();
                                            use.accept(t.jwt());
                                        }
                                        case AccessTokenSource.Answer.Failed f ->
                                                failure.accept(f.error());
                                    }
                                }));
    }

    /** The server did not like the token: the next use fetches another. */
    void forgetToken() {
        token = null;
    }

    void unregister() {
        String known = token;
        String device = deviceToken;
        if (known != null && device != null) {
            voice.unregister(known, device, error -> {});
        }
    }

    private void renew() {
        forgetToken();
        String device = deviceToken;
        if (device != null) {
            register(device);
        }
    }

    private void registered(@Nullable VoiceError error) {
        if (error != null) {
            failed(error);
            return;
        }
        wait = FIRST_TRY;
        show(Registration.REGISTERED, "Registered");
    }

    private void failed(VoiceError error) {
        forgetToken();
        show(Registration.UNREACHABLE, error.message());
        main.after(wait, this::again);
        wait =
                wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0
                        ? LONGEST_WAIT
                        : wait.multipliedBy(2);
    }

    private void again() {
        String device = deviceToken;
        if (device != null && registration != Registration.REGISTERED) {
            withToken(fresh -> voice.register(fresh, device, this::registered), this::failed);
        }
    }

    /** The socket was lost or is back; bindings may be lost with the server, so bind again. */
    private void signaling(@Nullable VoiceError error) {
        if (error != null && registration == Registration.REGISTERED) {
            show(Registration.REGISTERING, "Reconnecting\u2026");
            failed(error);
        } else if (error == null && registration == Registration.UNREACHABLE) {
            again();
        }
    }

    private void show(Registration now, String words) {
        registration = now;
        text = words;
        changed.run();
    }
}
