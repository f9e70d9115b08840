/** Who calls: contacts, the block list, what the call directory says, and Focus. */
@NullMarked
package dev.sidetone.system.callers;

import org.jspecify.annotations.NullMarked;
