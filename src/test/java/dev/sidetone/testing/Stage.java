package dev.sidetone.testing;

import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.system.profile.Switch;
import dev.sidetone.trace.Event;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A phone with an app "mine", an app "other" and the cellular phone, for gestures on several calls.
 * Calls 1 to 4 are mine, 5 is the other's, 9 is cellular.
 */
public final class Stage {
    public static final UUID ONE = VirtualDevice.call(1);
    public static final UUID TWO = VirtualDevice.call(2);
    public static final UUID THREE = VirtualDevice.call(3);
    public static final UUID FOUR = VirtualDevice.call(4);
    public static final UUID OTHERS = VirtualDevice.call(5);
    public static final UUID CELLULAR = VirtualDevice.call(9);

    public final VirtualDevice phone = new VirtualDevice();
    public final FakeApp mine = new FakeApp();
    public final FakeApp other = new FakeApp();
    private long seen;

    public Stage() {
        mine.configuration().setMaximumCallGroups(3);
        phone.launch("mine", mine);
        phone.launch("other", other);
    }

    public <T> Stage with(Switch<T> which, T value) {
        phone.device().setSwitches(phone.device().switches().with(which, value));
        return this;
    }

    /** A call of mine that was answered and is talked in. */
    public Stage talking(UUID call) {
        return talking(mine, call);
    }

    public Stage talking(FakeApp app, UUID call) {
        app.ring(call);
        phone.device().answer(call);
        phone.run();
        forget();
        return this;
    }

    public Stage talkingCellular() {
        phone.device().cellular().call(CELLULAR, "+15550100");
        phone.run();
        forget();
        return this;
    }

    /** A call of mine that is held. */
    public Stage held(UUID call) {
        phone.device().setHeld(call, true);
        phone.run();
        forget();
        return this;
    }

    public Stage ringing(UUID call) {
        mine.ring(call);
        phone.run();
        forget();
        return this;
    }

    public Stage ringingCellular() {
        phone.device().cellular().ring(CELLULAR, "+15550100");
        phone.run();
        forget();
        return this;
    }

    public void run() {
        phone.run();
    }

    public void advance(Duration by) {
        phone.advance(by);
    }

    /** Looks only at what comes from now on. */
    public void forget() {
        mine.heard();
        other.heard();
        seen = phone.trace().written();
    }

    /**
     * The transactions that were delivered to apps or the cellular phone since: "mine: End,
     * Answer".
     */
    public List<String> delivered() {
        return phone.trace().since(seen).stream()
                .filter(event -> event.name().equals("TransactionDelivered"))
                .map(event -> event.app() + ": " + event.detail())
                .toList();
    }

    /** The names of the events since. */
    public List<String> events() {
        return phone.trace().since(seen).stream().map(Event::name).toList();
    }

    /** Why what was wished for since came to nothing. */
    public List<String> ignored() {
        return phone.trace().since(seen).stream()
                .filter(event -> event.name().equals("Ignored"))
                .map(event -> Objects.toString(event.detail()))
                .toList();
    }

    /** The calls that are there: "1", "2 held", "3 ringing", "4 group". */
    public List<String> calls() {
        return phone.device().snapshot().calls().stream().map(Stage::line).toList();
    }

    private static String line(SystemSnapshot.Line line) {
        return line.call().getLeastSignificantBits()
                + (line.ringing() ? " ringing" : "")
                + (line.onHold() ? " held" : "")
                + (line.group() == null ? "" : " group");
    }

    /** The buttons of the sheet. */
    public List<SystemSnapshot.Choice> choices() {
        SystemSnapshot.Sheet sheet = phone.device().snapshot().sheet();
        return sheet == null ? List.of() : sheet.choices();
    }

    public SystemSnapshot.Options options() {
        return phone.device().snapshot().options();
    }
}
