package dev.sidetone.trace;

/**
 * Which ways sound of a call flows.
 *
 * @param in what the other side says is played
 * @param out what the microphone hears is sent
 */
public record Flow(boolean in, boolean out) {
    public static final Flow NONE = new Flow(false, false);

    @Override
    public String toString() {
        return in ? (out ? "both ways" : "in only") : out ? "out only" : "neither way";
    }
}
