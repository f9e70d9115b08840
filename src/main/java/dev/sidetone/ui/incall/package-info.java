/** The call view. */
@NullMarked
package dev.sidetone.ui.incall;

import org.jspecify.annotations.NullMarked;
