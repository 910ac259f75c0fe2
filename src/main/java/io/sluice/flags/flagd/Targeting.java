package io.sluice.flags.flagd;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.sluice.flags.flagd.Spot.Field;
import io.sluice.flags.flagd.Spot.Fields;
import io.sluice.flags.flagd.Spot.Items;
import io.sluice.flags.flagd.Spot.Scalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The targeting of one flag, with the values that Sluice gave single tenants in front of it: {@code
 * {"if": [{"and": ["sluice RUN", {"===": [{"var": KEY}, TENANT]}]}, VARIANT, …, TARGETING]}}. A
 * text is true in JsonLogic (jsonlogic.com/truthy.html), so it says whose the pair is and changes
 * nothing. What stood there stays as it was written.
 */
final class Targeting {
  private static final String MARK = "sluice ";

  /**
   * Comes to nothing; stands for a targeting that was {@code {}}, which may not stand in a rule.
   */
  private static final String EMPTY = "{\"if\": [null, \"sluice: no targeting\"]}";

  private final FlagText file;
  private final Fields flag;
  private final String tenantKey;
  private final Optional<Items> ours;
  private final List<Pair> pairs = new ArrayList<>();

  /**
   * @param index of the condition in the list
   */
  private record Pair(int index, Spot condition, Scalar variant, String tenant, String key) {}

