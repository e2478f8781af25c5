package dev.fermata.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.objectweb.asm.Type;

/**
 * The types on the operand stack and in the locals of a method that is being written; descriptors,
 * or {@code new N} for an object that is not initialised.
 */
final class BytecodeState {
  static final String STRING = "Ljava/lang/String;";
  static final String OBJECT = "Ljava/lang/Object;";
  static final int SLOTS = 9;

  final List<String> stack = new ArrayList<>();

  /** Null where nothing is known; so is the second slot of a wide value. */
  final String[] locals = new String[64];

  /** What handlers may rely on, of the ranges that are being written. */
  private final List<String[]> ranges = new ArrayList<>();

  static List<String> parameters(String descriptor) {
    return Arrays.stream(Type.getArgumentTypes(descriptor)).map(Type::getDescriptor).toList();
  }

  static boolean isWide(String type) {
    return type.equals("J") || type.equals("D");
  }

  static boolean isNew(String type) {
    return type != null && type.startsWith("new ");
  }

  /** Begins the name of the instructions of a type. */
  static String prefix(String type) {
    return type.length() == 1 ? type.replace("J", "L") : "A";
  }

  static String constant(String type, int n) {
    return switch (type) {
      case "I" -> "LDC " + n;
      case "J" -> "LDC " + n + "L";
      case "F" -> "LDC " + n + ".5F";
      case "D" -> "LDC " + n + ".5D";
      case STRING -> "LDC \"s" + n + "\"";
      default -> "ACONST_NULL";
    };
  }

  void push(String type) {
    stack.add(type);
  }

  String pop() {
    return stack.remove(stack.size() - 1);
  }

  /** The type at a depth below the top, 0 for the top. */
  String top(int depth) {
    return stack.get(stack.size() - 1 - depth);
  }

  void store(int slot, String type) {
    if (slot > 0 && locals[slot - 1] != null && isWide(locals[slot - 1])) {
      set(slot - 1, null);
    }
    set(slot, type);
    if (isWide(type)) {
      set(slot + 1, null);
    }
  }

  /** All copies of an object have been initialised. */
  void initialised(String marker, String type) {
    stack.replaceAll(each -> each.equals(marker) ? type : each);
    for (int slot = 0; slot < locals.length; slot++) {
      if (marker.equals(locals[slot])) {
        set(slot, type);
      }
    }
  }

  private void set(int slot, String type) {
    locals[slot] = type;
    for (String[] range : ranges) {
      if (!Objects.equals(range[slot], type)) {
        range[slot] = null;
      }
    }
  }

  /** Goes on with other locals, as at a place that control comes to from elsewhere. */
  void become(String[] types, List<String> operands) {
    for (int slot = 0; slot < locals.length; slot++) {
      set(slot, types[slot]);
    }
    stack.clear();
    stack.addAll(operands);
  }

  /** What is common to these locals and the present ones. */
  String[] merged(String[] types) {
    String[] common = locals.clone();
    for (int slot = 0; slot < common.length; slot++) {
      if (isNew(common[slot]) || !Objects.equals(common[slot], types[slot])) {
        common[slot] = null;
      }
    }
    return common;
  }

  /** Begins a range: returns what holds, at its end, for all of its instructions. */
  String[] beginRange() {
    String[] range = merged(locals);
    ranges.add(range);
    return range;
  }

  void endRange(String[] range) {
    ranges.removeIf(each -> each == range);
  }
}
