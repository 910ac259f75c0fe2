package io.sluice.model.plan;

import io.sluice.model.flag.Flag;

/** A question a pipeline asks; the answer is a {@link io.sluice.model.verdict.Decision}. */
public sealed interface Question {
  /**
   * The word in files and output: {@code deploy}, {@code release}, {@code kill}, {@code roll-back}.
   */
  String word();

  /** As {@code --require} and {@code --ask} take it: {@code release:risk-v2:internal}. */
  String id();

  /** May this build be deployed? */
  record Deploy() implements Question {
    @Override
    public String word() {
      return "deploy";
    }

    @Override
    public String id() {
      return word();
    }
  }

  /**
   * May this flag be released to this ring?
   *
   * @param flag a declared flag
   * @param value the word it is to have there, {@code on} unless a variant is meant
   * @param ring the ring
   */
  record Release(String flag, String value, String ring) implements Question {
    @Override
    public String word() {
      return "release";
    }

    @Override
    public String id() {
      return word() + ":" + flag + (value.equals(Flag.ON) ? "" : "=" + value) + ":" + ring;
    }
  }

  /**
   * Can this flag be turned off again?
   *
   * @param flag a declared flag
   */
  record Kill(String flag) implements Question {
    @Override
    public String word() {
      return "kill";
    }

    @Override
    public String id() {
      return word() + ":" + flag;
    }
  }

  /**
   * May we go back to that build?
   *
   * @param build its id
   */
  record RollBack(String build) implements Question {
    @Override
    public String word() {
      return "roll-back";
    }

    @Override
    public String id() {
      return word() + ":" + build;
    }
  }
}
