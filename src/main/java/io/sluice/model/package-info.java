/**
 * Words every stage shares: places in files, problems, and the two ways a run can end without a
 * verdict.
 */
@NullMarked
package io.sluice.model;

import org.jspecify.annotations.NullMarked;
