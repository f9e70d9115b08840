/** The running call daemon: the rules on the system queue, and what they want done. */
@NullMarked
package dev.sidetone.system.daemon;

import org.jspecify.annotations.NullMarked;
