/**
 * Sounds that the server plays: files of the web and of its own, speech, tones. Nothing in here
 * knows of calls.
 */
@NullMarked
package dev.sidetone.server.media.sound;

import org.jspecify.annotations.NullMarked;
