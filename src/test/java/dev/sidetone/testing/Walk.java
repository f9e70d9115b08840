package dev.sidetone.testing;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallActionType;
import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.testing.FakeApp.Response;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Three apps, a cellular phone and a person that do anything at any time, by a script. */
public final class Walk {
    private static final int CALLS = 6;
    private static final List<Class<? extends CXAction>> KINDS =
            List.of(
                    CXStartCallAction.class,
                    CXAnswerCallAction.class,
                    CXEndCallAction.class,
                    CXSetHeldCallAction.class,
                    CXSetMutedCallAction.class,
                    CXSetGroupCallAction.class,
                    CXPlayDTMFCallAction.class);

    /** What somebody does. */
    public enum Move {
        START,
        RING,
        CONNECTING,
        CONNECTED,
        ENDED,
        UPDATED,
        REQUEST_END,
        REQUEST_HOLD,
        REQUEST_GROUP,
        REQUEST_MANY,
        ANSWER,
        HOLD_AND_ANSWER,
        END_AND_ANSWER,
        END_HELD_AND_ANSWER,
        HANG_UP,
        HOLD,
        MUTE,
        SWAP,
        MERGE,
        PRIVATE,
        DIGIT,
        CELLULAR_RINGS,
        CELLULAR_CALLS,
        CELLULAR_ENDS,
        OTHER_MOOD,
        COMPLETE_SOMETHING,
        CONFIGURE,
        RESET,
        KILL,
        LAUNCH,
        PUSH,
        PROMISE,
        TIME_PASSES
    }

    /**
     * A step of a script.
     *
     * @param app 0 to 2
     * @param call 0 to 5
     * @param what varies the move
     * @param rests whether everything that is due happens before the next step
     */
    public record Step(Move move, int app, int call, int what, boolean rests) {
        @Override
        public String toString() {
            return "%s app %d call %d (%d)%s".formatted(move, app, call, what, rests ? ";" : ",");
        }
    }

    private final VirtualDevice phone = new VirtualDevice();
    private final List<FakeApp> apps = List.of(new FakeApp(), new FakeApp(), new FakeApp());
    private final List<InstalledApp> installed = new ArrayList<>();

    public Walk(Switches switches) {
        phone.device().setSwitches(switches);
        for (int i = 0; i < apps.size(); i++) {
            apps.get(i).observing().subscribing();
            installed.add(phone.launch("app" + i, apps.get(i)));
        }
    }

    /** The script of a seed. */
    public static List<Step> script(long seed, int steps) {
        Random random = new Random(seed);
        List<Step> script = new ArrayList<>();
        Move[] moves = Move.values();
        for (int i = 0; i < steps; i++) {
            Move move = moves[random.nextInt(moves.length)];
            boolean rare = move == Move.RESET || move == Move.KILL;
            script.add(
                    new Step(
                            rare && random.nextInt(8) > 0 ? Move.TIME_PASSES : move,
                            random.nextInt(3),
                            random.nextInt(CALLS),
                            random.nextInt(9_000),
                            random.nextInt(4) > 0));
        }
        return script;
    }

    public VirtualDevice phone() {
        return phone;
    }

    public List<FakeApp> apps() {
        return apps;
    }

    /** Carries out one step. */
    public void play(Step step) {
        UUID call = VirtualDevice.call(step.call());
        FakeApp app = apps.get(step.app());
        switch (step.move()) {
            case ANSWER -> phone.device().answer(call);
            case HOLD_AND_ANSWER -> phone.device().holdAndAnswer(call);
            case END_AND_ANSWER -> phone.device().endAndAnswer(call);
            case END_HELD_AND_ANSWER -> phone.device().endHeldAndAnswer(call);
            case HANG_UP -> phone.device().end(call);
            case HOLD -> phone.device().setHeld(call, step.what() % 2 == 0);
            case MUTE -> phone.device().setMuted(call, step.what() % 2 == 0);
            case SWAP -> phone.device().swap();
            case MERGE -> phone.device().merge();
            case PRIVATE -> phone.device().ungroup(call);
            case DIGIT -> phone.device().playDTMF(call, '7');
            case CELLULAR_RINGS -> phone.device().cellular().ring(call, "+15550100");
            case CELLULAR_CALLS -> phone.device().cellular().call(call, "+15550100");
            case CELLULAR_ENDS -> phone.device().cellular().remoteEnds(call);
            case RESET -> reset(step.what());
            case KILL -> installed.get(step.app()).kill();
            case PUSH -> phone.push(Map.of("n", step.call(), "twi_message_type", "x"));
            case PROMISE -> app.keepingPromises(step.what() % 4 > 0);
            case LAUNCH -> installed.get(step.app()).launch();
            case TIME_PASSES -> phone.advance(Duration.ofMillis(step.what()));
            default -> playApp(step, app, call);
        }
        if (step.rests()) {
            phone.run();
        }
        for (int i = 0; i < apps.size(); i++) {
            if (!installed.get(i).running()) {
                // what a dead process holds is nobody's any more
                apps.get(i).received().clear();
            }
        }
    }

