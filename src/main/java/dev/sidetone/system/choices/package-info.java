/** What a person can do now, and what is together: questions that the state alone answers. */
@NullMarked
package dev.sidetone.system.choices;

import org.jspecify.annotations.NullMarked;
