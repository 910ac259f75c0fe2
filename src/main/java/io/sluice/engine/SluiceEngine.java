package io.sluice.engine;

import io.sluice.engine.Descriptors.Root;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * The JUnit Platform engine {@code sluice}. A class marked {@link Gate} is discovered as the whole
 * gate: one test for each trial, named with its vector, and one for each decision. Discovery reads
 * sluice.yaml and the features, nothing else.
 */
public final class SluiceEngine implements TestEngine {
  /** The engine's id. */
  public static final String ID = "sluice";

  /** Made by the JUnit Platform. */
  public SluiceEngine() {}

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
    Set<UniqueId> chosen =
        request.getSelectorsByType(UniqueIdSelector.class).stream()
            .map(UniqueIdSelector::getUniqueId)
            .filter(id -> id.hasPrefix(uniqueId))
            .collect(Collectors.toSet());
    Optional<Class<?>> gate =
        request.getSelectorsByType(ClassSelector.class).stream()
            .<Class<?>>map(ClassSelector::getJavaClass)
            .filter(type -> AnnotationSupport.isAnnotated(type, Gate.class))
            .findFirst();
    if (gate.isEmpty() && chosen.isEmpty()) {
      return new EngineDescriptor(uniqueId, "Sluice");
    }
    Root root = new Root(uniqueId, gate.orElse(SluiceIT.class));
    root.fill(request.getConfigurationParameters());
    if (gate.isEmpty()) {
      root.keepOnly(chosen);
    }
    return root;
  }

  @Override
  public void execute(ExecutionRequest request) {
    if (request.getRootTestDescriptor() instanceof Root root) {
      new GateExecution(root, request.getEngineExecutionListener()).run();
    }
  }
}
