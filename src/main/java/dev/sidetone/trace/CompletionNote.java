package dev.sidetone.trace;

/**
 * A call of fulfill or fail, as events tell of it.
 *
 * @param action which
 * @param standing how the action stood before
 */
public record CompletionNote(ActionNote action, Standing standing) {
    /** How an action can stand. */
    public enum Standing {
        /** A provider holds it: the call counts. */
        OPEN,
        /** It was fulfilled or failed before (L06). */
        COMPLETE,
        /** The phone waits no longer (L07). */
        TIMED_OUT,
        /** Its call is over: the app could not know (R29). */
        ABANDONED,
        /** No provider holds it: it was made by the app, or is a copy (R22). */
        LOOSE
    }

    @Override
    public String toString() {
        return standing == Standing.OPEN ? action.toString() : action + ", " + standing;
    }
}
