package io.sluice.flags;

import io.sluice.model.flag.Flag;

/** The control of a service without declared flags: nobody has anything to ask of it. */
public final class NoFlags implements FlagControl {
  @Override
  public void set(String tenantId, Flag flag, String word) {
    throw unknown(flag);
  }

  @Override
  public void clear(String tenantId, Flag flag) {
    throw unknown(flag);
  }

  @Override
  public String read(String tenantId, Flag flag) {
    throw unknown(flag);
  }

  private static IllegalArgumentException unknown(Flag flag) {
    return new IllegalArgumentException("no flag is declared, so " + flag.name() + " is none");
  }
}
