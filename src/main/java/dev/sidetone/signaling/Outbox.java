package dev.sidetone.signaling;

import java.util.ArrayList;
import java.util.List;

/** Messages that wait for the next socket. */
final class Outbox {
    private final List<Message> waiting = new ArrayList<>();

    /** Keeps a message; false when its type makes no sense on a later socket. */
    boolean keep(Message message) {
        boolean lasting = Gist.callOf(message) != null && !(message instanceof Message.Reinvite);
        if (lasting) {
            waiting.add(message);
        }
        return lasting;
    }

    /** All that waits, in the order in which it was kept; empty afterwards. */
    List<Message> takeAll() {
        List<Message> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    /** Drops everything of a call whose first invite still waits; true if there was one. */
    boolean drop(String callSid) {
        boolean unborn =
                waiting.stream()
                        .anyMatch(
                                message ->
                                        message instanceof Message.Invite invite
                                                && invite.reconnect() == null
                                                && invite.callSid().equals(callSid));
        if (unborn) {
            waiting.removeIf(message -> callSid.equals(Gist.callOf(message)));
        }
        return unborn;
    }
}
