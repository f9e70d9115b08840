package dev.sidetone.voice;

import java.util.function.Consumer;

/** How to accept an invite. Immutable. */
public final class AcceptOptions extends CallOptions {
    private AcceptOptions(Builder builder) {
        super(builder);
    }

    /** Options of {@code invite}, with its UUID, and what {@code block} sets. */
    public static AcceptOptions with(CallInvite invite, Consumer<Builder> block) {
        Builder builder = new Builder(invite);
        block.accept(builder);
        return builder.build();
    }

    /** Collects accept options. */
    public static final class Builder extends CallOptions.Builder<Builder> {
        /** Begins with the UUID of {@code invite}, and with who hears of its messages. */
        public Builder(CallInvite invite) {
            uuid(invite.uuid());
            callMessageDelegate(invite.messages().delegate());
        }

        @Override
        Builder self() {
            return this;
        }

        /** The finished options. */
        public AcceptOptions build() {
            return new AcceptOptions(this);
        }
    }
}
