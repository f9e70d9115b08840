/** What happens in the server, told to whoever watches: the one place where observers look. */
@NullMarked
package dev.sidetone.server.watch;

import org.jspecify.annotations.NullMarked;
