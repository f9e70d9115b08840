/**
 * The owner of the phone's sound, for apps that activate their sessions themselves: who plays, who
 * is interrupted and who hears of it. Pure transitions ({@code SoundRules}) and the daemon that
 * runs them. It knows of calls only that somebody has the sound, or rings.
 */
@NullMarked
package dev.sidetone.system.sound;

import org.jspecify.annotations.NullMarked;
