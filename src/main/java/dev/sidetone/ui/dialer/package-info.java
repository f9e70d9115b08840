/** The keypad surface. */
@NullMarked
package dev.sidetone.ui.dialer;

import org.jspecify.annotations.NullMarked;
