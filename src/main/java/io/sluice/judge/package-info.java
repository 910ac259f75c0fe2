/** Evidence to verdict. Pure: no clock, no input or output, no Cucumber. */
@NullMarked
package io.sluice.judge;

import org.jspecify.annotations.NullMarked;
