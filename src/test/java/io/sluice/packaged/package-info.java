/**
 * Tests of what is packaged: the command line, a Maven project that uses the library, the faults.
 */
@NullMarked
package io.sluice.packaged;

import org.jspecify.annotations.NullMarked;
