/** Questions, the trials they need, and the pure planner. */
@NullMarked
package io.sluice.model.plan;

import org.jspecify.annotations.NullMarked;
