package io.sluice.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;

/** Static state: there is none. */
final class StaticFields {
  private static final String UNCHANGEABLE =
      "java\\.util\\.(ImmutableCollections\\$|Collections\\$(Unmodifiable|Empty|Singleton)).*";

  private StaticFields() {}

  /** Fields that somebody wrote; the compiler adds some for enums and switches. */
  static DescribedPredicate<JavaField> areWritten() {
    return DescribedPredicate.describe(
        "are written", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  static ArchCondition<JavaField> holdNothingThatChanges() {
    return new ArchCondition<>("hold nothing that changes") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        boolean changes = changes(field);
        String text = field.getFullName() + " holds something that changes";
        events.add(new SimpleConditionEvent(field, !changes, text));
      }
    };
  }

  private static boolean changes(JavaField field) {
    String type = field.getRawType().getName();
    if (isOpenArray(field)
        || type.startsWith("java.util.concurrent.")
        || type.startsWith("java.lang.ThreadLocal")
        || type.startsWith("java.lang.StringBu")) {
      return true;
    }
    boolean holdsOthers =
        field.getRawType().isAssignableTo(Collection.class)
            || field.getRawType().isAssignableTo(Map.class);
    return holdsOthers && !value(field).getClass().getName().matches(UNCHANGEABLE);
  }

  /** A private array of words that feeds a variable number of arguments is as good as a list. */
  private static boolean isOpenArray(JavaField field) {
    boolean words = field.getRawType().isEquivalentTo(String[].class);
    boolean own = field.getModifiers().contains(JavaModifier.PRIVATE);
    return field.getRawType().isArray() && !(words && own);
  }

  private static Object value(JavaField field) {
    try {
      Field reflected = field.reflect();
      reflected.setAccessible(true);
      return reflected.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(field.getFullName(), e);
    }
  }
}
