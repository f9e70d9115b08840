package dev.sidetone.callkit;

import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.ActionNotes;
import dev.sidetone.trace.ConfigurationNote;
import dev.sidetone.trace.ErrorNote;
import dev.sidetone.trace.UpdateNote;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an app hands over, in the trace's own words: it knows no CallKit. */
final class Notes {
    private Notes() {}

    static @Nullable UUID callOf(CXAction action) {
        return action instanceof CXCallAction on ? on.callUUID() : null;
    }

    static @Nullable UUID callOf(List<CXAction> actions) {
        return actions.isEmpty() ? null : callOf(actions.getFirst());
    }

    static ActionNote of(CXAction action) {
        return new ActionNote(kind(action), action.uuid(), callOf(action), argument(action));
    }

    private static String kind(CXAction action) {
        return switch (action) {
            case CXStartCallAction _ -> "Start";
            case CXAnswerCallAction _ -> "Answer";
            case CXEndCallAction _ -> "End";
            case CXSetHeldCallAction _ -> "SetHeld";
            case CXSetMutedCallAction _ -> "SetMuted";
            case CXSetGroupCallAction _ -> "SetGroup";
            case CXPlayDTMFCallAction _ -> "PlayDTMF";
            case CXAction _ -> action.toString();
        };
    }

    private static String argument(CXAction action) {
        return switch (action) {
            case CXSetHeldCallAction held -> String.valueOf(held.isOnHold());
            case CXSetMutedCallAction muted -> String.valueOf(muted.isMuted());
            case CXSetGroupCallAction group -> String.valueOf(group.callUUIDToGroupWith());
            case CXPlayDTMFCallAction digits -> digits.digits();
            case CXAction _ -> "";
        };
    }

    static ActionNotes of(List<CXAction> actions) {
        return new ActionNotes(actions.stream().map(CXAction::note).toList());
    }

    static @Nullable ErrorNote of(@Nullable CXError error) {
        return error == null
                ? null
                : new ErrorNote(
                        error.code().domain(), error.code().rawValue(), error.code().toString());
    }

    static UpdateNote of(CXCallUpdate update) {
        CXHandle handle = update.remoteHandle();
        return new UpdateNote(
                handle == null ? null : handle.value(),
                update.supportsHolding(),
                update.supportsGrouping(),
                update.supportsUngrouping(),
                update.supportsDTMF());
    }

    static ConfigurationNote of(CXProviderConfiguration configuration) {
        return new ConfigurationNote(
                configuration.copyNumber(),
                configuration.maximumCallGroups(),
                configuration.maximumCallsPerCallGroup(),
                configuration.includesCallsInRecents(),
                configuration.supportedHandleTypes().stream()
                        .map(CXHandleType::name)
                        .collect(Collectors.toSet()));
    }
}
