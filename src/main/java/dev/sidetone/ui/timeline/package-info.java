/** What happened on a phone, line by line, with its cause. */
@NullMarked
package dev.sidetone.ui.timeline;

import org.jspecify.annotations.NullMarked;
