/** How a call is wished for without dialling: from recents, by a link, by a spoken word. */
@NullMarked
package dev.sidetone.system.dialing;

import org.jspecify.annotations.NullMarked;
