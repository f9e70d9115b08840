/** {@code sidetone bench}: what the program costs and how fast it is, measured on this machine. */
@NullMarked
package dev.sidetone.wiring.bench;

import org.jspecify.annotations.NullMarked;
