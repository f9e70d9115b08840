package dev.sidetone.wiring;

import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;

import org.jspecify.annotations.Nullable;

/** Tells a server of ours its secret, when it asks for it and the environment has one. */
public final class ServerSecret implements Authenticator {
    /** Where it is. */
    public static final String VARIABLE = "SIDETONE_SECRET";

    private static final String REALM = "Sidetone";

    private final String secret;

    ServerSecret(String secret) {
        this.secret = secret;
    }

    /** A client that knows the environment's secret, if there is one. */
    public static OkHttpClient known(OkHttpClient http) {
        String secret = System.getenv(VARIABLE);
        return secret == null || secret.isEmpty()
                ? http
                : http.newBuilder().authenticator(new ServerSecret(secret)).build();
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        Request asked = response.request();
        boolean ours = false;
        for (Challenge challenge : response.challenges()) {
            ours |= REALM.equals(challenge.realm());
        }
        return ours && asked.header("Authorization") == null
                ? asked.newBuilder().header("Authorization", "Bearer " + secret).build()
                : null;
    }
}
