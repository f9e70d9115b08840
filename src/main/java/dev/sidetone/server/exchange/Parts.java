package dev.sidetone.server.exchange;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.binding.BindingStore;
import dev.sidetone.server.call.CancelStyle;
import dev.sidetone.server.credential.CredentialStore;
import dev.sidetone.server.media.MediaDesk;
import dev.sidetone.server.notice.Notifier;
import dev.sidetone.server.numbers.NumberStore;
import dev.sidetone.server.program.Callbacks;
import dev.sidetone.server.program.Documents;
import dev.sidetone.server.recording.RecordingBook;
import dev.sidetone.server.script.Script;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.Time;
import dev.sidetone.token.TokenKey;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

/**
 * What an exchange is made of.
 *
 * @param key seals what the server has to recognise
 * @param accounts whose tokens and applications are taken
 * @param media of the calls that the server takes and makes itself
 * @param paths for the media of calls that goes through the server
 * @param callbacks hear of what programs do
 * @param application what takes the calls of clients; null lets them call each other by name
 */
public record Parts(
        TokenKey key,
        Accounts accounts,
        Time time,
        Randomness randomness,
        Trace trace,
        MediaDesk media,
        MediaPaths paths,
        Documents documents,
        RecordingBook recordings,
        Callbacks callbacks,
        BindingStore bindings,
        NumberStore numbers,
        CredentialStore credentials,
        Notifier notifier,
        CancelStyle cancels,
        @Nullable Script application) {
    /** The same with another way to clients. */
    public Parts with(Notifier other) {
        return with(other, cancels, application);
    }

    /** The same with another way to cancel. */
    public Parts with(CancelStyle other) {
        return with(notifier, other, application);
    }

    /** The same with another application. */
    public Parts with(@Nullable Script other) {
        return with(notifier, cancels, other);
    }

    private Parts with(Notifier way, CancelStyle style, @Nullable Script script) {
        return new Parts(
                key,
                accounts,
                time,
                randomness,
                trace,
                media,
                paths,
                documents,
                recordings,
                callbacks,
                bindings,
                numbers,
                credentials,
                way,
                style,
                script);
    }
}
