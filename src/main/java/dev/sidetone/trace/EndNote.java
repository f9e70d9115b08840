package dev.sidetone.trace;

/**
 * A call that an app reports as ended.
 *
 * @param reason CallKit's word for it, such as {@code REMOTE_ENDED}
 */
public record EndNote(String reason) {
    @Override
    public String toString() {
        return reason;
    }
}
