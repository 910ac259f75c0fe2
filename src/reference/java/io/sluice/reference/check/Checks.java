package io.sluice.reference.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads values out of an {@link Input} and collects everything that is wrong with them. Each method
 * answers a harmless stand-in for a wrong value; {@link #refuseIfWrong()} must follow.
 */
public final class Checks {
  private final List<Problem> problems = new ArrayList<>();

  /** A text that must be there, without the blanks around it. */
  public String text(Input input, String field, String label, int max) {
    Optional<Object> value = input.value(field);
    if (value.isPresent() && !(value.get() instanceof String)) {
      add("invalid", label + " must be a text", input.path(field));
      return "";
    }
    String text = value.map(v -> ((String) v).strip()).orElse("");
    if (text.isEmpty()) {
      add("required", label + " is required", input.path(field));
    } else if (text.length() > max) {
      add("too-long", label + " must have at most " + max + " characters", input.path(field));
    }
    return text;
  }

  /** One of a set of values that must be there. */
  public <T> Optional<T> choice(
      Input input, String field, String label, Function<String, Optional<T>> byName) {
    String text = input.value(field).map(v -> v.toString().strip()).orElse("");
    if (text.isEmpty()) {
      add("required", label + " is required", input.path(field));
      return Optional.empty();
    }
    Optional<T> found = byName.apply(text);
    if (found.isEmpty()) {
      add("unknown-value", label + " is not known", input.path(field));
    }
    return found;
  }

  /** True or false; absent is false. */
  public boolean yesOrNo(Input input, String field, String label) {
    Object value = input.value(field).orElse(false);
    if (value instanceof Boolean yes) {
      return yes;
    }
    add("invalid", label + " must be true or false", input.path(field));
    return false;
  }

  /** A whole number that must be there, within bounds that are included. */
  public int wholeNumber(Input input, String field, String label, int min, int max) {
    Optional<Object> value = input.value(field).filter(v -> !v.equals(""));
    if (value.isEmpty()) {
      add("required", label + " is required", input.path(field));
      return min;
    }
    if (value.get() instanceof Integer number && number >= min && number <= max) {
      return number;
    }
    add("invalid", label + " must be a whole number from " + min + " to " + max, input.path(field));
    return min;
  }

  /** A date that may be absent. */
  public Optional<LocalDate> date(Input input, String field, String label) {
    String text = input.value(field).map(v -> v.toString().strip()).orElse("");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      add("invalid", label + " must be a date such as 2030-12-31", input.path(field));
      return Optional.empty();
    }
  }

  /** The elements of a list that may be absent, each with its place in its prefix. */
  public List<Input> elements(Input input, String field) {
    Object value = input.value(field).orElse(List.of());
    List<Input> elements = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        elements.add(element(input.path(field) + "[" + elements.size() + "]", element));
      }
    } else {
      add("invalid", "A list is expected", input.path(field));
    }
    return elements;
  }

  private Input element(String path, Object element) {
    if (element instanceof Map<?, ?> map) {
      @SuppressWarnings("unchecked") // the maps come from JSON objects, whose keys are texts
      Map<String, ?> values = (Map<String, ?>) map;
      return new Input(values, path + ".");
    }
    add("invalid", "An object is expected", path);
    return new Input(Map.of(), path + ".");
  }

  /** Notes a problem that only the caller can see. */
  public void add(String code, String message, String field) {
    problems.add(Problem.of(code, message, field));
  }

  /** The problems so far, in the order they were found. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /**
   * Ends the checking.
   *
   * @throws Refused if anything was wrong
   */
  public void refuseIfWrong() {
    if (!problems.isEmpty()) {
      throw Refused.invalid(problems);
    }
  }
}
