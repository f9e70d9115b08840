package dev.sidetone.voice;

import dev.sidetone.time.Time;
import dev.sidetone.voice.AccessTokenSource.Answer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Keeps a token for as long as its rule says. */
final class KeptToken implements TokenPolicy {
    private final AccessTokenSource source;
    private final String identity;
    private final Rule rule;
    private @Nullable String kept;

    /** How long. */
    sealed interface Rule {
        /** A token was fetched and may be kept or not. */
        boolean keeps();

        /** Whether the kept one is still good. */
        boolean good();
    }

    /** Not at all. */
    record NeverKept() implements Rule {
        @Override
        public boolean keeps() {
            return false;
        }

        @Override
        public boolean good() {
            return false;
        }
    }

    /** Until the server does not want it. */
    record UntilRefused() implements Rule {
        @Override
        public boolean keeps() {
            return true;
        }

        @Override
        public boolean good() {
            return true;
        }
    }

    /** Until its life is over. */
    static final class ForItsLife implements Rule {
        private final Duration life;
        private final Time time;
        private Instant end = Instant.MIN;

        ForItsLife(Duration life, Time time) {
            this.life = life;
            this.time = time;
        }

        @Override
        public boolean keeps() {
            end = time.now().plus(life);
            return true;
        }

        @Override
        public boolean good() {
            return time.now().isBefore(end);
        }
    }

    KeptToken(AccessTokenSource source, String identity, Rule rule) {
        this.source = source;
        this.identity = identity;
        this.rule = rule;
    }

    @Override
    public void token(Consumer<Answer> use) {
        String known = good();
        if (known != null) {
            use.accept(new Answer.Token(known));
        } else {
            source.fetch(identity, answer -> fetched(answer, use));
        }
    }

    private synchronized @Nullable String good() {
        return kept != null && rule.good() ? kept : null;
    }

    private void fetched(Answer answer, Consumer<Answer> use) {
        synchronized (this) {
            if (answer instanceof Answer.Token(String jwt) && rule.keeps()) {
                kept = jwt;
            }
        }
        use.accept(answer);
    }

    /** Where nothing was kept, or another meanwhile, the refused one was no old one. */
    @Override
    public synchronized boolean refused(String jwt, VoiceError error) {
        boolean old = jwt.equals(kept) && TokenPolicy.isAboutAge(error);
        if (jwt.equals(kept)) {
            kept = null;
        }
        return old;
    }
}
