/** Apple's PushKit in Java: the push registry, its credentials and payloads. */
@NullMarked
package dev.sidetone.pushkit;

import org.jspecify.annotations.NullMarked;
