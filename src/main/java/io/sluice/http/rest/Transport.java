package io.sluice.http.rest;

import io.sluice.http.Exchanged;
import io.sluice.http.Sending;
import java.io.IOException;

/** Sends what the common path put together; the caller may keep a record of it. */
@FunctionalInterface
public interface Transport {
  /**
   * Sends and waits.
   *
   * @throws IOException if there is no whole answer
   */
  Exchanged send(Sending sending) throws IOException;
}
