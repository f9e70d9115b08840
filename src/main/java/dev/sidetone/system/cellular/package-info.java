/** The cellular phone: calls that need no app. */
@NullMarked
package dev.sidetone.system.cellular;

import org.jspecify.annotations.NullMarked;
