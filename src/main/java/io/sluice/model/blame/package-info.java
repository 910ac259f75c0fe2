/** Which flags are at fault for a failure: delta debugging over vectors. Pure. */
@NullMarked
package io.sluice.model.blame;

import org.jspecify.annotations.NullMarked;
