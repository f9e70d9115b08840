/** A desktop softphone that emulates the CallKit experience. */
@NullMarked
package dev.sidetone;

import org.jspecify.annotations.NullMarked;
