/** The emulated phone as a library: a device on virtual time for apps under test. */
@NullMarked
package dev.sidetone.emulator;

import org.jspecify.annotations.NullMarked;
