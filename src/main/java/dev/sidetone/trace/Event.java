package dev.sidetone.trace;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened on a phone.
 *
 * @param id counts from 1 on each phone
 * @param cause the id of the event that led to this one; 0 for none
 * @param nanos monotonic time of the phone's {@code Time}
 * @param layer who wrote it
 * @param name past tense or the API's own word: {@code performAnswer}, {@code DeviceLost}
 * @param subject the call (UUID or SID), provider or device that it is about
 * @param detail further facts, immutable, never a secret; its {@code toString} is shown
 */
public record Event(
        long id,
        long cause,
        long nanos,
        Layer layer,
        String name,
        @Nullable Object subject,
        @Nullable Object detail) {}
