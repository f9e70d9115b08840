package dev.sidetone.server.media;

import java.net.URI;
import java.time.Duration;

/** Something that a leg is given to hear. */
public sealed interface Prompt {
    /**
     * Words, spoken by a voice of this machine; an earcon and a line in the log where there is
     * none.
     *
     * @param voice as the document says it; a voice that is not here becomes the usual one
     * @param language a tag such as {@code en-US}
     */
    record Speech(String text, String voice, String language) implements Prompt {}

    /** A recording behind http or https. */
    record Web(URI at) implements Prompt {}

    /** A recording of Sidetone's own, by name: {@code greeting}, {@code ringback}. */
    record Sound(String name) implements Prompt {}

    /** Keys pressed: {@code 0-9*#}, and {@code w} for half a second of silence. */
    record Tones(String digits) implements Prompt {}

    /** Nothing. */
    record Silence(Duration length) implements Prompt {}
}
