/** The locked screen: clock, date, the call that goes on. */
@NullMarked
package dev.sidetone.ui.locked;

import org.jspecify.annotations.NullMarked;
