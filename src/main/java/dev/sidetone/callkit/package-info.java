/** Apple's CallKit in Java: providers, actions, transactions, controllers and observers. */
@NullMarked
package dev.sidetone.callkit;

import org.jspecify.annotations.NullMarked;
