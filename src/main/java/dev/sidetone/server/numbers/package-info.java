/** Telephone numbers of identities: who owns one is called by it, and calls with it. */
@NullMarked
package dev.sidetone.server.numbers;

import org.jspecify.annotations.NullMarked;
