package dev.sidetone.testing;

import dev.sidetone.softphone.CallSnapshot;
import dev.sidetone.softphone.CallStatus;
import dev.sidetone.softphone.SoftphoneSnapshot;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.trace.Trace;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Rehearsal;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A phone that shows what it is told to show and remembers gestures. */
public final class FakePhone implements Phone {
    public static final UUID CALL = new UUID(1, 1);
    public static final List<PhoneSnapshot.Route> TWO_ROUTES =
            List.of(
                    new PhoneSnapshot.Route(
                            "receiver", "Receiver", "Receiver", "Built-in audio", true),
                    new PhoneSnapshot.Route(
                            "speaker", "Speaker", "Speaker", "Built-in audio", false));

    private final List<Rehearsal> rehearsals = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    // each event is 1.7 ms after the one before
    private final Trace trace =
            new Trace(() -> nanos.addAndGet(1_700_000), () -> "alice main", Trace.CAPACITY);
    private final List<Gesture> gestures = new ArrayList<>();
    private final List<Consumer<PhoneSnapshot>> observers = new ArrayList<>();
    private PhoneSnapshot snapshot = idle("alice");
    private @Nullable String refusal;
    private boolean closed;

    /** Registered, no call. */
    public static PhoneSnapshot idle(String identity) {
        return with(identity, List.of(), null);
    }

    /** A phone with these calls and this sheet. */
    public static PhoneSnapshot with(
            String identity, List<CallSnapshot> calls, SystemSnapshot.@Nullable Sheet sheet) {
        return new PhoneSnapshot(
                new SoftphoneSnapshot(
                        identity,
                        SoftphoneSnapshot.Registration.REGISTERED,
                        "Registered",
                        calls,
                        List.of()),
                TWO_ROUTES,
                null,
                true,
                system(List.of(), sheet),
                List.of(),
                new PhoneSnapshot.Emulation(18, List.of(17, 18), "OFF", true, List.of()));
    }

    /** A screen with these calls and this sheet. */
    public static SystemSnapshot system(
            List<SystemSnapshot.Line> lines, SystemSnapshot.@Nullable Sheet sheet) {
        return new SystemSnapshot(
                lines,
                sheet,
                new SystemSnapshot.Options(false, false, false),
                List.of(),
                false,
                false,
                List.of());
    }

    /** The sheet of a first call of the softphone. */
    public static SystemSnapshot.Sheet sheet(String name) {
        return new SystemSnapshot.Sheet(
                CALL,
                name,
                "Sidetone",
                false,
                SystemSnapshot.Form.BANNER,
                List.of(SystemSnapshot.Choice.DECLINE, SystemSnapshot.Choice.ACCEPT),
                false,
                false);
    }

    /** A call with somebody. */
    public static CallSnapshot call(String name, CallStatus status) {
        return new CallSketch(name, status).snapshot();
    }

    /** Shows this from now on. */
    public void show(PhoneSnapshot now) {
        snapshot = now;
        observers.forEach(observer -> observer.accept(now));
    }

    /** What was done on it. */
    public List<Gesture> gestures() {
        return gestures;
    }

    public boolean closed() {
        return closed;
    }

    @Override
    public PhoneSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public AutoCloseable observe(Consumer<PhoneSnapshot> observer) {
        observers.add(observer);
        observer.accept(snapshot);
        return () -> observers.remove(observer);
    }

    @Override
    public double level(UUID call) {
        return 0.5;
    }

    @Override
    public double microphoneLevel() {
        return 0.6;
    }

    @Override
    public void perform(Gesture gesture) {
        gestures.add(gesture);
    }

    @Override
    public void rehearse(Rehearsal what) {
        if (refusal != null) {
            throw new IllegalArgumentException(refusal);
        }
        rehearsals.add(what);
    }

    /** Refuses from now on, in these words. */
    public void refuse(String words) {
        refusal = words;
    }

    /** What was made to happen around it. */
    public List<Rehearsal> rehearsals() {
        return rehearsals;
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public void close() {
        closed = true;
    }
}
