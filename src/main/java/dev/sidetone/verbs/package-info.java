/** What a person or a script can tell a phone to do, one class a verb. */
@NullMarked
package dev.sidetone.verbs;

import org.jspecify.annotations.NullMarked;
