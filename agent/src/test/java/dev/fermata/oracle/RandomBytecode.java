package dev.fermata.oracle;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * Writes a random class in the language of {@link Assembler}: what no compiler writes. Operands lie
 * under branches and calls, slots change their type, objects that are not initialised are copied
 * and put into locals, ranges of handlers overlap, loops have two entries. Half of the classes are
 * of a version without stack maps. The same choices give the same class.
 */
final class RandomBytecode {
  private static final List<String> RESULTS = List.of("I", "J", "F", "D", BytecodeState.STRING);

  private static final int MOST_METHODS = 2;

  private final Choices choices;
  private final List<String> descriptors = new ArrayList<>();
  private final List<List<String>> methods = new ArrayList<>();

  RandomBytecode(Choices choices) {
    this.choices = choices;
    boolean another = true;
    while (another) {
      int part = choices.begin();
      descriptors.add(descriptor());
      another = descriptors.size() < MOST_METHODS && choices.next(2) != 0;
      choices.end(part);
    }
    for (int i = 0; i < descriptors.size(); i++) {
      methods.add(new BytecodeBlocks(choices, descriptors, descriptors.get(i)).method());
    }
  }

  private String descriptor() {
    StringBuilder descriptor = new StringBuilder("(I");
    for (int parameters = choices.next(3); parameters > 0; parameters--) {
      descriptor.append(RESULTS.get(choices.next(RESULTS.size())));
    }
    return descriptor.append(")").append(RESULTS.get(choices.next(RESULTS.size()))).toString();
  }

  /** The class file. */
  byte[] classFile(String internalName) {
    int version = choices.next(4) == 3 ? Opcodes.V1_5 : Opcodes.V17;
    Assembler assembler = new Assembler(internalName, version);
    assembler.method("run", run(), runLines().toArray(String[]::new));
    for (int i = 0; i < methods.size(); i++) {
      assembler.method("m" + i, descriptors.get(i), withLines(methods.get(i)));
    }
    return assembler.classFile();
  }

  /** Each call is on a line of its own. */
  private static String[] withLines(List<String> method) {
    List<String> lines = new ArrayList<>();
    for (String line : method) {
      if (line.startsWith("INVOKE")) {
        lines.add("LINE " + (lines.size() + 1));
      }
      lines.add(line);
    }
    return lines.toArray(String[]::new);
  }

  private String run() {
    String descriptor = descriptors.get(0);
    return "()" + descriptor.substring(descriptor.indexOf(')') + 1);
  }

  private List<String> runLines() {
    List<String> lines = new ArrayList<>(List.of("INVOKESTATIC Probe.suspend ()V", "LDC 2"));
    String descriptor = descriptors.get(0);
    for (String type :
        BytecodeState.parameters(descriptor).subList(1, parameterCount(descriptor))) {
      lines.add(BytecodeState.constant(type, 1));
    }
    lines.add("INVOKESTATIC Self.m0 " + descriptor);
    lines.add(BytecodeState.prefix(run().substring(2)) + "RETURN");
    return lines;
  }

  private static int parameterCount(String descriptor) {
    return BytecodeState.parameters(descriptor).size();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("run" + run() + "\n  ");
    text.append(String.join("\n  ", runLines()));
    for (int i = 0; i < methods.size(); i++) {
      text.append("\nm" + i + descriptors.get(i) + "\n  ");
      text.append(String.join("\n  ", methods.get(i)));
    }
    return text.append('\n').toString();
  }
}
