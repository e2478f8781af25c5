package dev.fermata.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** How many bytes each suspension point adds to a method of 300 calls. */
class CodeGrowthTest {
  private static final String NAME = "dev.fermata.large.Growth";
  private static final int CALLS = 300;

  private static Map<String, byte[]> compile(String declarations, String call) throws Exception {
    String source =
        """
        package dev.fermata.large;
        import dev.fermata.oracle.Probe;
        @dev.fermata.Suspendable public class Growth {
          int m(int p, String s) { %s
            %s
            return "" + a + b + s == "" ? 1 : 0; }
        }
        """
            .formatted(declarations, (call + "\n").repeat(CALLS));
    return SourceCompiler.compile(NAME, source, 17);
  }

  private static int bytes(byte[] classFile, Predicate<String> descriptor) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, 0);
    int bytes = 0;
    for (MethodNode method : node.methods) {
      if (method.name.equals("m") && descriptor.test(method.desc)) {
        CodeSizeEvaluator evaluator = new CodeSizeEvaluator(null);
        method.accept(evaluator);
        bytes += evaluator.getMinSize();
      }
    }
    return bytes;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int a = p; int b = p;               | Probe.point("p");        | 14 | 70
          int a = p; int b = p;               | a = Probe.value(b);      | 16 | 71
          int a = p; int b = p;               | a += Probe.value(b);     | 17 | 83
          long c = p; int a = p; long b = c;  | b += Probe.value(a) + c; | 16 | 94
          """)
  void each_call_adds_few_bytes(String declarations, String call, int inTwin, int inResume)
      throws Exception {
    Map<String, byte[]> classFiles = compile(declarations, call);
    byte[] original = classFiles.get(NAME.replace('.', '/'));
    byte[] transformed =
        new Program(classFiles, Transformation::engine).transformed(NAME.replace('.', '/'));
    String plain = "(ILjava/lang/String;)I";

    int before = bytes(original, plain::equals);
    int twin =
        bytes(
            transformed,
            descriptor ->
                descriptor.endsWith("FrameStack;)I") && !descriptor.contains("$fermata$"));
    int resume = bytes(transformed, descriptor -> descriptor.contains("$fermata$"));

    assertThat(twin - before).isLessThanOrEqualTo(inTwin * CALLS);
    assertThat(resume).isLessThanOrEqualTo(inResume * CALLS);
  }
}
