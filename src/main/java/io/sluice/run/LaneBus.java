package io.sluice.run;

import io.cucumber.core.eventbus.EventBus;
import io.cucumber.plugin.event.EventHandler;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The event bus of one lane: its own recorder hears everything without a lock; the bus that all
 * lanes share is used only where a Cucumber plugin listens there.
 */
final class LaneBus implements EventBus {
  private final EventBus shared;
  private final boolean forward;
  private final Consumer<Object> recorder;

  LaneBus(EventBus shared, boolean forward, Consumer<Object> recorder) {
    this.shared = shared;
    this.forward = forward;
    this.recorder = recorder;
  }

  @Override
  public Instant getInstant() {
    return shared.getInstant();
  }

  @Override
  public UUID generateId() {
    return shared.generateId();
  }

  @Override
  public <T> void send(T event) {
    recorder.accept(event);
    if (forward) {
      shared.send(event);
    }
  }

  @Override
  public <T> void sendAll(Iterable<T> events) {
    events.forEach(this::send);
  }

  @Override
  public <T> void registerHandlerFor(Class<T> eventType, EventHandler<T> handler) {
    shared.registerHandlerFor(eventType, handler);
  }

  @Override
  public <T> void removeHandlerFor(Class<T> eventType, EventHandler<T> handler) {
    shared.removeHandlerFor(eventType, handler);
  }
}
