package dev.fermata.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fermata.instrument.Instrumented;
import dev.fermata.instrument.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The oracle passes a right twin, and finds each kind of fault. */
class OracleSelfTest {
  private static final String NAME = "dev/fermata/oracle/HandMade";
  private static final Transformation UNCHANGED =
      classFile -> new Instrumented(classFile, List.of(), List.of());

  @Test
  void right_twin_passes() throws Exception {
    check(UNCHANGED, "faithful");
  }

  @Test
  void lost_local_is_found() {
    assertFound(UNCHANGED, "losesLocal", "with point 1, answered DIRECTLY");
  }

  @Test
  void repeated_call_is_found() {
    assertFound(UNCHANGED, "runsTwice", "with point 1, answered DIRECTLY");
  }

  @Test
  void swallowed_exception_is_found() {
    assertFound(UNCHANGED, "swallowsException", "with point 2, answered DIRECTLY");
  }

  @Test
  void plain_call_of_a_point_is_found() {
    assertFound(UNCHANGED, "callsPlainly", "between [reached by a plain call]");
  }

  @Test
  void ignored_suspension_is_found() {
    assertFound(
        UNCHANGED, "ignoresSuspension", "1 suspension(s), but the frames were left 0 times");
  }

  @Test
  void twin_that_is_bound_to_its_thread_is_found() {
    assertFound(UNCHANGED, "bindsToThread", "on 2 threads");
  }

  @Test
  void wrong_name_of_a_suspended_call_is_found() {
    assertFound(UNCHANGED, "namesWrongCall", "acme.Elsewhere.run(Elsewhere.java:7)");
  }

  @Test
  void case_without_points_is_refused() {
    assertFound(UNCHANGED, "reachesNoPoint", "reaches no suspension point");
  }

  @Test
  void changed_original_is_found() {
    assertFound(replacing(Opcodes.LADD, Opcodes.LSUB), "faithful", "was changed from");
  }

  @Test
  void ill_typed_class_is_found_by_both_verifiers() {
    Transformation illTyped = replacing(Opcodes.LADD, Opcodes.FADD);
    assertFound(illTyped, "faithful", "refused by ASM");
    assertFound(illTyped, "faithful", "refused by the JVM: java.lang.VerifyError");
  }

  @Test
  void refusal_is_found() {
    Refusal refusal = new Refusal("dev.fermata.oracle.HandMade", "faithful", "some reason");
    assertFound(
        classFile -> new Instrumented(classFile, List.of(), List.of(refusal)),
        "faithful",
        "some reason");
  }

  @Test
  void plans_of_three_points_contain_every_subset() {
    Map<String, Long> plans =
        TransparencyOracle.plans(3).stream()
            .collect(Collectors.groupingBy(p -> p.points().toString(), Collectors.counting()));
    assertEquals(8, plans.size());
    assertTrue(plans.get("{0, 1, 2}") >= 5, plans::toString);
  }

  @Test
  void plans_of_many_points_are_random_but_repeatable() {
    String once = TransparencyOracle.plans(30).toString();
    assertTrue(once.contains("(seed "), once);
    assertEquals(once, TransparencyOracle.plans(30).toString());
  }

  private static void assertFound(Transformation transformation, String method, String message) {
    AssertionError found = assertThrows(AssertionError.class, () -> check(transformation, method));
    assertTrue(found.getMessage().contains(message), found::getMessage);
  }

  private static void check(Transformation transformation, String method) throws Exception {
    Map<String, byte[]> originals = new HashMap<>();
    for (String nested : List.of("", "$Saved", "$Fault")) {
      originals.put(NAME + nested, Program.resource(NAME + nested));
    }
    Program program = new Program(originals, classSource -> transformation);
    TransparencyOracle.assertTransparent(program, NAME.replace('/', '.'), method);
  }

  /** A transformer that spoils the code of every method. */
  private static Transformation replacing(int opcode, int replacement) {
    return classFile -> {
      ClassWriter writer = new ClassWriter(0);
      new ClassReader(classFile).accept(spoiling(writer, opcode, replacement), 0);
      return new Instrumented(writer.toByteArray(), List.of(), List.of());
    };
  }

  private static ClassVisitor spoiling(ClassVisitor next, int opcode, int replacement) {
    return new ClassVisitor(Opcodes.ASM9, next) {
      @Override
      public MethodVisitor visitMethod(
          int access, String name, String desc, String signature, String[] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, desc, signature, exceptions);
        return new MethodVisitor(Opcodes.ASM9, code) {
          @Override
          public void visitInsn(int insn) {
            super.visitInsn(insn == opcode ? replacement : insn);
          }
        };
      }
    };
  }
}
