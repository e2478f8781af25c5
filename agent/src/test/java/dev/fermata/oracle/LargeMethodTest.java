package dev.fermata.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Methods with 2,500 calls that can suspend; they are resumed by several methods. */
class LargeMethodTest {
  private static final int POINTS = 2_500;
  private static final String NAME = "dev.fermata.large.Large";

  private static String repeat(int times, String... statements) {
    return IntStream.range(0, times)
        .mapToObj(i -> statements[i % statements.length].replace("#", "" + i % 100))
        .collect(Collectors.joining("\n    "));
  }

  private static void assertTransparent(String... body) throws Exception {
    String source = source(body);
    byte[] classFile = SourceCompiler.compile(NAME, source, 17).get(NAME.replace('.', '/'));
    assertThat(points(classFile)).isBetween(2_500L, 4_000L);
    assertThat(assertTransparent(NAME, source))
        .allSatisfy(piece -> assertThat(bytes(piece)).isLessThan(8_000));
  }

  private static String source(String... body) {
    return """
        package dev.fermata.large;
        import dev.fermata.oracle.Probe;
        @dev.fermata.Suspendable public class Large {
          public static Object run() throws Exception {
            int a = 1; int b = 2; int c = 3;
        %s
            return a + "," + b + "," + c;
          }
        }
        """
        .formatted(String.join("\n", body));
  }

  /** Returns the methods that resume it. */
  private static List<MethodNode> assertTransparent(String name, String source) throws Exception {
    Map<String, byte[]> classFiles = SourceCompiler.compile(name, source, 17);
    Program program = new Program(classFiles, Transformation::engine);
    TransparencyOracle.assertTransparent(program, name, "run");
    List<MethodNode> methods = methods(program.transformed(name.replace('.', '/')));
    List<MethodNode> pieces = methods.stream().filter(LargeMethodTest::isPiece).toList();
    assertThat(pieces).hasSizeGreaterThan(3);
    return pieces;
  }

  /** Pieces have a parameter more than a resume method. */
  private static boolean isPiece(MethodNode method) {
    return method.desc.matches(".*FrameStack;[BCSI]+\\).*");
  }

  private static List<MethodNode> methods(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, 0);
    return node.methods;
  }

  private static int bytes(MethodNode method) {
    CodeSizeEvaluator evaluator = new CodeSizeEvaluator(null);
    method.accept(evaluator);
    return evaluator.getMinSize();
  }

  private static long points(byte[] classFile) {
    return methods(classFile).stream()
        .flatMap(method -> Arrays.stream(method.instructions.toArray()))
        .filter(insn -> insn instanceof MethodInsnNode call && call.owner.endsWith("/Probe"))
        .count();
  }

  @Test
  void calls_one_after_the_other_are_suspended() throws Exception {
    assertTransparent(
        repeat(
            POINTS,
            "a += Probe.value(b);",
            "b = b * 31 + Probe.value(c + #);",
            "c = Probe.value(a ^ #);"));
  }

  @Test
  void calls_in_a_loop_are_suspended() throws Exception {
    assertTransparent(
        "for (int round = 0; round < 2; round++) {",
        repeat(
            POINTS,
            "a += Probe.value(round + b);",
            "if ((a & 3) == 0) b += Probe.value(#);",
            "c += Probe.value(a) * b; if (c == #) continue;"),
        "}");
  }

  @Test
  void calls_in_try_ranges_are_suspended() throws Exception {
    assertTransparent(
        repeat(
            POINTS / 4,
            "try { a += Probe.value(#); Probe.fail(\"f#\"); } catch (IllegalStateException e) {"
                + " b += Probe.value(e.getMessage().length()); c += Probe.value(a); }",
            "try { a = Probe.value(b / (# - 50)); } catch (ArithmeticException e) {"
                + " b += Probe.value(#); } finally { c += Probe.value(b); }"));
  }

  @Test
  void calls_under_one_try_range_with_a_finally_block_are_suspended() throws Exception {
    assertTransparent(
        "int round = 0; while (true) try {",
        repeat(POINTS, "a += Probe.value(b); b ^= a;", "c += Probe.value(a) + round;"),
        "if (round++ == 0) Probe.fail(\"again\"); return a;",
        "} catch (IllegalStateException e) {",
        "  b += Probe.value(e.getMessage().length() + a);",
        "} finally { Probe.point(\"finally \" + (a ^ b ^ c)); }",
        "}",
        "static Object other() { int a = 0; int b = 0; int c = 0;");
  }

  @Test
  void calls_in_cases_of_a_switch_are_suspended() throws Exception {
    assertTransparent(
        "long total = 0; String seen = \"\";",
        "for (int i = 0; i < 60; i += 7) switch (i) {",
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    "case %d: %s if (a %% 3 == 1) break; total -= c;"
                        .formatted(
                            i,
                            repeat(
                                POINTS / 60,
                                "total = total * 3 + Probe.value((long) a);",
                                "a += Probe.value(b) + Probe.value(#);",
                                "seen += b + Probe.value(\"s\") + c;")))
            .collect(Collectors.joining("\n")),
        "} c = (int) total + seen.hashCode();");
  }

  @Test
  void random_method_of_many_statements_is_suspended() throws Exception {
    RandomProgram random = new RandomProgram("Random", Choices.ofSeed(4711), 120);
    assertTransparent(RandomProgram.className("Random"), random.source());
  }
}
