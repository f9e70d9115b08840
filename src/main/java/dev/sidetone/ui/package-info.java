/**
 * The windows: JavaFX, one package a surface. Views show snapshots and make gestures, nothing else.
 */
@NullMarked
package dev.sidetone.ui;

import org.jspecify.annotations.NullMarked;
