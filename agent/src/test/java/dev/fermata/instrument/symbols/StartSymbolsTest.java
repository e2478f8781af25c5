package dev.fermata.instrument.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Suspendable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Type;

class StartSymbolsTest {
  static Stream<String> bodies() {
    return StartSymbols.YIELDERS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void every_body_takes_its_yielder(String body) throws ClassNotFoundException {
    Class<?> type = Class.forName(body.replace('/', '.'));
    List<Method> plain =
        Arrays.stream(type.getMethods()).filter(method -> method.getParameterCount() == 1).toList();

    assertThat(type).hasAnnotation(Suspendable.class);
    assertThat(plain).hasSize(1);
    assertThat(Type.getInternalName(plain.get(0).getParameterTypes()[0]))
        .isEqualTo(StartSymbols.YIELDERS.get(body));
  }
}
