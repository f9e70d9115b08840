/** What of the server outlives it: its key, its bindings, private to the user. */
@NullMarked
package dev.sidetone.server.files;

import org.jspecify.annotations.NullMarked;
