/**
 * The JUnit Platform engine {@code sluice}: {@code mvn verify} and an IDE run the gate as tests.
 * Holds no logic of the gate.
 */
@NullMarked
package io.sluice.engine;

import org.jspecify.annotations.NullMarked;
