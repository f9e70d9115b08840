/**
 * The sound of a process: cards, roles and routes, one mix a card, echo control, and who has the
 * microphone.
 */
@NullMarked
package dev.sidetone.audio.hub;

import org.jspecify.annotations.NullMarked;
