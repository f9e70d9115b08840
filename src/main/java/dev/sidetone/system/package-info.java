/**
 * The phone behind CallKit, AVAudioSession and PushKit: apps and their lives, the ports to its
 * hardware, what its own screen shows. The call daemon is in {@code daemon} (running), {@code
 * rules} (pure transitions) and {@code state} (what it knows).
 */
@NullMarked
package dev.sidetone.system;

import org.jspecify.annotations.NullMarked;
