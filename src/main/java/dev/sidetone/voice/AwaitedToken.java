package dev.sidetone.voice;

import dev.sidetone.voice.AccessTokenSource.Answer;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Fetches a token ahead, for one use. */
final class AwaitedToken implements TokenPolicy {
    private final AccessTokenSource source;
    private final String identity;
    private @Nullable CompletableFuture<Answer> coming;

    AwaitedToken(AccessTokenSource source, String identity) {
        this.source = source;
        this.identity = identity;
    }

    @Override
    public void expected() {
        ahead();
    }

    private synchronized CompletableFuture<Answer> ahead() {
        CompletableFuture<Answer> now = coming;
        if (now == null || now.getNow(null) instanceof Answer.Failed) {
            now = fetch();
            coming = now;
        }
        return now;
    }

    private CompletableFuture<Answer> fetch() {
        var answered = new CompletableFuture<Answer>();
        source.fetch(identity, answered::complete);
        return answered;
    }

    @Override
    public void token(Consumer<Answer> use) {
        CompletableFuture<Answer> mine;
        synchronized (this) {
            mine = ahead();
            coming = null;
        }
        mine.thenAccept(use);
    }

    /** It may have waited long: somebody who left the dialer open. */
    @Override
    public boolean refused(String jwt, VoiceError error) {
        return TokenPolicy.isAboutAge(error);
    }
}
