package dev.sidetone.server.exchange;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.call.CallTokens.BridgeClaims;
import dev.sidetone.server.call.SealedCallTokens;
import dev.sidetone.server.script.Line;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Identified;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Place;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.token.AccessToken;
import dev.sidetone.token.Identity;
import dev.sidetone.token.InvalidToken;
import dev.sidetone.token.TokenInspector;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Who may speak on a socket, and what for. Lives on the server's queue. */
final class Admission {
    private static final Logger log = LoggerFactory.getLogger(Admission.class);
    private static final String GATEWAY = "sidetone";
    private static final String REGION = "local";
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9-]{1,63}");
    private static final int INVALID_NAME = 31105;
    private static final int INVALID_BRIDGE = 31104;
    private static final int REFUSED = 31201;
    private static final int REFUSED_MOBILE = 20151;
    private static final int NO_GRANT_MOBILE = 20106;
    private static final int NO_APPLICATION = 31001;
    private static final int NO_APPLICATION_MOBILE = 21218;
    private static final int NOT_FOUND = 31404;
    private static final int EXPIRED = 31205;
    private static final int EXPIRED_MOBILE = 20104;
    private static final int FORBIDDEN = 31203;
    private static final int FORBIDDEN_MOBILE = 20403;
    private static final int TOO_MANY = 31206;
    private static final String TOO_MANY_GUESSES =
            "too many tokens from this address were refused; wait a minute";
    private static final String EXPIRED_TEXT = "the access token has expired, fetch a fresh one";

    private final Time time;
    private final SerialQueue queue;
    private final TokenInspector inspector;
    private final Accounts accounts;
    private final SealedCallTokens callTokens;
    private volatile Place here = new Place(GATEWAY, REGION, REGION, null);

    Admission(
            Time time,
            SerialQueue queue,
            TokenInspector inspector,
            Accounts accounts,
            SealedCallTokens callTokens) {
        this.time = time;
        this.queue = queue;
        this.inspector = inspector;
        this.accounts = accounts;
        this.callTokens = callTokens;
    }

    /** The first words on a socket, or a fresh token later on. */
    void listen(Session session, Listen listen) {
        session.endpoint = listen.endpoint();
        if (guessesTooMuch(session)) {
            return;
        }
        try {
            AccessToken token = inspector.verify(listen.token(), time.now());
            admit(session, listen, token);
        } catch (InvalidToken invalid) {
            session.allowance.failed();
            var defect = invalid.defect();
            int code = session.code(defect.mobileCode(), defect.wireCode());
            session.send(Failed.of(code, invalid.getMessage()));
        }
    }

    private static boolean guessesTooMuch(Session session) {
        boolean much = !session.allowance.mayGuess();
        if (much) {
            session.send(Failed.of(TOO_MANY, TOO_MANY_GUESSES));
        }
        return much;
    }

    private void admit(Session session, Listen listen, AccessToken token) {
        WireError forbidden = forbidden(session, token);
        if (forbidden != null) {
            session.send(new Failed(forbidden, null, null));
            return;
        }
        String problem = Line.nameProblem(token.identity());
        if (problem != null) {
            session.send(Failed.of(INVALID_NAME, problem));
            return;
        }
        if (session.identity != null && !session.identity.equals(token.identity())) {
            session.send(
                    Failed.of(
                            session.code(REFUSED_MOBILE, REFUSED),
                            "this socket belongs to " + session.identity));
            return;
        }
        warn(token.identity());
        session.token = token;
        welcome(session, listen, token.identity(), token.expires());
        watchExpiry(session, token);
    }

    private static void warn(String identity) {
        String warning = Identity.warning(identity);
        if (warning != null) {
            log.warn(warning);
        }
    }

    /**
     * Where the JavaScript SDK is to send what it has to tell of its calls: it makes an address of
     * this that is our own, and not Twilio's (signaling.md §12).
     */
    void insightsAt(int tlsPort) {
        here = new Place(GATEWAY, REGION, REGION, "localhost:" + tlsPort + "/ins?p=");
    }

    private void welcome(Session session, Listen listen, String identity, Instant expires) {
        session.identity = identity;
        session.grace = Duration.ofSeconds(listen.reconnectTimeout());
        long ttl = Math.max(0, Duration.between(time.now(), expires).toSeconds());
        String account = session.token == null ? null : session.token.accountSid();
        session.send(new Connected(new Identified(identity, ttl, account), placeOf(session)));
    }

    /** To one of ours the server is wherever it was wished to be: it stands for the whole cloud. */
    private Place placeOf(Session session) {
        Endpoint endpoint = session.endpoint;
        Place now = here;
        return endpoint == null || !endpoint.sidetone()
                ? now
                : new Place(
                        now.gateway(),
                        label(endpoint.region(), now.region()),
                        label(endpoint.edge(), now.edge()),
                        now.home());
    }

    private static @Nullable String label(@Nullable String wished, @Nullable String usual) {
        return wished != null && LABEL.matcher(wished).matches() ? wished : usual;
    }

    private void watchExpiry(Session session, AccessToken token) {
        if (session.expiry != null) {
            session.expiry.cancel();
        }
        session.expiry =
                queue.after(
                        Duration.between(time.now(), token.expires()),
                        () ->
                                session.send(
                                        Failed.of(
                                                session.code(EXPIRED_MOBILE, EXPIRED),
                                                EXPIRED_TEXT)));
    }

    /**
     * A push is fetched, by somebody with an access token of the same identity or with nothing but
     * the bridge token; false when the caller of this has been told why not.
     */
    boolean listenBridged(Session session, Listen listen) {
        if (guessesTooMuch(session)) {
            return false;
        }
        String bridge = String.valueOf(listen.bridgeToken());
        BridgeClaims claims = callTokens.openBridge(bridge);
        if (claims == null) {
            session.allowance.failed();
            session.send(
                    Failed.of(
                            INVALID_BRIDGE,
                            "the bridge token is not from this server, or too old"));
            return false;
        }
        if (session.identity == null) {
            if (listen.token().equals(bridge)) {
                session.endpoint = listen.endpoint();
                welcome(session, listen, claims.identity(), time.now());
            } else {
                listen(session, listen);
            }
        }
        if (session.identity != null && !session.identity.equals(claims.identity())) {
            session.send(
                    Failed.of(
                            INVALID_BRIDGE,
                            "the push was for "
                                    + claims.identity()
                                    + ", not for "
                                    + session.identity));
            return false;
        }
        return session.identity != null;
    }

    /** Whether a session may take calls; if not, it has been told why. */
    boolean mayRegister(Session session) {
        AccessToken token = session.token;
        if (token == null || !token.voice().incoming()) {
            session.send(
                    Failed.of(
                            session.code(NO_GRANT_MOBILE, REFUSED),
                            "the access token allows no incoming calls (grants.voice.incoming)"));
            return false;
        }
        return !tellExpired(session, token);
    }

    private boolean tellExpired(Session session, AccessToken token) {
        boolean expired = !token.expires().isAfter(time.now());
        if (expired) {
            session.send(Failed.of(session.code(EXPIRED_MOBILE, EXPIRED), EXPIRED_TEXT));
        }
        return expired;
    }

    /** Why the application of a token takes no calls; null when it does. */
    @Nullable WireError closed(Session session, @Nullable String application) {
        if (application == null) {
            return new WireError(
                    session.code(NO_APPLICATION_MOBILE, NO_APPLICATION),
                    "the access token allows no outgoing calls"
                            + " (grants.voice.outgoing.application_sid)");
        }
        return switch (accounts.plan(application)) {
            case BY_NAME, VOICE_URL -> null;
            case NONE ->
                    new WireError(
                            NOT_FOUND,
                            "the application "
                                    + application
                                    + " has no voice URL; start the server with --voice-url");
            case UNKNOWN ->
                    new WireError(
                            session.code(NO_APPLICATION_MOBILE, NO_APPLICATION),
                            "this server has no application " + shown(application));
        };
    }

    private static String shown(String application) {
        return application.length() <= 40 ? application : application.substring(0, 40) + "…";
    }

    /** Why the account of a token may do nothing; null when it may. */
    @Nullable WireError forbidden(Session session, AccessToken token) {
        return accounts.isSuspended(token.accountSid())
                ? new WireError(
                        session.code(FORBIDDEN_MOBILE, FORBIDDEN),
                        "the account " + token.accountSid() + " is suspended")
                : null;
    }

    /** Whether the token of a session is over. */
    boolean expired(AccessToken token) {
        return !token.expires().isAfter(time.now());
    }
}
