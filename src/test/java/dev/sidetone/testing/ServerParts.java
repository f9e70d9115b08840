package dev.sidetone.testing;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.binding.BindingStore;
import dev.sidetone.server.call.CancelStyle;
import dev.sidetone.server.credential.CredentialStore;
import dev.sidetone.server.exchange.MediaPaths;
import dev.sidetone.server.exchange.Parts;
import dev.sidetone.server.media.MediaDesk;
import dev.sidetone.server.notice.Notifier;
import dev.sidetone.server.numbers.NumberStore;
import dev.sidetone.server.recording.RecordingBook;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.Time;
import dev.sidetone.token.TokenKey;
import dev.sidetone.trace.Trace;

/** The parts of an exchange without sockets, media and files. */
public final class ServerParts {
    private ServerParts() {}

    /** Parts with media of a test's own, whose only application is {@code AP1}. */
    public static Parts of(
            TokenKey key,
            Time time,
            Randomness randomness,
            MediaDesk media,
            MediaPaths paths,
            ScriptedDocuments documents,
            BindingStore bindings) {
        Accounts accounts = Accounts.of(new Accounts.Household(key, "t".repeat(32), "AP1", "CR1"));
        return of(accounts, key, time, randomness, media, paths, documents, bindings);
    }

    /** Parts with accounts of a test's own. */
    public static Parts of(
            Accounts accounts,
            TokenKey key,
            Time time,
            Randomness randomness,
            MediaDesk media,
            MediaPaths paths,
            ScriptedDocuments documents,
            BindingStore bindings) {
        return new Parts(
                key,
                accounts,
                time,
                randomness,
                new Trace(time::nanos),
                media,
                paths,
                documents,
                recordings(accounts, time, randomness),
                documents,
                bindings,
                NumberStore.transitory(),
                CredentialStore.transitory(),
                Notifier.nowhere(),
                CancelStyle.SIGNALING,
                null);
    }

    /** Parts where nobody needs the server's media. */
    public static Parts of(TokenKey key, Time time, Randomness randomness, BindingStore bindings) {
        return of(
                key,
                time,
                randomness,
                new ScriptedPorts(),
                new MarkedPaths(),
                new ScriptedDocuments(),
                bindings);
    }

    private static RecordingBook recordings(Accounts accounts, Time time, Randomness randomness) {
        var book =
                new RecordingBook(new MemoryRecordings(), accounts.accountSid(), time, randomness);
        book.at("http://town");
        return book;
    }
}
