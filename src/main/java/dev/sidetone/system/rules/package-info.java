/**
 * The call daemon's behaviour: pure transitions over the state of the whole phone. Each file is one
 * topic; all are entered by {@link dev.sidetone.system.rules.Transitions}.
 */
@NullMarked
package dev.sidetone.system.rules;

import org.jspecify.annotations.NullMarked;
