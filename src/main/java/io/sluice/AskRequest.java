package io.sluice;

import java.util.Optional;

/**
 * A question to be answered from stored evidence.
 *
 * @param question its id: {@code deploy}, {@code release:F:RING}, {@code kill:F}, {@code
 *     roll-back:BUILD}
 * @param build the build it is about; by default what git says of the project; for a roll-back, the
 *     build that the question names
 */
public record AskRequest(String question, Optional<String> build) {}
