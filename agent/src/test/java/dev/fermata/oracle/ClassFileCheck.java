package dev.fermata.oracle;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/**
 * Checks of the transformed class files themselves: nothing was refused, ASM and the JVM verify
 * them, and the original members are as they were.
 */
final class ClassFileCheck {
  private ClassFileCheck() {}

  static void check(Program program, String prefix) {
    List<String> faults = new ArrayList<>();
    List<String> names = new ArrayList<>(program.classNames(prefix));
    for (String name : names) {
      byte[] transformed = program.transformed(name);
      faults.addAll(OriginalMembers.differences(program.original(name), transformed));
    }
    program.auxiliaries().stream().filter(name -> name.startsWith(prefix)).forEach(names::add);
    program.refusals().stream()
        .filter(refusal -> refusal.className().replace('.', '/').startsWith(prefix))
        .forEach(refusal -> faults.add("refused: " + refusal));
    for (String name : names) {
      verify(program, name, faults);
    }
    if (!faults.isEmpty()) {
      throw new AssertionError(prefix + ": " + String.join("\n", faults));
    }
  }

  private static void verify(Program program, String name, List<String> faults) {
    OracleLoader loader = program.twinLoader();
    try {
      StringWriter text = new StringWriter();
      ClassReader reader = new ClassReader(program.transformed(name));
      CheckClassAdapter.verify(reader, loader, false, new PrintWriter(text));
      if (text.getBuffer().length() > 0) {
        faults.add(name + " is refused by ASM: " + shortened(text.toString()));
      }
    } catch (RuntimeException malformed) {
      faults.add(name + " is refused by ASM: " + malformed);
    }
    try {
      loader.linkedMethods(name);
    } catch (LinkageError | ClassNotFoundException refused) {
      faults.add(name + " is refused by the JVM: " + refused);
    }
  }

  private static String shortened(String text) {
    return text.length() <= 6_000 ? text : text.substring(0, 6_000) + "…";
  }
}