  /** That a pair cannot be put in as the file is written. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;
    private final int at;

    Unfit(int at, String why) {
      super(why);
      this.at = at;
    }

    /** The offset of what is in the way. */
    int at() {
      return at;
    }
  }

  Targeting(FlagText file, Fields flag, String tenantKey) {
    this.file = file;
    this.flag = flag;
    this.tenantKey = tenantKey;
    this.ours =
        field()
            .flatMap(field -> field.value().only("if"))
            .filter(rule -> rule instanceof Items)
            .map(rule -> (Items) rule);
    List<Spot> all = ours.map(Items::all).orElse(List.of());
    for (int i = 0; i + 1 < all.size(); i += 2) {
      Optional<Pair> pair = pair(i, all.get(i), all.get(i + 1));
      if (pair.isEmpty()) {
        break;
      }
      pairs.add(pair.get());
    }
  }

  private Optional<Field> field() {
    return flag.find("targeting");
  }

  private static Optional<Pair> pair(int index, Spot condition, Spot variant) {
    List<Spot> and = condition.only("and").map(Spot::items).orElse(List.of());
    boolean marked =
        and.size() == 2 && and.get(0) instanceof Scalar mark && mark.text().startsWith(MARK);
    if (!marked || !(variant instanceof Scalar value)) {
      return Optional.empty();
    }
    List<Spot> same = and.get(1).only("===").map(Spot::items).orElse(List.of());
    if (same.size() != 2 || !(same.get(1) instanceof Scalar tenant)) {
      return Optional.empty();
    }
    return same.get(0)
        .only("var")
        .filter(key -> key instanceof Scalar)
        .map(key -> new Pair(index, condition, value, tenant.text(), ((Scalar) key).text()));
  }

  private Optional<Pair> of(String tenant) {
    return pairs.stream()
        .filter(pair -> pair.tenant().equals(tenant) && pair.key().equals(tenantKey))
        .findFirst();
  }

  /** The variant that the tenant was given; empty if it gets what everybody gets. */
  Optional<String> variant(String tenant) {
    return of(tenant).map(pair -> pair.variant().text());
  }

  /** What to change for the tenant to get this variant. */
  List<Splice> give(String tenant, String variant, String run) throws Unfit {
    Optional<Pair> there = of(tenant);
    if (there.isPresent()) {
      Scalar old = there.get().variant();
      return List.of(new Splice(old.start(), old.end(), text(variant)));
    }
    String condition =
        "{\"and\": [%s, {\"===\": [{\"var\": %s}, %s]}]}"
            .formatted(text(MARK + run), text(tenantKey), text(tenant));
    if (!pairs.isEmpty()) {
      int first = pairs.get(0).condition().start();
      return List.of(Splice.insert(first, condition + between() + text(variant) + between()));
    }
    Optional<Field> field = field();
    if (field.isEmpty()) {
      return List.of(newField(condition + ", " + text(variant)));
    }
    return wrap(field.get(), condition, text(variant));
  }

  /** What stands between two elements of our list. */
  private String between() {
    Items list = ours.orElseThrow();
    return list.block() ? file.newline() + " ".repeat(file.column(list.start())) + "- " : ", ";
  }

  private Splice newField(String pair) {
    int first = flag.all().values().iterator().next().start();
    String field = "\"targeting\": {\"if\": [" + pair + "]}";
    String after = flag.block() ? file.newline() + " ".repeat(file.column(first)) : ", ";
    return Splice.insert(first, field + after);
  }

  private List<Splice> wrap(Field field, String condition, String variant) throws Unfit {
    Spot old = field.value();
    if (old.start() < field.colon() || old.start() == old.end()) {
      throw new Unfit(field.start(), "has a targeting that is an alias, or nothing");
    }
    boolean rule = old instanceof Fields;
    if (rule && old.block()) {
      return List.of(insertBlock(field, condition, variant));
    }
    if (old.block() || (rule && file.text().charAt(old.start()) != '{')) {
      throw new Unfit(old.start(), "has a targeting with an anchor, a tag or lines of text");
    }
    if (rule && ((Fields) old).all().isEmpty()) {
      String all = "\"if\": [" + condition + ", " + variant + ", " + EMPTY + "]";
      return List.of(Splice.insert(old.start() + 1, all));
    }
    return List.of(
        Splice.insert(old.start(), "{\"if\": [" + condition + ", " + variant + ", "),
        Splice.insert(old.end(), "]}"));
  }

  /** What is indented stays as it is, as the last element of a list that begins before it. */
  private Splice insertBlock(Field field, String condition, String variant) throws Unfit {
    int indent = file.column(field.value().start()) - 1;
    if (indent <= file.column(field.start())) {
      throw new Unfit(field.value().start(), "must be indented by two blanks at least");
    }
    String line = file.newline() + " ".repeat(indent);
    String list = line + "if:" + line + "- " + condition + line + "- " + variant + line + "-";
    return Splice.insert(field.colon(), list);
  }

  /** What to change for the tenant to get what everybody gets. */
  List<Splice> take(String tenant) throws Unfit {
    Optional<Pair> there = of(tenant);
    if (there.isEmpty()) {
      return List.of();
    }
    if (pairs.size() == 1) {
      return unwrap();
    }
    Pair pair = there.get();
    if (pair.index() > 0) {
      int end = pairs.get(pair.index() / 2 - 1).variant().end();
      return List.of(Splice.delete(end, pair.variant().end()));
    }
    return List.of(Splice.delete(pair.condition().start(), pairs.get(1).condition().start()));
  }

  private List<Splice> unwrap() throws Unfit {
    Field field = field().orElseThrow();
    Items list = ours.orElseThrow();
    if (list.all().size() == 2) {
      return List.of(withoutField(field));
    }
    Spot old = list.all().get(2);
    if (list.all().size() > 3) {
      return List.of(beforeOthers(old));
    }
    if (list.block() && old.block()) {
      return List.of(Splice.delete(field.colon(), dash(pairs.get(0).variant().end())));
    }
    if (list.block() || old.block()) {
      throw new Unfit(field.start(), "was put in another form; take out the pair by hand");
    }
    boolean nothing = file.text().substring(old.start(), old.end()).equals(EMPTY);
    if (nothing) {
      int member = field.value().fields().orElseThrow().all().values().iterator().next().start();
      return List.of(Splice.delete(member, list.end()));
    }
    return List.of(
        Splice.delete(field.value().start(), old.start()),
        Splice.delete(old.end(), field.value().end()));
  }

  /** Our pair alone: somebody wrote conditions behind it, so it is his list now. */
  private Splice beforeOthers(Spot next) throws Unfit {
    int start = pairs.get(0).condition().start();
    if (next.block() && file.column(next.start()) != file.column(start)) {
      throw new Unfit(start, "was put in another form; take out the pair by hand");
    }
    return Splice.delete(start, next.start());
  }

  /** Behind the next dash. */
  private int dash(int from) throws Unfit {
    int at = from;
    while (at < file.text().length() && Character.isWhitespace(file.text().charAt(at))) {
      at++;
    }
    if (at == file.text().length() || file.text().charAt(at) != '-') {
      throw new Unfit(from, "was put in another form; take out the pair by hand");
    }
    return at + 1;
  }

  private Splice withoutField(Field field) {
    Optional<Field> next =
        flag.all().values().stream()
            .filter(other -> other.start() > field.start())
            .min(Comparator.comparingInt(Field::start));
    if (next.isPresent()) {
      return Splice.delete(field.start(), next.get().start());
    }
    int before =
        flag.block()
            ? file.text().lastIndexOf('\n', field.start())
            : flag.all().values().stream()
                .filter(other -> other.start() < field.start())
                .mapToInt(other -> other.value().end())
                .max()
                .orElse(field.start());
    return Splice.delete(before, field.value().end());
  }

  private static String text(String value) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + "\"";
  }
}
