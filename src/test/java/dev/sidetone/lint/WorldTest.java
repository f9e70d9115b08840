package dev.sidetone.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.ActionNotes;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Ids;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/** What lint remembers of a phone, and what it forgets. */
class WorldTest {
    private static final UUID CALL = new UUID(7, 1);
    private static final UUID OTHER = new UUID(7, 2);
    private static final UUID ACTION = new UUID(8, 1);
    private static final UUID LATER = new UUID(8, 2);

    private final World world = new World();
    private long nanos;

    private void tells(String app, String name, @Nullable Object about, @Nullable Object detail) {
        tells(app, name, about, detail, Ids.NONE);
    }

    private void tells(
            String app, String name, @Nullable Object about, @Nullable Object detail, Ids ids) {
        nanos++;
        world.update(new Event(nanos, 0, nanos, "", Layer.SYSTEM, app, name, about, detail, ids));
    }

    private void delivered(String app, ActionNote note) {
        tells(app, Names.Phone.TRANSACTION_DELIVERED, null, new ActionNotes(List.of(note)));
    }

    private static ActionNote end(UUID action, UUID call) {
        return new ActionNote("End", action, call, "");
    }

    @Test
    void ofLostEventsNothingIsKept() {
        assertThat(world.complete()).isTrue();
        world.app("mine");
        world.requested.put(ACTION, List.of());
        world.call(CALL);
        delivered("mine", end(ACTION, CALL));

        world.forget();

        assertThat(world.complete()).isFalse();
        assertThat(world.apps).isEmpty();
        assertThat(world.calls).isEmpty();
        assertThat(world.open).isEmpty();
        assertThat(world.requested).isEmpty();
        assertThat(world.deliveredAt).isEmpty();
    }

    @Test
    void callsAreTheirAppsOwn() {
        world.call(CALL).app = "mine";
        world.call(OTHER).app = "other";
        tells("mine", Names.Phone.CALL_CHANGED, CALL, Names.Phone.BEGUN);
        tells("other", Names.Phone.CALL_CHANGED, OTHER, Names.Phone.BEGUN);
        tells("mine", Names.Phone.CALL_CHANGED, null, Names.Phone.BEGUN);

        assertThat(world.liveCalls("mine")).containsExactly(world.call(CALL));
        assertThat(world.live()).hasSize(2);
        assertThat(world.inCall("mine")).isTrue();
        assertThat(world.inCall("nobody")).isFalse();

        tells("mine", Names.Phone.CALL_CHANGED, CALL, Names.Phone.ENDED);
        assertThat(world.inCall("mine")).isFalse();
        assertThat(world.inCall("other")).isTrue();
    }

    @Test
    void aCallThroughItsLife() {
        tells("mine", Names.Phone.CALL_CHANGED, CALL, Names.Phone.BEGUN);
        tells("mine", Names.Phone.CALL_CHANGED, CALL, Names.Phone.HELD);
        assertThat(world.call(CALL).held).isTrue();
        assertThat(world.call(CALL).connected).as("what is held was up").isTrue();
        tells("mine", Names.Phone.CALL_CHANGED, CALL, Names.Phone.CONNECTED);
        assertThat(world.call(CALL).held).isFalse();
        assertThat(world.call(CALL).endedAt).isEqualTo(Facts.NEVER);
        tells("mine", Names.Phone.CALL_CHANGED, CALL, Names.Phone.ENDED);

        assertThat(world.call(CALL).beganAt).isEqualTo(1);
        assertThat(world.call(CALL).endedAt).isEqualTo(4);
        assertThat(world.call(CALL).over).isTrue();
    }

    @Test
    void aUuidThatIsUsedAnewIsAnotherCall() {
        world.call(CALL).app = "mine";
        world.call(CALL).party = "carol";
        tells("mine", Names.Phone.CALL_CHANGED, CALL, Names.Phone.CONNECTED);
        tells("mine", Names.Phone.CALL_CHANGED, CALL, Names.Phone.BEGUN);
        assertThat(world.call(CALL).connected).as("not over").isTrue();
        tells("mine", Names.Phone.CALL_CHANGED, CALL, Names.Phone.ENDED);
        tells("mine", Names.Phone.CALL_CHANGED, CALL, Names.Phone.CONNECTED);
        tells("mine", Names.Phone.CALL_CHANGED, CALL, Names.Phone.ENDED);
        assertThat(world.call(CALL).beganAt).isEqualTo(1);

        tells("mine", Names.Phone.CALL_CHANGED, CALL, Names.Phone.BEGUN);

        assertThat(world.call(CALL).connected).isFalse();
        assertThat(world.call(CALL).beganAt).isEqualTo(nanos);
        assertThat(world.call(CALL).endedAt).isEqualTo(Facts.NEVER);
        assertThat(world.call(CALL).app).isEqualTo("mine");
        assertThat(world.call(CALL).party).isEqualTo("carol");
    }

    @Test
    void anActionIsOpenUntilItIsOver() {
        delivered("mine", end(ACTION, CALL));
        delivered("other", end(LATER, OTHER));

        assertThat(world.openAction("mine", null, "End", "")).isSameAs(world.open.get(ACTION));
        assertThat(world.openAction("other", null, "End", "")).isSameAs(world.open.get(LATER));
        assertThat(world.openAction("mine", OTHER, "End", "")).isNull();
        assertThat(world.openAction("mine", CALL, "Answer", "")).isNull();
        tells("mine", Names.Phone.ACTION_TIMED_OUT, CALL, null, Ids.action(ACTION));
        assertThat(world.open).containsOnlyKeys(LATER);
        tells("other", Names.Phone.ACTION_ABANDONED, CALL, null, Ids.action(LATER));
        assertThat(world.open).isEmpty();
    }

    @Test
    void whoHangsUpByHandIsKnown() {
        ActionNote answer = new ActionNote("Answer", ACTION, OTHER, "");
        ActionNote nothing = new ActionNote("End", ACTION, null, "");

        tells(
                "",
                Names.Phone.GESTURE,
                null,
                new ActionNotes(List.of(answer, nothing, end(LATER, CALL))));

        assertThat(world.call(CALL).endGesture).isTrue();
        assertThat(world.call(OTHER).endGesture).isFalse();
        assertThat(world.calls).hasSize(2);
    }

    @Test
    void withItsProcessAnAppsActionsAreGone() {
        tells("mine", Names.Phone.APP_LIFE, "mine", "FOREGROUND");
        world.app("mine").providers = 1;
        delivered("mine", end(ACTION, CALL));
        delivered("other", end(LATER, OTHER));
        assertThat(world.app("mine").inFront).isTrue();

        tells("mine", Names.Phone.APP_LIFE, "mine", "BACKGROUND");
        assertThat(world.app("mine").inFront).isFalse();
        assertThat(world.app("mine").providers).isEqualTo(1);
        assertThat(world.open).hasSize(2);
        tells("mine", Names.Phone.APP_LIFE, "mine", Names.Phone.NOT_RUNNING);

        assertThat(world.app("mine").providers).isZero();
        assertThat(world.open).containsOnlyKeys(LATER);
    }
}
