package dev.sidetone.trace;

/**
 * A mistake of an app that lint has found, as it stands in the trace.
 *
 * @param severity ERROR, WARNING or INFO
 * @param text what was seen and what to do
 */
public record FindingNote(String severity, String text) {
    @Override
    public String toString() {
        return severity + ": " + text;
    }
}
