@NullMarked
package dev.sidetone.testing;

import org.jspecify.annotations.NullMarked;
