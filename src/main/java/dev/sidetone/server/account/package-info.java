/** Whose tokens, requests and applications the server takes. */
@NullMarked
package dev.sidetone.server.account;

import org.jspecify.annotations.NullMarked;
