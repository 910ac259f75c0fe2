/** Feature flags and vectors: what one tenant sees. */
@NullMarked
package io.sluice.model.flag;

import org.jspecify.annotations.NullMarked;
