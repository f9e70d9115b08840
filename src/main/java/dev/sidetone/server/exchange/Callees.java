package dev.sidetone.server.exchange;

import dev.sidetone.server.binding.Deliveries;
import dev.sidetone.server.binding.PushLinks;
import dev.sidetone.server.call.Callee;
import dev.sidetone.server.call.Fork;
import dev.sidetone.server.call.SocketId;
import dev.sidetone.server.numbers.NumberBook;
import dev.sidetone.server.twiml.TwimlError;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.time.Randomness;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Where somebody can be rung. Lives on the server's queue. */
record Callees(
        Sessions sessions,
        Deliveries deliveries,
        NumberBook numbers,
        PushLinks links,
        Randomness randomness) {
    private static final int MAX_FORKS = 10;
    private static final int UNAVAILABLE = 31480;
    private static final int NOWHERE = 31404;
    private static final String CLIENT = "client:";

    /** An identity, or a number of somebody's own. */
    Callee named(String dialled, String params) {
        String owner = numbers.ownerOf(dialled);
        return owner == null ? Callee.client(dialled, params) : new Callee(owner, dialled, params);
    }

    /** Whose number it is; as if it were a name where it is nobody's. */
    Callee numbered(String number) {
        String owner = numbers.ownerOf(number);
        return new Callee(owner == null ? number : owner, number, "");
    }

    /** Why a number cannot be called; null where it is somebody's. */
    @Nullable WireError problemOf(String number) {
        return numbers.ownerOf(number) != null
                ? null
                : new WireError(
                        NOWHERE,
                        TwimlError.NUMBER_UNKNOWN.number()
                                + " nobody here has the number "
                                + number
                                + ": give it to a phone with --number, or call one of \"sidetone"
                                + " lines\"");
    }

    /** Whoever has a number of their own calls with it. */
    String callerName(String identity) {
        String number = numbers.numberOf(identity);
        return number == null ? CLIENT + identity : number;
    }

    /** Why somebody without endpoints cannot be rung. */
    WireError nobody(Callee callee, String shown) {
        String problem = deliveries.problem(callee.identity());
        return new WireError(
                UNAVAILABLE,
                problem == null ? "nobody named " + shown + " is registered" : problem);
    }

    /** All endpoints of the callee but the caller's own socket; none for nobody. */
    List<Fork> forks(Callee callee, SocketId caller) {
        List<Fork> forks = onSockets(callee, caller);
        forks.addAll(pushed(callee));
        return few(forks);
    }

    /**
     * All endpoints of the callee.
     *
     * @param notified is posted what would be pushed, and nobody is pushed then; null for nobody
     */
    List<Fork> forks(Callee callee, @Nullable String notified) {
        List<Fork> forks = onSockets(callee, null);
        if (notified == null) {
            forks.addAll(pushed(callee));
        } else {
            String message = randomness.sid("RU");
            forks.add(Fork.byWebhook(randomness.sid("CA"), callee, notified, message));
        }
        return few(forks);
    }

    private static List<Fork> few(List<Fork> forks) {
        return forks.size() <= MAX_FORKS ? forks : forks.subList(0, MAX_FORKS);
    }

    private List<Fork> onSockets(Callee callee, @Nullable SocketId caller) {
        List<Fork> forks = new ArrayList<>();
        for (Session session : sessions.registeredAs(callee.identity())) {
            if (!session.id.equals(caller)) {
                forks.add(Fork.onSocket(randomness.sid("CA"), callee, session.attachment()));
            }
        }
        return forks;
    }

    private List<Fork> pushed(Callee callee) {
        List<Fork> forks = new ArrayList<>();
        for (String device : deliveries.to(callee.identity())) {
            forks.add(
                    Fork.byPush(
                            randomness.sid("CA"),
                            callee,
                            device,
                            randomness.sid("RU"),
                            links.isUp(device)));
        }
        return forks;
    }
}
