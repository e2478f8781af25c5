package dev.fermata.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.instrument.Instrumented;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** An engine with a planted fault is found out, by a program that is as small as can be. */
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ShrinkerTest {
  private static final int TRIES = 300;

  @Test
  void source_that_shows_a_fault_is_shrunk_to_the_expression_that_does() {
    UnaryOperator<Transformation> faulty = adding(Opcodes.IDIV);
    RandomCase found = firstWith(faulty, true);
    RandomCase shrunk = found.shrunk(faulty, TRIES);

    assertThat(shrunk.fault(faulty)).isNotNull();
    assertThat(shrunk.fault(UnaryOperator.identity())).isNull();
    assertThat(written(shrunk)).contains(" / ");
    assertThat(written(found).length()).isGreaterThan(4 * written(shrunk).length());
  }

  @Test
  void assembled_class_that_shows_a_fault_is_shrunk_to_the_instruction_that_does() {
    UnaryOperator<Transformation> faulty = adding(Opcodes.IMUL);
    RandomCase found = firstWith(faulty, false);
    RandomCase shrunk = found.shrunk(faulty, TRIES);

    assertThat(shrunk.fault(faulty)).isNotNull();
    assertThat(shrunk.fault(UnaryOperator.identity())).isNull();
    assertThat(shrunk.text()).contains("IMUL");
    assertThat(found.text().lines().count()).isGreaterThan(2 * shrunk.text().lines().count());
  }

  @Test
  void choices_that_are_given_make_the_same_program_and_run_out_as_zeros() {
    Choices drawn = Choices.ofSeed(5);
    String source = new RandomProgram("Same", drawn).source();

    assertThat(new RandomProgram("Same", Choices.of(drawn.drawn())).source()).isEqualTo(source);
    assertThat(Choices.of(new int[] {7}).next(3)).isEqualTo(2);
    assertThat(Choices.of(new int[0]).next(3)).isZero();
  }

  /** What chance has written: the methods behind the fixed members. */
  private static String written(RandomCase source) {
    return source
        .text()
        .substring(source.text().indexOf("  static", source.text().indexOf("run()")));
  }

  private static RandomCase firstWith(UnaryOperator<Transformation> engine, boolean isSource) {
    return LongStream.range(1, 500)
        .mapToObj(RandomCase::ofSeed)
        .filter(each -> each.isSource() == isSource)
        .filter(each -> each.fault(engine) != null)
        .findFirst()
        .orElseThrow();
  }

  /** An engine whose twins and resume methods add where the original does something else. */
  private static UnaryOperator<Transformation> adding(int insteadOf) {
    return engine ->
        classFile -> {
          Instrumented made = engine.instrument(classFile);
          ClassWriter writer = new ClassWriter(0);
          new ClassReader(made.classFile()).accept(new Spoiler(writer, insteadOf), 0);
          return new Instrumented(writer.toByteArray(), made.auxiliaries(), made.refusals());
        };
  }

  private static final class Spoiler extends ClassVisitor {
    private final int spoiled;

    Spoiler(ClassVisitor next, int spoiled) {
      super(Opcodes.ASM9, next);
      this.spoiled = spoiled;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
      if (!descriptor.contains("FrameStack;")) {
        return code;
      }
      return new MethodVisitor(Opcodes.ASM9, code) {
        @Override
        public void visitInsn(int opcode) {
          super.visitInsn(opcode == spoiled ? Opcodes.IADD : opcode);
        }
      };
    }
  }
}
