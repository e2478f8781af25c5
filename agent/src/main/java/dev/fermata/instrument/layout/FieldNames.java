package dev.fermata.instrument.layout;

import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.analyze.SavedValue;
import dev.fermata.instrument.analyze.SuspensionPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which variable each field of a frame holds, for messages. Fields are separated by {@code /};
 * where a field holds one variable after the other, these are separated by {@code [}, each but the
 * first with the label that it begins at behind a dot. No name has these characters (JVMS §4.2.2).
 *
 * <pre>
 *   this/i[total.4/       the second field holds i, and from label 4 on total; the third an operand
 * </pre>
 */
public final class FieldNames {
  /** What is longer is left out: the text is part of one string constant (JVMS §4.4.7). */
  private static final int MOST_CHARACTERS = 16_000;

  private FieldNames() {}

  /**
   * Names the fields.
   *
   * @param analysis of the method
   * @param layout of its frames
   * @return in the order of the fields; empty if nothing is known, or too much
   */
  public static String of(MethodAnalysis analysis, FrameLayout layout) {
    LocalNames names = new LocalNames(analysis);
    Map<FrameField, Run> runs = new HashMap<>();
    for (SuspensionPoint point : analysis.points()) {
      for (List<SavedValue> values : List.of(point.locals(), point.operands())) {
        for (SavedValue value : values) {
          FrameField field = layout.field(value);
          if (field != null) {
            boolean isLocal = value.home() == SavedValue.Home.LOCAL;
            String name = isLocal ? names.of(value.index(), point.insn()) : "";
            runs.computeIfAbsent(field, absent -> new Run()).add(name, point.label());
          }
        }
      }
    }
    List<String> all = new ArrayList<>();
    layout.fields().forEach(field -> all.add(Objects.toString(runs.get(field), "")));
    String text = String.join("/", all);
    return text.length() > MOST_CHARACTERS ? "" : text;
  }

  /** The variables of one field. */
  private static final class Run {
    private final StringBuilder text = new StringBuilder();
    private @Nullable String last;

    void add(String name, int label) {
      if (last == null) {
        text.append(name);
      } else if (!name.equals(last)) {
        text.append('[').append(name).append('.').append(label);
      }
      last = name;
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
