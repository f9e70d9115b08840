package dev.sidetone.system.sound;

import dev.sidetone.avaudio.AVAudioSessionErrorCode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What an event leads to.
 *
 * @param state from now on
 * @param effects to be done, in this order
 * @param refusal what the app that asked is told; null when it was done, or nobody asked. A refusal
 *     mostly, not always, means that nothing has changed (A1)
 */
public record SoundTransition(
        SoundState state, List<SoundEffect> effects, @Nullable AVAudioSessionErrorCode refusal) {}
