/** The examples of steps, and the service they are about. */
@org.jspecify.annotations.NullMarked
package io.sluice.examples;
