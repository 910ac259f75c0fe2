/** The rules of docs/architecture.md as tests. */
@NullMarked
package io.sluice.architecture;

import org.jspecify.annotations.NullMarked;
