package dev.fermata.oracle;

import dev.fermata.instrument.Refusal;
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
      compareMembers(program, name, faults);
    }
    program.auxiliaries().stream().filter(name -> name.startsWith(prefix)).forEach(names::add);
    checkRefusals(program, prefix, faults);
    for (String name : names) {
      verify(program, name, faults);
    }
    if (!faults.isEmpty()) {
      throw new AssertionError(prefix + ": " + String.join("\n", faults));
    }
  }

  private static void compareMembers(Program program, String name, List<String> faults) {
    byte[] transformed = program.transformed(name);
    try {
      faults.addAll(OriginalMembers.differences(program.original(name), transformed));
    } catch (RuntimeException malformed) {
      faults.add(name + " cannot be read any more: " + malformed);
    }
  }

  private static void checkRefusals(Program program, String prefix, List<String> faults) {
    List<String> expected = new ArrayList<>(program.expectedRefusals());
    for (Refusal refusal : program.refusals()) {
      String text = refusal.method() + ": " + refusal.reason();
      boolean ours = refusal.className().replace('.', '/').startsWith(prefix);
      if (ours && !expected.removeIf(text::contains)) {
        faults.add("refused: " + refusal);
      }
    }
    expected.forEach(missing -> faults.add("not refused: " + missing));
  }

  private static void verify(Program program, String name, List<String> faults) {
    OracleLoader loader = program.twinLoader();
    try {
      StringWriter text = new StringWriter();
      ClassReader reader = new ClassReader(program.transformed(name));
      CheckClassAdapter.verify(reader, loader, false, new PrintWriter(text));
      // ASM loads classes to compare types; a case about one that is missing is left to the JVM
      boolean judged = !text.toString().contains("Absent not present");
      if (judged && text.getBuffer().length() > 0) {
        faults.add(name + " is refused by ASM: " + shortened(text.toString()));
      }
    } catch (RuntimeException malformed) {
      faults.add(name + " is refused by ASM: " + malformed);
    }
    try {
      loader.link(name);
    } catch (LinkageError | ClassNotFoundException refused) {
      faults.add(name + " is refused by the JVM: " + refused);
    }
  }

  private static String shortened(String text) {
    return text.length() <= 6_000 ? text : text.substring(0, 6_000) + "…";
  }
}
