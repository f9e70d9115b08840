/** Access tokens: made, verified, and explained where they are wrong. */
@NullMarked
package dev.sidetone.token;

import org.jspecify.annotations.NullMarked;
