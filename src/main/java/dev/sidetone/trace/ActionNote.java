package dev.sidetone.trace;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * An action as events tell of it.
 *
 * @param kind Start, Answer, End, SetHeld, SetMuted, SetGroup, PlayDTMF, SetTranslating; or the
 *     class, where no provider can perform it
 * @param action its own uuid
 * @param call the call that it is about; null for none
 * @param argument what is to be set: {@code true}, {@code false}, the other call; empty for none
 */
public record ActionNote(String kind, UUID action, @Nullable UUID call, String argument) {
    @Override
    public String toString() {
        return argument.isEmpty() ? kind : kind + "(" + argument + ")";
    }
}
