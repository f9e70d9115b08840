package dev.sidetone.trace;

/**
 * What an app shows of a call.
 *
 * @param live whether it is still going on
 * @param held whether it is shown as held
 * @param muted whether it is shown as muted
 */
public record ShownNote(boolean live, boolean held, boolean muted) {
    @Override
    public String toString() {
        return (live ? "live" : "over") + (held ? ", held" : "") + (muted ? ", muted" : "");
    }
}
