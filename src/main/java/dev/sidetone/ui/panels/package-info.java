/** What a tester makes happen around a phone: callers, apps, and bad luck. */
@NullMarked
package dev.sidetone.ui.panels;

import org.jspecify.annotations.NullMarked;
