package dev.sidetone.server.exchange;

import dev.sidetone.server.call.CallEvent;
import dev.sidetone.server.call.CallRules;
import dev.sidetone.server.call.CallState.Ringing;
import dev.sidetone.server.call.CallTokens.BridgeClaims;
import dev.sidetone.server.call.CallTokens.LegClaims;
import dev.sidetone.server.call.CallTokens.MediaWay;
import dev.sidetone.server.call.SealedCallTokens;
import dev.sidetone.signaling.Message.Cancel;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

/**
 * Calls that come to this socket from elsewhere: from a push, from a socket that broke, or from a
 * server that has gone. Lives on the server's queue.
 */
final class Resuming {
    private static final int BAD_TOKEN = 31107;
    private static final int NOT_YOURS = 31209;
    private static final int CONNECTION_LOST = 53001;

    private final CallRoom room;
    private final SealedCallTokens tokens;

    Resuming(CallRoom room, SealedCallTokens tokens) {
        this.room = room;
        this.tokens = tokens;
    }

    /** Somebody who was pushed wants the offer; the session has been found to be the callee. */
    void fetch(Session session, String bridgeToken) {
        BridgeClaims claims = tokens.openBridge(bridgeToken);
        if (claims == null) {
            return;
        }
        if (room.callOf(claims.sid()) instanceof Ringing) {
            room.on(claims.sid(), new CallEvent.Fetched(claims.sid(), session.attachment()));
        } else if (room.callOf(claims.sid()) == null) {
            session.send(new Cancel(claims.sid()));
        }
    }

    void resume(Session session, Invite invite) {
        LegClaims claims = tokens.openReconnect(String.valueOf(invite.reconnect()));
        if (claims == null) {
            end(session, invite, new WireError(BAD_TOKEN, "the reconnect token is not from here"));
            return;
        }
        if (!claims.sid().equals(invite.callSid()) || !claims.identity().equals(session.identity)) {
            end(
                    session,
                    invite,
                    new WireError(NOT_YOURS, "the reconnect token belongs to another call"));
            return;
        }
        var resumed = new CallEvent.Resumed(claims.sid(), session.attachment(), invite.sdp());
        if (room.callOf(claims.sid()) != null) {
            room.on(claims.sid(), resumed);
        } else if (ended(claims)) {
            end(session, invite, null);
        } else if (claims.way() == MediaWay.SERVED) {
            end(
                    session,
                    invite,
                    new WireError(
                            CONNECTION_LOST,
                            "the server that carried the sound of the call has gone"));
        } else {
            room.rebuild(CallRules.rebuilt(claims), resumed);
        }
    }

    /** A call of ours that we do not know is over; one of another server may go on here. */
    private boolean ended(LegClaims claims) {
        return !tokens.isForeign(claims)
                || room.farewells().has(claims.sid())
                || room.farewells().has(claims.peerSid())
                || room.callOf(claims.peerSid()) != null;
    }

    private static void end(Session session, Invite invite, @Nullable WireError why) {
        session.send(new Hangup(invite.callSid(), why, null));
    }
}
