package io.sluice.model.plan;

import io.sluice.model.criterion.Criterion;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Need.Gap;
import io.sluice.model.ring.Ring;
import java.util.List;

/** The wording of what is missing before anything ran. */
final class Gaps {
  private Gaps() {}

  static Gap unproved(Criterion criterion) {
    return new Gap(
        "criterion-unproved",
        criterion.id() + " has no scenario",
        "write a scenario tagged @" + criterion.id());
  }

  static Gap undeclared(List<String> flags) {
    return new Gap(
        "undeclared-flag",
        "the live source knows flags that are not declared: " + String.join(", ", flags),
        "declare them under flags.declared, or name them in flags.ignore");
  }

  static Gap liveBreaksRequires(Vector vector) {
    return new Gap(
        "live-vector-not-allowed",
        "tenants see [" + vector.name() + "], which breaks what the flags require of each other",
        "correct requires in sluice.yaml, or the flags of those tenants");
  }

  static Gap noCriterion(Flag flag) {
    return new Gap(
        "no-criterion-for-flag",
        "no criterion says what " + flag.name() + " changes",
        "tag a criterion's scenario @flag:"
            + flag.name()
            + ", or declare the flag same-behaviour: true");
  }

  static Gap requirementNotLive(Flag flag, Ring ring) {
    return new Gap(
        "requirement-not-live",
        flag.name()
            + " requires "
            + flag.requires()
            + ", which ring "
            + ring.name()
            + " does not have",
        "release what it requires to " + ring.name() + " first");
  }

  static Gap ringSkipped(Flag flag, Ring next, String asked) {
    return new Gap(
        "ring-skipped",
        "ring " + next.name() + " comes before " + asked + " and does not have " + flag.name(),
        "release it to " + next.name() + " first, or allow policy.release.skip-rings",
        true);
  }

  static Gap killBreaksRequires(Flag flag, Vector vector) {
    return new Gap(
        "kill-breaks-requires",
        "with [" + vector.name() + "] another flag requires " + flag.name() + " to be on",
        "turn that flag off first");
  }

  static Gap noRehearsal(String word, Flag flag) {
    return new Gap(
        "no-" + word + "-scenario",
        "no scenario tries to " + word + " " + flag.name() + " on data written before",
        "write a scenario tagged @" + word + ":" + flag.name());
  }
}
