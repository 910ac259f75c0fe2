/** Answers: decisions with their reasons, and the verdict of one gate run. */
@NullMarked
package io.sluice.model.verdict;

import org.jspecify.annotations.NullMarked;
