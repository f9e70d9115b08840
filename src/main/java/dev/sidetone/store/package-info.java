/** Settings and what else outlives the program: one JSON file each, private to the user. */
@NullMarked
package dev.sidetone.store;

import org.jspecify.annotations.NullMarked;
