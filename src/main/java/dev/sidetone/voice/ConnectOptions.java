package dev.sidetone.voice;

import dev.sidetone.signaling.FormParams;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** How to place a call. Immutable. */
public final class ConnectOptions extends CallOptions {
    private static final Logger log = LoggerFactory.getLogger(ConnectOptions.class);
    private static final int SAFE_PARAMS = 800;

    private final String accessToken;
    private final Map<String, String> params;
    private final Predicate<VoiceError> whenFailed;

    private ConnectOptions(Builder builder) {
        super(builder);
        this.accessToken = builder.accessToken;
        this.whenFailed = builder.whenFailed;
        this.params = Collections.unmodifiableMap(new LinkedHashMap<>(builder.params));
    }

    /** Options with {@code accessToken} and what {@code block} sets. */
    public static ConnectOptions with(String accessToken, Consumer<Builder> block) {
        Builder builder = new Builder(accessToken);
        block.accept(builder);
        return builder.build();
    }

    /** Who calls, and with what rights. */
    public String accessToken() {
        return accessToken;
    }

    /** For the application behind the server, {@code To} among them; in the order they were put. */
    public Map<String, String> params() {
        return params;
    }

    /** The parameters as the wire has them; null for none at all. */
    @Nullable String encodedParams(Journal journal) {
        if (params.isEmpty()) {
            return null;
        }
        String encoded = FormParams.encode(params);
        if (encoded.length() > SAFE_PARAMS) {
            log.warn(
                    "The parameters of a call have {} bytes: not every voice server takes more"
                            + " than {}",
                    encoded.length(),
                    SAFE_PARAMS);
            journal.note("ParamsTooLong", null, encoded.length());
        }
        return encoded;
    }

    /** Whether somebody else deals with a call that failed, so that the delegate hears nothing. */
    boolean dealsWith(VoiceError error) {
        return whenFailed.test(error);
    }

    /** Collects connect options. */
    public static final class Builder extends CallOptions.Builder<Builder> {
        private final String accessToken;
        private Map<String, String> params = Map.of();
        private Predicate<VoiceError> whenFailed = _ -> false;

        /** Begins with the one thing that is needed. */
        public Builder(String accessToken) {
            this.accessToken = accessToken;
        }

        @Override
        Builder self() {
            return this;
        }

        /** See {@link ConnectOptions#params()}. */
        public Builder params(Map<String, String> value) {
            params = value;
            return this;
        }

        Builder whenFailed(Predicate<VoiceError> value) {
            whenFailed = value;
            return this;
        }

        /** The finished options. */
        public ConnectOptions build() {
            return new ConnectOptions(this);
        }
    }
}
