package dev.fermata.instrument.layout;

import dev.fermata.instrument.analyze.SavePoint;
import dev.fermata.instrument.analyze.SavedValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which field of the frame class holds which value. A value has the same field at every point, so
 * that what did not change need not be written; values of one type that are never saved together
 * share a field.
 */
public final class FrameLayout {
  private final List<FrameField> fields = new ArrayList<>();
  private final List<BitSet> occupied = new ArrayList<>();
  private final Map<SavedValue, FrameField> places = new LinkedHashMap<>();
  private final @Nullable FrameField flag;

  /**
   * Lays out a frame.
   *
   * @param points where the method is saved
   * @param hasFlag whether an int is wanted that is none of the method's values
   */
  public FrameLayout(List<? extends SavePoint> points, boolean hasFlag) {
    Map<SavedValue, BitSet> lives = new LinkedHashMap<>();
    for (SavePoint point : points) {
      for (List<SavedValue> values : List.of(point.locals(), point.operands())) {
        for (SavedValue value : values) {
          if (!value.isNull()) {
            lives.computeIfAbsent(value, absent -> new BitSet()).set(point.label());
          }
        }
      }
    }
    lives.forEach((value, labels) -> places.put(value, place(value.descriptor(), labels)));
    flag = hasFlag ? add("I", new BitSet()) : null;
  }

  /**
   * Returns the field that holds none of the method's values.
   *
   * @return null if there is none
   */
  public @Nullable FrameField flag() {
    return flag;
  }

  /**
   * Returns the fields.
   *
   * @return in a fixed order
   */
  public List<FrameField> fields() {
    return fields;
  }

  /**
   * Returns the field of a value.
   *
   * @param value saved at some point
   * @return null for a value that is always null
   */
  public @Nullable FrameField field(SavedValue value) {
    return places.get(value);
  }

  private FrameField place(String descriptor, BitSet labels) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).descriptor().equals(descriptor) && !occupied.get(i).intersects(labels)) {
        occupied.get(i).or(labels);
        return fields.get(i);
      }
    }
    return add(descriptor, (BitSet) labels.clone());
  }

  private FrameField add(String descriptor, BitSet labels) {
    FrameField field = new FrameField("f" + fields.size(), descriptor);
    fields.add(field);
    occupied.add(labels);
    return field;
  }
}
