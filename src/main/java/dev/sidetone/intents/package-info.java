/** Apple's intents to start a call, and the user activities that carry them to an app. */
@NullMarked
package dev.sidetone.intents;

import org.jspecify.annotations.NullMarked;
