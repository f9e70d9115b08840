/** What the call daemon knows of a phone, as immutable values. */
@NullMarked
package dev.sidetone.system.state;

import org.jspecify.annotations.NullMarked;
