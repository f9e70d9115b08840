package dev.sidetone.voice.quality;

/** What a second must be judged by besides its figures. */
public record Circumstances(boolean muted, boolean held, boolean interrupted) {
    /** A call in which both talk. */
    public static final Circumstances TALKING = new Circumstances(false, false, false);
}
