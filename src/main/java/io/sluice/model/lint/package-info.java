/** What is wrong with a project's files, or hardly meant. */
@NullMarked
package io.sluice.model.lint;

import org.jspecify.annotations.NullMarked;
