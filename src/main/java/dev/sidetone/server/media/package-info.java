/**
 * Media of the legs that the server carries itself: prompts, recordings, rooms. The engine, and its
 * native libraries, are loaded when the first leg needs them.
 */
@NullMarked
package dev.sidetone.server.media;

import org.jspecify.annotations.NullMarked;
