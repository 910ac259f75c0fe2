package io.sluice.model.world;

import io.sluice.model.evidence.Exposure;
import io.sluice.model.flag.Vector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a step may ask of the trial it serves. Bound by the stage {@code run}, one for each attempt;
 * built-in steps and an adopter's step classes get it injected through their constructor. Not
 * thread-safe: a trial runs on one thread.
 */
public interface World {
  /** Where the service under test answers, without a trailing slash. */
  URI baseUrl();

  /** The tenant of this attempt. */
  Tenant tenant();

  /**
   * A further tenant with the same flags, created at first use of the name and deleted after the
   * attempt.
   */
  Tenant another(String name);

  /**
   * The named further tenant, if the scenario created it; otherwise fails, naming those there are.
   */
  Tenant existing(String name);

  /** The flags the tenant has now. */
  Vector vector();

  /**
   * Turns a flag of this attempt's tenant and waits until the service sees it. Only {@code
   * @release:F} and {@code @kill:F} scenarios may.
   *
   * @param flag a declared flag
   * @param word {@code on}, {@code off} or a variant
   */
  void turn(String flag, String word);

  /** Remembered values. */
  Variables variables();

  /**
   * A file that a step names: beside the feature, or else from the project's folder on.
   *
   * @throws io.sluice.model.InvalidInput if there is none, or it is outside the project
   */
  Path file(String path);

  /** Keeps a piece of text with the attempt, secrets masked; shown when the attempt fails. */
  void attach(String name, String mediaType, byte[] content);

  /** The same; made only when it is wanted, at the end of an attempt that fails. */
  void attach(String name, String mediaType, Supplier<byte[]> content);

  /**
   * Notes an answer of the service that did not say which flags it evaluated.
   *
   * @param answer for people, e.g. {@code GET /api/clients}
   */
  void untold(String answer);

  /** Notes that the service evaluated a flag while serving this attempt. */
  void exposed(Exposure exposure);

  /** What a scenario grants its next check beyond {@link #stepTimeout()}. */
  Patience patience();

  /** How long one step may wait for what it expects. */
  Duration stepTimeout();
}
