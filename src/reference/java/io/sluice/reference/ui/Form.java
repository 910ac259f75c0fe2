package io.sluice.reference.ui;

import io.javalin.http.Context;
import io.sluice.reference.check.Input;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A form that was sent.
 *
 * @param texts what was typed, by the field's name
 */
record Form(Map<String, String> texts) {
  /** Nothing typed yet. */
  static final Form EMPTY = new Form(Map.of());

  private static final String EXPOSED = "politicallyExposed";
  private static final String SHARE = "share";

  static Form of(Context context) {
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, List<String>> entry : context.formParamMap().entrySet()) {
      texts.put(entry.getKey(), entry.getValue().isEmpty() ? "" : entry.getValue().get(0));
    }
    return new Form(texts);
  }

  String text(String field) {
    return texts.getOrDefault(field, "");
  }

  /** The same in the types of the API: a ticked box is true, digits are a number. */
  Input input() {
    Map<String, Object> values = new HashMap<>(texts);
    values.put(EXPOSED, texts.containsKey(EXPOSED));
    String share = text(SHARE).strip();
    values.put(SHARE, share.matches("-?\\d{1,9}") ? Integer.valueOf(share) : share);
    return Input.of(values);
  }
}
