/** What a project that adopts Sluice starts with: its files, made from templates. */
@NullMarked
package io.sluice.scaffold;

import org.jspecify.annotations.NullMarked;
