package dev.sidetone.server.binding;

import dev.sidetone.server.credential.CredentialBook;
import dev.sidetone.server.numbers.NumberBook;
import dev.sidetone.server.numbers.NumberStore;
import dev.sidetone.server.numbers.OwnNumbers;
import dev.sidetone.server.script.Line;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.token.AccessToken;
import dev.sidetone.token.InvalidToken;
import dev.sidetone.token.TokenInspector;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What identities have set up: devices for pushes, and their own numbers. Answers when it has been
 * saved.
 */
public final class BindingDesk {
    private static final int REGISTRATION_FAILED = 31301;
    private static final int OTHER_ACCOUNT = 51007;
    private static final int FORBIDDEN = 20403;
    private static final Duration LOOKS_EVERY = Duration.ofHours(1);
    private static final Set<String> ENVIRONMENTS = Set.of("sandbox", "production");
    private static final Pattern DESCRIPTION =
            Pattern.compile("<[0-9a-fA-F]{8}( [0-9a-fA-F]{8})*>");

    private final Time time;
    private final SerialQueue queue;
    private final SerialQueue saving;
    private final TokenInspector inspector;
    private final Predicate<String> suspended;
    private final BindingBook book;
    private final BindingStore store;
    private final CredentialBook credentials;
    private final NumberBook numbers;
    private final NumberStore numberStore;

    /** A desk; tokens of accounts that are {@code suspended} are refused. */
    public BindingDesk(
            Time time,
            SerialQueue queue,
            TokenInspector inspector,
            Predicate<String> suspended,
            BindingBook book,
            BindingStore store,
            CredentialBook credentials,
            NumberBook numbers,
            NumberStore numberStore) {
        this.time = time;
        this.queue = queue;
        this.saving = time.queue("server-bindings");
        this.inspector = inspector;
        this.suspended = suspended;
        this.book = book;
        this.store = store;
        this.credentials = credentials;
        this.numbers = numbers;
        this.numberStore = numberStore;
        queue.execute(this::expire);
    }

    private void expire() {
        book.expire();
        queue.after(LOOKS_EVERY, this::expire);
    }

    /**
     * How it went, as an HTTP status.
     *
     * @param error what the mobile SDKs report; null when all is well
     */
    public record Outcome(int status, @Nullable WireError error) {
        private static Outcome refused(int status, int code, String text) {
            return new Outcome(status, new WireError(code, text));
        }
    }

    /** Tells all bindings, soon and after each change, on the server's queue. */
    public void listen(Consumer<List<Binding>> listener) {
        queue.execute(() -> book.listen(listener));
    }

    /**
     * 201 when a device is bound.
     *
     * @param environment what its app was built for; null where it does not say
     */
    public CompletionStage<Outcome> bind(
            String accessToken, String deviceToken, @Nullable String environment) {
        if (environment != null && !ENVIRONMENTS.contains(environment)) {
            return CompletableFuture.completedStage(
                    Outcome.refused(
                            400,
                            REGISTRATION_FAILED,
                            "The environment of an app is sandbox or production. Http status:"
                                    + " 400"));
        }
        return change(accessToken, deviceToken, environment, 201, book::bind);
    }

    /** 204 when a device is not bound any more. */
    public CompletionStage<Outcome> unbind(String accessToken, String deviceToken) {
        return change(accessToken, deviceToken, null, 204, book::unbind);
    }

    /** Ends the bindings of a credential that is deleted; answers false when there is no such. */
    public CompletionStage<Boolean> deleteCredential(String sid) {
        if (!credentials.delete(sid)) {
            return CompletableFuture.completedStage(false);
        }
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        queue.execute(
                () -> {
                    book.forget(sid);
                    save(() -> done.complete(true));
                });
        return done;
    }

    /** A push was delivered, which renews its binding. On the server's queue. */
    public void delivered(String identity, String deviceToken) {
        if (book.renew(identity, deviceToken)) {
            save(() -> {});
        }
    }

    private void save(Runnable then) {
        List<Binding> all = book.all();
        saving.execute(
                () -> {
                    store.save(all);
                    then.run();
                });
    }

    /** 204 where there is such a binding, 404 where there is none. */
    public CompletionStage<Outcome> ask(String accessToken, String deviceToken) {
        return admitted(
                accessToken,
                deviceToken,
                null,
                (binding, outcome) ->
                        outcome.complete(new Outcome(book.holds(binding) ? 204 : 404, null)));
    }

