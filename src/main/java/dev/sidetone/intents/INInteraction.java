package dev.sidetone.intents;

/**
 * What a person did that led to an intent.
 *
 * @param intent what they want
 */
public record INInteraction(INIntent intent) {}
