/** Colours, type, texts and glyphs. */
@NullMarked
package dev.sidetone.ui.theme;

import org.jspecify.annotations.NullMarked;
