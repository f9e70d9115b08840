package dev.sidetone.system.daemon;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXSetTranslatingCallAction;
import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.ActionNotes;
import dev.sidetone.trace.ErrorNote;

import java.util.List;

/** Actions and errors in the trace's own words: it knows no CallKit. */
final class Notes {
    private Notes() {}

    static ActionNote of(CXAction action) {
        String name = action.getClass().getSimpleName();
        return new ActionNote(
                name.startsWith("CX") && name.endsWith("CallAction")
                        ? name.substring(2, name.length() - "CallAction".length())
                        : name,
                action.uuid(),
                action instanceof CXCallAction on ? on.callUUID() : null,
                argument(action));
    }

    private static String argument(CXAction action) {
        return switch (action) {
            case CXSetHeldCallAction held -> String.valueOf(held.isOnHold());
            case CXSetMutedCallAction muted -> String.valueOf(muted.isMuted());
            case CXSetGroupCallAction group -> String.valueOf(group.callUUIDToGroupWith());
            case CXPlayDTMFCallAction digits -> digits.digits();
            case CXSetTranslatingCallAction on -> String.valueOf(on.isTranslating());
            case CXAction _ -> "";
        };
    }

    /** Several, shown with commas between them. */
    static ActionNotes of(List<? extends CXAction> actions) {
        return new ActionNotes(actions.stream().map(Notes::of).toList());
    }

    static ErrorNote of(CXError error) {
        return new ErrorNote(
                error.code().domain(), error.code().rawValue(), error.code().toString());
    }
}
