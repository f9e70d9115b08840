/** The table of what lint looks for, in {@code rules.txt}. */
@NullMarked
package dev.sidetone.lint.rules;

import org.jspecify.annotations.NullMarked;
