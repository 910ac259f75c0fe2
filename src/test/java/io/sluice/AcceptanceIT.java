package io.sluice;

import io.sluice.engine.Gate;

/** The gate of this repository: the criteria of the reference service. */
@Gate
class AcceptanceIT {}
