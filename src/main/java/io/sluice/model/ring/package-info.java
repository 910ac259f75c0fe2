/** Rings of tenants and the snapshot of what they see today. */
@NullMarked
package io.sluice.model.ring;

import org.jspecify.annotations.NullMarked;
