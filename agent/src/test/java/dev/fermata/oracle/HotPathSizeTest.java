package dev.fermata.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The bytecode of what runs at each step, against the sizes at which C2 gives up: a guard that does
 * not depend on the machine. A figure below C2's limit is what the step has today with some air; it
 * may be raised with a measurement that shows the step as fast as before.
 */
class HotPathSizeTest {
  /** {@code MaxTrivialSize}: inlined however rarely it runs, which is what one end needs. */
  private static final int TRIVIAL = 6;

  /** {@code MaxInlineSize}: a method up to this is inlined where it runs now and then. */
  private static final int SMALL = 35;

  /** {@code FreqInlineSize}: a method that runs often is not inlined from here on. */
  private static final int FREQUENT = 325;

  /** {@code HugeMethodLimit}: larger methods are interpreted for ever. */
  private static final int HUGE = 8_000;

  private static final String FRAME_RESUME = "frame's resume(FrameStack)";
  private static final String BODIES = "dev.fermata.hot.Bodies";
  private static final String SOURCE =
      """
      package dev.fermata.hot;
      import dev.fermata.*;
      public class Bodies {
        static Generator<Integer> flat(int n) {
          return Generator.of(y -> { for (int i = 0; i < n; i++) y.yield(i); });
        }
        static IntGenerator ints(int n) {
          return IntGenerator.of(y -> { for (int i = 0; i < n; i++) y.yield(i); });
        }
        @Suspendable static void walk(int depth, Yielder<Integer> y) {
          if (depth == 0) return;
          walk(depth - 1, y);
          y.yield(depth);
          walk(depth - 1, y);
        }
        @Suspendable static int recursion(int n) {
          return n < 2 ? n : recursion(n - 1) + recursion(n - 2);
        }
      }
      """;

  /** The size of each method's code, by its name and the simple names of its parameters' types. */
  private static Map<String, Integer> sizes(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, 0);
    Map<String, Integer> sizes = new TreeMap<>();
    for (MethodNode method : node.methods) {
      CodeSizeEvaluator evaluator = new CodeSizeEvaluator(null);
      method.accept(evaluator);
      sizes.merge(signature(method), evaluator.getMinSize(), Math::max);
    }
    return sizes;
  }

  private static String signature(MethodNode method) {
    return Arrays.stream(Type.getArgumentTypes(method.desc))
        .map(type -> type.getClassName().replaceFirst(".*[.]", ""))
        .collect(Collectors.joining(" ", method.name + "(", ")"));
  }

  private static Map<String, Integer> sizesOf(String type) throws IOException {
    String resource = "dev/fermata/" + type + ".class";
    try (InputStream classFile =
        HotPathSizeTest.class.getClassLoader().getResourceAsStream(resource)) {
      return sizes(classFile.readAllBytes());
    }
  }

  private static Map<String, Integer> transformedSizes(String name, String source)
      throws Exception {
    Program program = new Program(SourceCompiler.compile(name, source, 17), Transformation::engine);
    Map<String, Integer> sizes = new HashMap<>(sizes(program.transformed(name.replace('.', '/'))));
    for (String frame : program.auxiliaries()) {
      sizes(program.transformed(frame))
          .forEach((method, size) -> sizes.merge("frame's " + method, size, Math::max));
    }
    return sizes;
  }

  @ParameterizedTest(name = "{0}.{1}")
  @CsvSource({
    "GeneratorStack, hasNext(), 25",
    "GeneratorStack, advance(FrameStack), 100",
    "BodyGenerator, next(), 30",
    "BodyGenerator, take(), 20",
    "BodyGenerator, yield(Object FrameStack), 85",
    "IntBodyGenerator, nextInt(), 30",
    "IntBodyGenerator, yield(int FrameStack), 85",
    "LongBodyGenerator, nextLong(), 30",
    "LongBodyGenerator, yield(long FrameStack), 85",
    "DoubleBodyGenerator, nextDouble(), 30",
    "DoubleBodyGenerator, yield(double FrameStack), 85",
    "runtime/Trampoline, resumeFrames(), 70",
    "runtime/Trampoline, resumeCallers(Frame Throwable), 75",
    "runtime/Trampoline, resumeCaller(Frame), 30",
    "runtime/FrameChain, link(Frame), 25",
    "runtime/FrameChain, linkNext(Frame), 80",
  })
  void method_of_a_step_is_inlined_where_it_is_hot(String type, String method, int today)
      throws IOException {
    assertThat(sizesOf(type).get(method))
        .as("%s.%s: C2 inlines a hot method of less than %d bytes", type, method, FREQUENT)
        .isNotNull()
        .isLessThanOrEqualTo(today);
  }

  @ParameterizedTest(name = "{0}.{1}")
  @CsvSource({
    "GeneratorStack, keepResult()",
    "runtime/FrameStack, detach()",
    "runtime/FrameStack, refusal()",
    "YieldTarget, begun()",
  })
  void method_of_a_first_or_last_step_is_always_inlined(String type, String method)
      throws IOException {
    assertThat(sizesOf(type).get(method))
        .as(
            "%s.%s runs once for each generator, inside the loop over its elements: C2 inlines it"
                + " only up to %d bytes, and a call there costs each step (docs/design/0014)",
            type, method, TRIVIAL)
        .isNotNull()
        .isLessThanOrEqualTo(TRIVIAL);
  }

  @Test
  void emitted_methods_of_small_bodies_are_inlined() throws Exception {
    Map<String, Integer> sizes = transformedSizes(BODIES, SOURCE);
    sizes.keySet().removeIf(method -> method.startsWith("$deserializeLambda$"));

    assertThat(sizes.keySet())
        .anyMatch(method -> method.startsWith("lambda$flat$"))
        .anyMatch(method -> method.startsWith("walk(int Yielder FrameStack"))
        .contains(FRAME_RESUME);
    sizes.forEach(
        (method, size) ->
            assertThat(size)
                .as(
                    "%s of a body with one or two points: hot methods are inlined below %d bytes",
                    method, FREQUENT)
                .isLessThan(FREQUENT / 2));
    assertThat(sizes.get(FRAME_RESUME))
        .as("a frame's own method only calls the resume method")
        .isLessThanOrEqualTo(SMALL);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 64})
  void methods_of_many_points_are_compiled(int points) throws Exception {
    String name = "dev.fermata.hot.Many";
    String source =
        """
        package dev.fermata.hot;
        import dev.fermata.*;
        public class Many {
          @Suspendable static int many(int p, String s, IntYielder y) { int a = p;
            %s
            return a + s.length(); }
        }
        """
            .formatted("y.yield(a); a += p;\n".repeat(points));

    transformedSizes(name, source)
        .forEach(
            (method, size) ->
                assertThat(size)
                    .as(
                        "%s with %d points: HotSpot never compiles more than %d bytes",
                        method, points, HUGE)
                    .isLessThan(HUGE));
  }
}
