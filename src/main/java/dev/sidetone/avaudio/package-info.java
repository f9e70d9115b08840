/** Apple's AVAudioSession in Java: category, mode, options, route, activation. */
@NullMarked
package dev.sidetone.avaudio;

import org.jspecify.annotations.NullMarked;
