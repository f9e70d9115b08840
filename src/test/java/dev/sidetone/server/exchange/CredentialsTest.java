package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.call;
import static dev.sidetone.server.exchange.Town.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.binding.Binding;
import dev.sidetone.server.binding.BindingDesk;
import dev.sidetone.server.credential.PushCredential;
import dev.sidetone.server.credential.PushCredential.Type;
import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.testing.PushListener;
import dev.sidetone.testing.ScriptedWire;
import dev.sidetone.token.VoiceGrant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** What pushes are sent with, and what becomes of registrations and calls without it. */
class CredentialsTest {
    private final Town town = new Town();
    private final ScriptedWire alice = town.sidetone("alice");

    private String created(String name, boolean sandbox) {
        String sid = town.exchange().freshCredentialSid();
        Objects.requireNonNull(town.exchange().credentials().add(sid, name, Type.APN, sandbox));
        return sid;
    }

    private BindingDesk.Outcome bound(String credential, @Nullable String environment) {
        String token = town.token("bob", VoiceGrant.full("AP1", credential), Duration.ofHours(1));
        var outcome = town.exchange().bind(token, device(1), environment).toCompletableFuture();
        town.settle();
        return outcome.join();
    }

    private WireError refusal() {
        alice.say(call("TJS" + town.time.nanos(), "bob"));
        return Objects.requireNonNull(alice.hear(Hangup.class).error());
    }

    @Test
    void aBindingNamesItsCredentialAndWhatItsAppWasBuiltFor() {
        String sid = created("mine", true);
        assertThat(bound(sid, "sandbox").status()).isEqualTo(201);
        assertThat(town.store.saved)
                .extracting(Binding::undated)
                .containsExactly(new Binding("bob", device(1), sid, "sandbox", Instant.EPOCH));
    }

    /** A deletion ends the bindings; whoever calls, or registers again, learns why. */
    @Test
    void withACredentialItsRegistrationsAreGone() {
        String sid = created("mine", false);
        bound(sid, null);
        PushListener link = town.pushLink(device(1));
        town.bind("carol", device(2));

        var deleted = town.exchange().deleteCredential(sid).toCompletableFuture();
        town.settle();

        assertThat(deleted.join()).isTrue();
        assertThat(town.store.saved).extracting(Binding::identity).containsExactly("carol");
        assertThat(refusal())
                .isEqualTo(
                        new WireError(
                                31480,
                                "nobody named bob is registered any more: the push credential "
                                        + sid
                                        + " was deleted, and with it all registrations"));
        link.hearsNothing();
        WireError again = Objects.requireNonNull(bound(sid, null).error());
        assertThat(again.code()).isEqualTo(31301);
        assertThat(again.message())
                .contains(sid, "was deleted at", "create another one", "Http status: 404");
        assertThat(town.exchange().deleteCredential(sid).toCompletableFuture().join()).isFalse();
    }

    @Test
    void aCredentialThatNobodyHasCreatedIsNamed() {
        var refused = bound("CR" + "9".repeat(32), null);
        assertThat(refused.status()).isEqualTo(404);
        assertThat(Objects.requireNonNull(refused.error()).code()).isEqualTo(31301);
        assertThat(refused.error().message())
                .contains("CR999", "PUSH_CREDENTIAL_SID", "Http status: 404");
    }

    @Test
    void aChangedCredentialKeepsItsBindings() throws MalformedFrame {
        String sid = created("mine", false);
        bound(sid, "production");
        PushCredential changed = town.exchange().credentials().update(sid, "ours", null);
        assertThat(Objects.requireNonNull(changed).friendlyName()).isEqualTo("ours");
        PushListener link = town.pushLink(device(1));
        alice.say(call("TJS1", "bob"));
        alice.hear(Ringing.class);
        assertThat(link.push()).containsEntry("twi_from", "client:alice");
    }

    /** Registered, but no push: the most asked question of them all. */
    @ParameterizedTest
    @CsvSource({
        "true, production, use a credential without the sandbox option",
        "false, sandbox, use a credential with the sandbox option"
    })
    void sandboxAndProductionDoNotMix(boolean sandbox, String built, String remedy) {
        String sid = created("mine", sandbox);
        assertThat(bound(sid, built).status()).as("registering succeeds").isEqualTo(201);
        PushListener link = town.pushLink(device(1));

        WireError told = refusal();

        assertThat(told.code()).isEqualTo(31480);
        assertThat(told.message())
                .contains("bob is registered, but no push arrives (52134)", sid, built, remedy);
        link.hearsNothing();
        assertThat(town.exchange().trace().events())
                .anySatisfy(
                        event -> {
                            assertThat(event.name()).isEqualTo("PushRefused");
                            assertThat(String.valueOf(event.detail())).contains("52134", sid);
                        });
        Objects.requireNonNull(town.exchange().credentials().update(sid, null, !sandbox));
        alice.say(call("TJS2", "bob"));
        alice.hear(Ringing.class);
    }

    @Test
    void anAppIsBuiltForOneOfTwo() {
        assertThat(Objects.requireNonNull(bound("CR1", "moon").error()).message())
                .contains("sandbox or production", "Http status: 400");
    }

    @Test
    void aSuspendedAccountIsForbiddenEverything() {
        var accounts = town.accounts();
        ScriptedWire bob = town.sidetone("bob");
        accounts.suspend(Town.KEY.accountSid(), true);

        assertThat(Objects.requireNonNull(bound("CR1", null).error()).code()).isEqualTo(20403);
        bob.say(call("TJS1", "echo"));
        assertThat(bob.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(20403);
        ScriptedWire late = town.stranger();
        late.say(town.listen("carol", "browser"));
        assertThat(late.hear(Failed.class).error().code()).isEqualTo(31203);
        late.say(town.listen("carol", "sidetone"));
        assertThat(late.hear(Failed.class).error())
                .isEqualTo(
                        new WireError(
                                20403, "the account " + Town.KEY.accountSid() + " is suspended"));

        accounts.suspend(Town.KEY.accountSid(), false);
        assertThat(bound("CR1", null).status()).isEqualTo(201);
    }
}
