/** What a step may ask of the trial it serves: tenant, flags, variables, evidence. */
@NullMarked
package io.sluice.model.world;

import org.jspecify.annotations.NullMarked;
