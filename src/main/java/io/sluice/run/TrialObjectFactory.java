package io.sluice.run;

import io.cucumber.core.backend.CucumberBackendException;
import io.cucumber.core.backend.ObjectFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.picocontainer.DefaultPicoContainer;
import org.picocontainer.MutablePicoContainer;
import org.picocontainer.PicoException;
import org.picocontainer.behaviors.Caching;

/**
 * Makes step classes for each attempt and injects into their constructors what the attempt offers:
 * its {@link io.sluice.model.world.World}, API client and browser, and the adopter's own classes.
 *
 * <p>Where the adopter has another Cucumber object factory on the class path (Spring, Guice, …), it
 * makes the adopter's classes and this one the built-in steps. One instance for each lane.
 */
final class TrialObjectFactory implements ObjectFactory {
  private static final String BUILT_IN = "io.sluice.steps.";

  private final Optional<ObjectFactory> adopters;
  private final Set<Class<?>> classes = new LinkedHashSet<>();
  private Map<Class<?>, Object> offered = Map.of();
  private Optional<MutablePicoContainer> container = Optional.empty();

  TrialObjectFactory(Optional<ObjectFactory> adopters) {
    this.adopters = adopters;
  }

  /** What the next attempt offers, by the type its step classes ask for. */
  void offer(Map<Class<?>, Object> services) {
    offered = Map.copyOf(services);
  }

  @Override
  public boolean addClass(Class<?> type) {
    if (isAdopters(type)) {
      return adopters.orElseThrow().addClass(type);
    }
    addWithDependencies(type);
    return true;
  }

  @Override
  public void start() {
    adopters.ifPresent(ObjectFactory::start);
    MutablePicoContainer pico = new DefaultPicoContainer(new Caching());
    offered.forEach(pico::addComponent);
    classes.stream().filter(type -> !offered.containsKey(type)).forEach(pico::addComponent);
    container = Optional.of(pico);
  }

  @Override
  public void stop() {
    container.ifPresent(MutablePicoContainer::dispose);
    container = Optional.empty();
    adopters.ifPresent(ObjectFactory::stop);
  }

  @Override
  public <T> T getInstance(Class<T> type) {
    if (isAdopters(type)) {
      return adopters.orElseThrow().getInstance(type);
    }
    try {
      T instance = container.orElseThrow().getComponent(type);
      if (instance == null) {
        throw new CucumberBackendException("no step class " + type.getName() + " was found");
      }
      return instance;
    } catch (PicoException e) {
      String why = String.valueOf(e.getMessage());
      throw new CucumberBackendException(
          "the step class "
              + type.getName()
              + " cannot be made: "
              + why
              + ". Its constructor may ask for World, Api, Browser and classes of your own",
          e);
    }
  }

  private boolean isAdopters(Class<?> type) {
    return adopters.isPresent() && !type.getName().startsWith(BUILT_IN);
  }

  private void addWithDependencies(Class<?> type) {
    boolean usable =
        !type.isInterface()
            && !Modifier.isAbstract(type.getModifiers())
            && Modifier.isPublic(type.getModifiers())
            && !type.getName().startsWith("java.");
    if (usable && classes.add(type)) {
      for (Constructor<?> constructor : type.getConstructors()) {
        for (Class<?> parameter : constructor.getParameterTypes()) {
          addWithDependencies(parameter);
        }
      }
    }
  }
}
