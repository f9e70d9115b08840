package dev.sidetone.system;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.system.SystemSnapshot.Choice;
import dev.sidetone.system.SystemSnapshot.Form;
import dev.sidetone.system.callers.CallerBook;
import dev.sidetone.system.choices.CallOptions;
import dev.sidetone.system.choices.Sheets;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.system.rules.SessionRules;
import dev.sidetone.system.state.CallFacts;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.ProviderRecord;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Makes what the screen shows out of what the daemon knows and whom the phone knows. */
record Snapshots(CallerBook book) {
    SystemSnapshot of(
            DaemonState state,
            Switches switches,
            List<RouteHardware.Output> routes,
            boolean locked,
            List<SystemSnapshot.AppLine> apps) {
        return new SystemSnapshot(
                state.calls().values().stream().map(call -> line(state, switches, call)).toList(),
                sheet(state, switches, locked),
                new SystemSnapshot.Options(
                        CallOptions.add(state, switches),
                        CallOptions.swap(state, switches),
                        CallOptions.merge(state)),
                routes,
                SessionRules.active(state),
                locked,
                apps);
    }

    /** U4, R93: the app's own word, else the contact or the directory's label, else the handle. */
    String name(CallFacts facts) {
        if (facts.callerName() != null) {
            return facts.callerName();
        }
        if (facts.handle() == null) {
            return "Unknown";
        }
        String known = book.nameOf(facts.handle());
        return known != null ? known : facts.handle().value();
    }

    /** R93: what the directory says of a stranger that the app gives no name. */
    private @Nullable String label(CallFacts facts) {
        CXHandle handle = facts.callerName() == null ? facts.handle() : null;
        return handle == null ? null : book.labelOf(handle);
    }

    /** The sheet shows a stranger's number, with the label below. */
    private String sheetName(CallFacts facts) {
        CXHandle handle = facts.handle();
        return handle != null && label(facts) != null ? handle.value() : name(facts);
    }

    private SystemSnapshot.Line line(DaemonState state, Switches switches, CallRecord call) {
        return new SystemSnapshot.Line(
                call.uuid(),
                name(call.facts()),
                app(state, call),
                call.outgoing(),
                call.connecting(),
                call.connected(),
                call.onHold(),
                call.muted(),
                state.isPending(call, CXAnswerCallAction.class),
                state.isPending(call, CXSetHeldCallAction.class),
                state.isPending(call, CXSetMutedCallAction.class),
                state.isPending(call, CXEndCallAction.class),
                Sheets.canHold(call, switches),
                call.facts().canSendDigits(),
                CallOptions.ungroup(call),
                call.group() == 0 ? null : call.group(),
                call.connectedAt(),
                appName(state, switches, call),
                video(state, call));
    }

    private SystemSnapshot.@Nullable Sheet sheet(
            DaemonState state, Switches switches, boolean locked) {
        CallRecord call = Sheets.shown(state);
        if (call == null) {
            return null;
        }
        Sheets.Buttons buttons = Sheets.buttons(state, call, switches);
        return new SystemSnapshot.Sheet(
                call.uuid(),
                sheetName(call.facts()),
                label(call.facts()),
                appName(state, switches, call),
                video(state, call),
                form(buttons, switches, locked),
                choices(buttons),
                state.isPending(call, CXAnswerCallAction.class),
                state.isPending(call, CXEndCallAction.class));
    }

    private static Form form(Sheets.Buttons buttons, Switches switches, boolean locked) {
        if (buttons != Sheets.Buttons.PLAIN) {
            return Form.WAITING;
        }
        return locked ? Form.LOCKED : Form.of(switches.get(Quirk.ANNOUNCEMENT));
    }

    /** U6: the order in which they stand. */
    private static List<Choice> choices(Sheets.Buttons buttons) {
        return switch (buttons) {
            case PLAIN -> List.of(Choice.DECLINE, Choice.ACCEPT);
            case END -> List.of(Choice.END_AND_ACCEPT, Choice.DECLINE);
            case END_OR_HOLD ->
                    List.of(Choice.END_AND_ACCEPT, Choice.DECLINE, Choice.HOLD_AND_ACCEPT);
            case END_OR_END_HELD ->
                    List.of(Choice.END_AND_ACCEPT, Choice.DECLINE, Choice.END_HELD_AND_ACCEPT);
        };
    }

    private static String app(DaemonState state, CallRecord call) {
        ProviderRecord provider = state.providers().get(call.provider());
        return provider == null ? "" : provider.app();
    }

    /** Before iOS 14 the configuration's name, where it has one; since then the app's own. */
    private static String appName(DaemonState state, Switches switches, CallRecord call) {
        ProviderRecord provider = state.providers().get(call.provider());
        String given = provider == null ? null : provider.configuration().localizedName();
        return given == null || given.isBlank() || !switches.on(Quirk.LOCALIZED_NAME_SHOWN)
                ? app(state, call)
                : given;
    }

    /** U4: of a provider without video every call is an audio call. */
    private static boolean video(DaemonState state, CallRecord call) {
        ProviderRecord provider = state.providers().get(call.provider());
        return provider != null
                && provider.configuration().supportsVideo()
                && call.facts().hasVideo();
    }
}
