/** Acceptance criteria and the scenarios that prove them. */
@NullMarked
package io.sluice.model.criterion;

import org.jspecify.annotations.NullMarked;
