@org.jspecify.annotations.NullMarked
package dev.sidetone.lint;
