/** Durable undo: what Sluice made is written down before it is made. */
@NullMarked
package io.sluice.lease;

import org.jspecify.annotations.NullMarked;
