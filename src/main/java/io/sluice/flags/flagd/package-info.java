/** Flags in a file as flagd reads it. */
@NullMarked
package io.sluice.flags.flagd;

import org.jspecify.annotations.NullMarked;
