package dev.fermata.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * A case in assembler text, for what no compiler writes or what is clearer so.
 *
 * <pre>{@code
 * BytecodeCase.of(
 *         "()J", "LDC 42L", "LSTORE 0", "INVOKESTATIC Probe.suspend ()V", "LLOAD 0", "LRETURN")
 *     .assertTransparent();
 * }</pre>
 *
 * <p>See {@link Assembler} for the language. The class is called {@code Self} in the text and is
 * suspendable as a whole.
 */
public final class BytecodeCase {
  private static final String NAME = "dev/fermata/assembled/Assembled";

  private final Assembler assembler;
  private final List<String> refusals = new ArrayList<>();

  private BytecodeCase(Assembler assembler) {
    this.assembler = assembler;
  }

  /**
   * Creates a case whose class file is of Java 17.
   *
   * @param descriptor of the static method {@code run}; it takes no parameters
   * @param lines the instructions
   */
  public static BytecodeCase of(String descriptor, String... lines) {
    return ofVersion(Opcodes.V17, descriptor, lines);
  }

  /**
   * Creates a case of another class file version; below 50 there are no stack maps, and below 51
   * {@code JSR} and {@code RET} are allowed.
   */
  public static BytecodeCase ofVersion(int version, String descriptor, String... lines) {
    Assembler assembler = new Assembler(NAME, version);
    assembler.method("run", descriptor, lines);
    return new BytecodeCase(assembler);
  }

  /** Adds another static method to the class. */
  public BytecodeCase with(String name, String descriptor, String... lines) {
    assembler.method(name, descriptor, lines);
    return this;
  }

  /** Demands that a method is refused, with a reason that contains {@code part}. */
  public BytecodeCase refused(String part) {
    refusals.add(part);
    return this;
  }

  /** Fails unless the twin does what the method does under every plan. */
  public void assertTransparent() throws Exception {
    byte[] classFile = assembler.classFile();
    boolean isLarge = classFile.length > Transformation.LARGE;
    for (var engine : Transformation.allEngines().subList(0, isLarge ? 1 : 3)) {
      Program program = new Program(Map.of(NAME, classFile), engine);
      refusals.forEach(program::expectRefusal);
      TransparencyOracle.assertTransparent(program, NAME.replace('/', '.'), "run");
    }
  }
}
