/**
 * The sound of macOS and Windows, by the WebRTC library's own player and recorder. They would work
 * on Linux too, but cannot choose a device there.
 */
@NullMarked
package dev.sidetone.audio.desktop;

import org.jspecify.annotations.NullMarked;
