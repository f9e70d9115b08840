/** Controls that several surfaces use. */
@NullMarked
package dev.sidetone.ui.controls;

import org.jspecify.annotations.NullMarked;