    /** 204, or 409 where a number cannot be the identity's. */
    public CompletionStage<Outcome> setNumbers(String accessToken, List<String> wanted) {
        AccessToken token;
        try {
            token = inspector.verify(accessToken, time.now());
        } catch (InvalidToken invalid) {
            return CompletableFuture.completedStage(unauthorized(invalid));
        }
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        var own = new OwnNumbers(token.identity(), wanted);
        queue.execute(() -> setNumbers(own, outcome));
        return outcome;
    }

    private void setNumbers(OwnNumbers own, CompletableFuture<Outcome> outcome) {
        String problem = numbers.problem(own);
        if (problem != null) {
            outcome.complete(Outcome.refused(409, REGISTRATION_FAILED, problem));
            return;
        }
        numbers.set(own);
        List<OwnNumbers> all = numbers.all();
        saving.execute(
                () -> {
                    numberStore.save(all);
                    outcome.complete(new Outcome(204, null));
                });
    }

    private static Outcome unauthorized(InvalidToken invalid) {
        String text = String.valueOf(invalid.getMessage());
        return switch (invalid.defect()) {
            case ACCOUNT -> Outcome.refused(401, OTHER_ACCOUNT, text);
            case NO_IDENTITY ->
                    Outcome.refused(400, REGISTRATION_FAILED, text + " Http status: 400");
            default -> Outcome.refused(401, invalid.defect().mobileCode(), text);
        };
    }

    private CompletionStage<Outcome> change(
            String accessToken,
            String deviceToken,
            @Nullable String environment,
            int done,
            Consumer<Binding> change) {
        return admitted(
                accessToken,
                deviceToken,
                environment,
                (binding, outcome) -> {
                    change.accept(binding);
                    save(() -> outcome.complete(new Outcome(done, null)));
                });
    }

    /** Does {@code work} on the server's queue, if the token allows it. */
    private CompletionStage<Outcome> admitted(
            String accessToken,
            String deviceToken,
            @Nullable String environment,
            BiConsumer<Binding, CompletableFuture<Outcome>> work) {
        AccessToken token;
        try {
            token = inspector.verify(accessToken, time.now());
        } catch (InvalidToken invalid) {
            return CompletableFuture.completedStage(unauthorized(invalid));
        }
        Outcome refusal = refusal(token, deviceToken);
        if (refusal != null) {
            return CompletableFuture.completedStage(refusal);
        }
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        String credential = token.voice().pushCredentialSid();
        var binding = new Binding(token.identity(), deviceToken, credential, environment, now());
        queue.execute(() -> work.accept(binding, outcome));
        return outcome;
    }

    private Instant now() {
        return time.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private @Nullable Outcome refusal(AccessToken token, String deviceToken) {
        if (suspended.test(token.accountSid())) {
            return Outcome.refused(
                    403, FORBIDDEN, "The account " + token.accountSid() + " is suspended.");
        }
        String problem = Line.nameProblem(token.identity());
        if (problem != null) {
            return Outcome.refused(403, 31105, problem);
        }
        if (!token.voice().incoming()) {
            return Outcome.refused(
                    403,
                    20106,
                    "The access token allows no incoming calls (grants.voice.incoming).");
        }
        String credential = token.voice().pushCredentialSid();
        if (credential == null) {
            return Outcome.refused(
                    403,
                    REGISTRATION_FAILED,
                    "The access token names no push credential"
                            + " (grants.voice.push_credential_sid). Http status: 403");
        }
        String missing = credentials.problem(credential);
        if (missing != null) {
            return Outcome.refused(404, REGISTRATION_FAILED, missing + " Http status: 404");
        }
        return PushLinks.isDeviceToken(deviceToken)
                ? null
                : Outcome.refused(
                        400, REGISTRATION_FAILED, wrongForm(deviceToken) + " Http status: 400");
    }

    private static String wrongForm(String deviceToken) {
        return DESCRIPTION.matcher(deviceToken.strip()).matches()
                ? "This is the description of a device token, with brackets and spaces: give its"
                        + " bytes as 64 hexadecimal digits."
                : "A device token has 64 hexadecimal digits.";
    }
}
