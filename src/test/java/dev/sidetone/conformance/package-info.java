/**
 * Which rules the tests name, and what became of these tests: the source of docs/conformance.md.
 */
@org.jspecify.annotations.NullMarked
package dev.sidetone.conformance;
