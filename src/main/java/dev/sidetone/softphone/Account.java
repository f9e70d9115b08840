package dev.sidetone.softphone;

import dev.sidetone.softphone.BindingMemory.Remembered;
import dev.sidetone.softphone.SoftphoneSnapshot.Registration;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.voice.AccessTokenSource;
import dev.sidetone.voice.VoiceError;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Who the phone is for the voice server: fetches access tokens, registers for pushes when the
 * {@link RegistrationPolicy} says so or the server has forgotten, and tries again with growing
 * patience while the server cannot be reached. On the app's main queue.
 */
final class Account {
    // an hour is the tokens' life: renewed well before
    private static final Duration RENEW = Duration.ofMinutes(45);
    private static final Duration FIRST_TRY = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final SoftphoneSetup setup;
    private final BindingMemory memory;
    private final Runnable changed;
    private @Nullable String token;
    private @Nullable String deviceToken;
    private SerialQueue.@Nullable Timer renewal;
    private SerialQueue.@Nullable Timer retry;
    private Duration wait = FIRST_TRY;
    private Registration registration = Registration.REGISTERING;
    private String text = "Registering\u2026";

    Account(SoftphoneSetup setup, Runnable changed) {
        this.setup = setup;
        this.memory = setup.memory();
        this.changed = changed;
        setup.voice().observeSignaling(error -> setup.main().execute(() -> signaling(error)));
    }

    Registration registration() {
        return registration;
    }

    String text() {
        return text;
    }

    /** This device's push token: registers where need be, now and after every loss. */
    void register(String device) {
        String before = deviceToken;
        if (before != null && !before.equals(device)) {
            unregister(before, () -> {});
        }
        deviceToken = device;
        ensure();
        cancel(renewal);
        renewal = setup.main().after(RENEW, this::renew);
    }

    private void ensure() {
        String device = deviceToken;
        if (device != null) {
            withToken(fresh -> ensure(fresh, device), this::failed);
        }
    }

    /** The binding may be lost with the server, or to ten other devices: it is asked. */
    private void ensure(String fresh, String device) {
        if (RegistrationPolicy.due(memory.read(), device, now())) {
            bind(fresh, device);
            return;
        }
        setup.voice()
                .checkRegistration(
                        fresh,
                        device,
                        known -> {
                            if (!device.equals(deviceToken)) {
                                return;
                            }
                            if (known) {
                                registered();
                            } else {
                                bind(fresh, device);
                            }
                        });
    }

    private void bind(String fresh, String device) {
        setup.voice().register(fresh, device, error -> bound(device, error));
    }

    private void bound(String device, @Nullable VoiceError error) {
        if (!device.equals(deviceToken)) {
            // signed out, or another token, in the meantime
            if (error == null) {
                unregister(device, () -> {});
            }
        } else if (error != null) {
            failed(error);
        } else {
            memory.write(Remembered.of(device, now()));
            registered();
        }
    }

    /** Hands over a token, fetched if need be. */
    void withToken(Consumer<String> use, Consumer<VoiceError> failure) {
        String known = token;
        if (known != null) {
            use.accept(known);
            return;
        }
        setup.tokens()
                .fetch(
                        setup.identity(),
                        answer -> setup.main().execute(() -> fetched(answer, use, failure)));
    }

    private void fetched(
            AccessTokenSource.Answer answer, Consumer<String> use, Consumer<VoiceError> failure) {
        switch (answer) {
            case AccessTokenSource.Answer.Token t -> {
                token = t.jwt();
                use.accept(t.jwt());
            }
            case AccessTokenSource.Answer.Failed f -> failure.accept(f.error());
        }
    }

    /** The server did not like the token: the next use fetches another. */
    void forgetToken() {
        token = null;
    }

    /** A push has come: with it the server has renewed the binding. */
    void invited() {
        Remembered last = memory.read();
        if (last != null) {
            memory.write(new Remembered(last.deviceDigest(), now()));
        }
    }

    /** The push token is void. */
    void invalidated() {
        leave("This phone has no push token.", () -> {});
    }

    /** Whoever was signed in cannot be called here any more; {@code done} when the server knows. */
    void signOut(Runnable done) {
        leave("Signed out", done);
    }

    private void leave(String words, Runnable done) {
        String device = deviceToken;
        deviceToken = null;
        cancel(renewal);
        cancel(retry);
        memory.clear();
        if (device != null) {
            unregister(device, done);
            show(Registration.UNREACHABLE, words);
        } else {
            done.run();
        }
    }

    private void unregister(String device, Runnable done) {
        withToken(
                known -> setup.voice().unregister(known, device, _ -> done.run()), _ -> done.run());
    }

    private void renew() {
        forgetToken();
        String device = deviceToken;
        if (device != null) {
            register(device);
        }
    }

    private void registered() {
        wait = FIRST_TRY;
        show(Registration.REGISTERED, "Registered");
    }

    private void failed(VoiceError error) {
        if (deviceToken == null) {
            return;
        }
        forgetToken();
        show(Registration.UNREACHABLE, error.message());
        cancel(retry);
        retry = setup.main().after(wait, this::again);
        wait =
                wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0
                        ? LONGEST_WAIT
                        : wait.multipliedBy(2);
    }

    private void again() {
        if (registration != Registration.REGISTERED) {
            ensure();
        }
    }

    /** The socket was lost or is back. */
    private void signaling(@Nullable VoiceError error) {
        if (error != null && registration == Registration.REGISTERED) {
            show(Registration.REGISTERING, "Reconnecting\u2026");
            failed(error);
        } else if (error == null && registration == Registration.UNREACHABLE) {
            again();
        }
    }

    private Instant now() {
        return setup.callKit().now();
    }

    private static void cancel(SerialQueue.@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }

    private void show(Registration now, String words) {
        registration = now;
        text = words;
        changed.run();
    }
}
