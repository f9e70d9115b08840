package dev.sidetone.trace;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened on a phone.
 *
 * @param id counts from 1 on each phone
 * @param cause the id of the event that led to this one; 0 for none
 * @param nanos monotonic time of the phone's {@code Time}
 * @param thread the serial queue, or else the thread, that wrote it
 * @param layer who wrote it
 * @param app in whose process, or about whose provider; empty for the phone itself
 * @param name past tense or the API's own word: {@code performAnswer}, {@code DeviceLost}
 * @param subject the call (UUID or SID), provider or device that it is about
 * @param detail further facts, immutable, never a secret; its {@code toString} is shown
 * @param ids which provider, transaction and action, where it is about one
 */
public record Event(
        long id,
        long cause,
        long nanos,
        String thread,
        Layer layer,
        String app,
        String name,
        @Nullable Object subject,
        @Nullable Object detail,
        Ids ids) {}
