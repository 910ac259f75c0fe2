/** The named bugs that can be planted, and the answers a gate should give to each. */
@NullMarked
package io.sluice.reference.fault;

import org.jspecify.annotations.NullMarked;
