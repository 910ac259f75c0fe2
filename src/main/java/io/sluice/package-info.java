/** Sluice: the façade that runs the stages of a gate, and the vocabulary its front doors share. */
@NullMarked
package io.sluice;

import org.jspecify.annotations.NullMarked;
