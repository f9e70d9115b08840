/** What recents list, and why. */
@NullMarked
package dev.sidetone.system.recents;

import org.jspecify.annotations.NullMarked;
