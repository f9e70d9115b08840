/**
 * The app that is installed on the emulated phone: its provider delegate, calls and account. Knows
 * no JavaFX.
 */
@NullMarked
package dev.sidetone.softphone;

import org.jspecify.annotations.NullMarked;