    /** Whether the process of an app is there. */
    public boolean running(int app) {
        return installed.get(app).running();
    }

    private void reset(int what) {
        if (what % 2 == 0) {
            phone.device().crashDaemon();
        } else {
            phone.device().resetMediaServices();
        }
    }

    private void playApp(Step step, FakeApp app, UUID call) {
        int what = step.what();
        UUID other = VirtualDevice.call(what % CALLS);
        switch (step.move()) {
            case START -> app.start(call);
            case RING -> app.ring(call);
            case CONNECTING -> app.provider().reportOutgoingCallStartedConnecting(call, null);
            case CONNECTED -> app.provider().reportOutgoingCallConnected(call, null);
            case ENDED -> app.provider().reportCallEnded(call, null, reason(what));
            case UPDATED -> app.provider().reportCallUpdated(call, update(what));
            case REQUEST_END -> app.request(new CXEndCallAction(call));
            case REQUEST_HOLD -> app.request(new CXSetHeldCallAction(call, what % 2 == 0));
            case REQUEST_GROUP ->
                    app.request(new CXSetGroupCallAction(call, what % 3 == 0 ? null : other));
            case REQUEST_MANY -> app.request(many(call, other, what));
            case OTHER_MOOD ->
                    app.answering(KINDS.get(what % KINDS.size()), Response.values()[what / 10 % 3]);
            case COMPLETE_SOMETHING -> complete(app, what);
            case CONFIGURE -> configure(app, what);
            default -> throw new IllegalStateException(step.toString());
        }
    }

    private static CXCallEndedReason reason(int what) {
        CXCallEndedReason[] all = CXCallEndedReason.values();
        return all[what % all.length];
    }

    private static CXCallUpdate update(int what) {
        CXCallUpdate update = new CXCallUpdate();
        update.setSupportsHolding(what % 2 == 0);
        update.setSupportsGrouping(what % 3 > 0);
        return update;
    }

    private static CXAction[] many(UUID call, UUID other, int what) {
        return new CXAction[] {
            new CXSetHeldCallAction(call, what % 2 == 0),
            new CXSetMutedCallAction(other, what % 3 == 0),
            new CXPlayDTMFCallAction(call, "12", CXPlayDTMFCallActionType.SOFT_PAUSE),
            new CXAnswerCallAction(other)
        };
    }

    private static void complete(FakeApp app, int what) {
        if (!app.received().isEmpty()) {
            CXAction any = app.received().get(what % app.received().size());
            if (what % 2 == 0) {
                any.fulfill();
            } else {
                any.fail();
            }
        }
    }

    private static void configure(FakeApp app, int what) {
        var configuration = app.provider().configuration();
        configuration.setMaximumCallGroups(what % 4);
        configuration.setMaximumCallsPerCallGroup(what % 3 + 1);
        app.provider().setConfiguration(configuration);
    }

    /** Everybody behaves, time passes, everything is hung up, and nothing is under way. */
    public void settle() {
        for (FakeApp app : apps) {
            KINDS.forEach(kind -> app.answering(kind, Response.FULFIL));
        }
        for (int i = 0; i < 2; i++) {
            phone.advance(Duration.ofMinutes(11));
            for (int call = 0; call < CALLS; call++) {
                phone.device().end(VirtualDevice.call(call));
            }
        }
        phone.advance(Duration.ofMinutes(11));
    }
}
