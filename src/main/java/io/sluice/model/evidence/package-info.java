/** What happened: attempts, outcomes, exposures, and the adjudication of repeated attempts. */
@NullMarked
package io.sluice.model.evidence;

import org.jspecify.annotations.NullMarked;
