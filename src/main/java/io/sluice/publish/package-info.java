/**
 * The stage that writes a verdict down: reports for people, for pipelines and for other tools.
 * Knows the model and nothing of how the verdict came about.
 */
@NullMarked
package io.sluice.publish;

import org.jspecify.annotations.NullMarked;
