/** The command line: argv to façade to exit code. Holds no logic of the gate. */
@NullMarked
package io.sluice.cli;

import org.jspecify.annotations.NullMarked;
