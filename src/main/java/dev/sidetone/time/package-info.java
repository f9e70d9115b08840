/** Clocks, serial queues, the virtual scheduler and seeded randomness. Depends on the JDK alone. */
@NullMarked
package dev.sidetone.time;

import org.jspecify.annotations.NullMarked;
