package dev.sidetone.lint;

import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Flow;
import dev.sidetone.trace.ShownNote;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** What is known of apps, calls and actions. Times are nanoseconds; {@link #NEVER} is long ago. */
final class Facts {
    static final long NEVER = Long.MIN_VALUE / 2;

    private Facts() {}

    /** An app that was seen. */
    static final class App {
        final String name;
        int providers;
        int providersEver;
        boolean sessionActive;
        boolean sessionKnown;
        boolean playsAndRecords;
        boolean rendering;
        boolean capturing;
        boolean switchedOn;
        boolean inFront;
        Set<String> methods = Set.of();
        boolean delegateKnown;
        boolean everHeld;
        long providerMadeAt = NEVER;
        String providerMadeOn = "";
        long resetAt = NEVER;
        long unregisteredAt = NEVER;
        long deactivatedAt = NEVER;
        @Nullable Push push;

        App(String name) {
            this.name = name;
        }
    }

    /** A push that an app is handed, until it has reported a call for it. */
    static final class Push {
        final long callback;
        final boolean call;
        final boolean known;
        final boolean exempt;
        boolean returned;
        boolean found;

        Push(long callback, boolean call, boolean known, boolean exempt) {
            this.callback = callback;
            this.call = call;
            this.known = known;
            this.exempt = exempt;
        }
    }

    /** A call that the system or an app named. */
    static final class Call {
        final UUID id;
        String app = "";
        boolean outgoing;
        boolean live;
        boolean connected;
        boolean held;
        boolean over;
        boolean muted;
        @Nullable String party;
        boolean reportPending;
        boolean touchedEarly;
        boolean refused;
        @Nullable Boolean holding;
        boolean capabilitiesTold;
        @Nullable Instant connecting;
        boolean reportedConnected;
        boolean endPerformed;
        boolean endGesture;
        boolean endReported;
        boolean mediaOpen;
        Flow flow = Flow.NONE;
        @Nullable ShownNote shown;
        @Nullable UUID group;
        long beganAt = NEVER;
        long endedAt = NEVER;
        long byeAt = NEVER;
        long changedAt = NEVER;
        long heldPerformedAt = NEVER;
        long mutedPerformedAt = NEVER;

        Call(UUID id) {
            this.id = id;
        }

        /** Calls of one group may sound together. */
        UUID company() {
            return group == null ? id : group;
        }
    }

    /** An action on its way through a provider. */
    static final class Action {
        final ActionNote note;
        final String app;
        final @Nullable UUID transaction;
        final long deliveredAt;
        boolean takenOver;
        boolean complete;
        boolean warned;
        @Nullable Event performed;
        long performedAt = NEVER;
        long limit;

        Action(ActionNote note, String app, @Nullable UUID transaction, long deliveredAt) {
            this.note = note;
            this.app = app;
            this.transaction = transaction;
            this.deliveredAt = deliveredAt;
        }

        boolean is(String kind, String argument) {
            return note.kind().equals(kind) && note.argument().equals(argument);
        }
    }

    /** The last few of something, in the order in which they came. */
    static final class Lately<T> {
        private final int kept;
        private final Set<T> all = new LinkedHashSet<>();

        Lately(int kept) {
            this.kept = kept;
        }

        boolean add(T one) {
            if (all.size() >= kept) {
                all.remove(all.iterator().next());
            }
            return all.add(one);
        }

        boolean contains(@Nullable Object one) {
            return all.contains(one);
        }
    }
}
