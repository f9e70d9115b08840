package dev.sidetone.server.exchange;

import dev.sidetone.server.call.CallRules;
import dev.sidetone.server.call.Callee;
import dev.sidetone.server.call.Fork;
import dev.sidetone.server.call.Placement;
import dev.sidetone.server.call.SessionDescription;
import dev.sidetone.server.exchange.Programs.Program;
import dev.sidetone.server.limit.Utf8;
import dev.sidetone.server.watch.ServerEvent;
import dev.sidetone.server.watch.Watch;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.time.Randomness;
import dev.sidetone.token.AccessToken;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.regex.Pattern;

/** New calls: are they allowed, and where do they ring? Lives on the server's queue. */
final class Placing {
    private static final Pattern TEMPORARY_SID = Pattern.compile("TJS[A-Za-z0-9-]{1,61}");
    private static final Logger log = LoggerFactory.getLogger(Placing.class);
    private static final int ADVISED_PARAMS = 800;
    private static final int MAX_PARAMS = 8 * 1024;
    private static final int MAX_RINGING = 32;
    private static final int MAX_POSTPONED = 16;

    private final CallRoom room;
    private final Callees callees;
    private final Programs programs;
    private final Admission admission;
    private final Randomness randomness;
    private final Watch watch;

    Placing(
            CallRoom room,
            Callees callees,
            Programs programs,
            Admission admission,
            Randomness randomness,
            Watch watch) {
        this.room = room;
        this.callees = callees;
        this.programs = programs;
        this.admission = admission;
        this.randomness = randomness;
        this.watch = watch;
    }

    /**
     * The JavaScript SDK gives {@code ringing} and {@code answer} to whichever call waits for one:
     * the next call of such a socket is set up only when the one before it is past that.
     */
    void postpone(Session session, Invite invite) {
        if (session.waiting.size() >= MAX_POSTPONED) {
            refuse(session, invite, 31206, "too many calls at once");
        } else {
            session.waiting.add(invite);
        }
    }

    void place(Session session, Invite invite) {
        WireError problem = problem(session, invite);
        AccessToken token = session.token;
        if (problem != null || token == null) {
            refuse(session, invite, problem);
            return;
        }
        String sid = randomness.sid("CA");
        warn(sid, invite.params());
        String from = callees.callerName(token.identity());
        Program program = programs.of(sid, from, token, invite.params());
        Destination to = Destination.of(invite.params(), token.voice().outgoingParams());
        Callee callee = callees.named(to.name(), to.params());
        List<Fork> forks =
                program == null ? callees.forks(callee, session.id) : List.of(program.fork());
        if (forks.isEmpty()) {
            refuse(session, invite, callees.nobody(callee, to.shown()));
            return;
        }
        var placement =
                new Placement(
                        null,
                        invite.callSid(),
                        from,
                        program == null ? callee.identity() : program.called(),
                        String.valueOf(invite.sdp()),
                        program == null ? CallRules.RING_TIME : program.ring());
        if (!session.sidetone()) {
            session.settingUp = sid;
        }
        room.place(CallRules.placed(placement, sid, token.identity(), session.attachment(), forks));
    }

    /** Published guidance: more than this is cut off or refused elsewhere (voice-sdk.md §5.5). */
    private void warn(String sid, @Nullable String params) {
        int length = params == null ? 0 : Utf8.length(params);
        if (length > ADVISED_PARAMS) {
            log.warn(
                    "The parameters of the call {} have {} bytes; more than {} may be too many for"
                            + " other voice servers.",
                    sid,
                    length,
                    ADVISED_PARAMS);
            room.note(sid, "LargeParams", length);
        }
    }

    private @Nullable WireError problem(Session session, Invite invite) {
        AccessToken token = session.token;
        String params = invite.params();
        if (token == null) {
            return new WireError(session.code(20151, 31201), "calling needs an access token");
        }
        if (!session.calls.take(session.heardAt) || !session.allowance.mayCall()) {
            return new WireError(31206, "too many calls in a short time; wait a moment");
        }
        if (admission.expired(token)) {
            return new WireError(session.code(20104, 31205), "the access token has expired");
        }
        WireError forbidden = admission.forbidden(session, token);
        if (forbidden != null) {
            return forbidden;
        }
        WireError closed = admission.closed(session, token.voice().applicationSid());
        if (closed != null) {
            return closed;
        }
        if (!TEMPORARY_SID.matcher(invite.callSid()).matches()
                || room.callOf(invite.callSid()) != null) {
            return new WireError(31400, "the temporary SID of the call cannot be used");
        }
        if (!SessionDescription.plausible(invite.sdp())) {
            return new WireError(31400, "the offer is no session description");
        }
        if (params != null && Utf8.length(params) > MAX_PARAMS) {
            return new WireError(31103, "the parameters of the call are longer than 8 kB");
        }
        return room.callsPlacedOn(session.id) >= MAX_RINGING
                ? new WireError(31206, "too many calls at once")
                : null;
    }

    private void refuse(Session session, Invite invite, int code, String text) {
        refuse(session, invite, new WireError(code, text));
    }

    private void refuse(Session session, Invite invite, @Nullable WireError why) {
        if (why != null) {
            watch.saw(new ServerEvent.Refused(session.identity, why));
        }
        session.send(new Hangup(invite.callSid(), why, null));
    }
}
