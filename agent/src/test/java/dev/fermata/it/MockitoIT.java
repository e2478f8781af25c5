package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import dev.fermata.Generator;
import dev.fermata.IllegalSuspensionException;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.MockMakers;
import org.mockito.MockSettings;
import org.mockito.MockedStatic;

/** Mocks and spies of suspendable types, by both of Mockito's mock makers. */
class MockitoIT {
  /** What is mocked as an interface. */
  @Suspendable
  public interface Source {
    String find(String name, int index);

    default String first(String name) {
      return find(name, 0);
    }
  }

  /** What is mocked as a class; it has state, which a mock has not. */
  @Suspendable
  public static class Service {
    private final List<String> names = List.of("a", "b");

    public String name(int index) {
      return names.get(index);
    }

    public void feed(Yielder<String> y) {
      for (String name : names) {
        y.yield(name);
      }
    }

    static String global(int number) {
      return "real" + number;
    }
  }

  /** Below a class whose mocks are made, by the inline mock maker in place. */
  @Suspendable
  public static class Loud extends Service {
    @Override
    public String name(int index) {
      return super.name(index) + "!";
    }
  }

  /** Behind a companion. */
  @Suspendable
  public static class Words implements Iterator<String> {
    private final Iterator<String> words = List.of("x", "y").iterator();

    @Override
    public boolean hasNext() {
      return words.hasNext();
    }

    @Override
    public String next() {
      return words.next();
    }
  }

  /** The inline maker is the default; asked for by its name, there would be two of it. */
  private static MockSettings by(String mockMaker) {
    return mockMaker.equals(MockMakers.INLINE)
        ? withSettings()
        : withSettings().mockMaker(mockMaker);
  }

  @ParameterizedTest
  @ValueSource(strings = {MockMakers.INLINE, MockMakers.SUBCLASS})
  void stubs_of_an_interface_answer_plain_code_and_generators(String maker) {
    Source source = mock(Source.class, by(maker));
    when(source.find("a", 1)).thenReturn("plain");
    when(source.find(any(), eq(2))).thenReturn("twin");
    when(source.first("b")).thenReturn("default");

    assertThat(source.find("a", 1)).isEqualTo("plain");
    assertThat(
            all(
                Generator.<String>of(
                    y -> {
                      y.yield(source.find("a", 2));
                      y.yield(source.first("b"));
                      y.yield(String.valueOf(source.first("unknown")));
                    })))
        .containsExactly("twin", "default", "null");
    verify(source).find("a", 1);
    verify(source).find("a", 2);
    verify(source).first("b");
    verify(source).first("unknown");
    verifyNoMoreInteractions(source);
  }

  @ParameterizedTest
  @ValueSource(strings = {MockMakers.INLINE, MockMakers.SUBCLASS})
  void stubs_of_a_class_answer_plain_code_and_generators(String maker) {
    Service service = mock(Service.class, by(maker));
    when(service.name(anyInt())).thenReturn("stub");

    assertThat(service.name(0)).isEqualTo("stub");
    assertThat(
            all(
                Generator.<String>of(
                    y -> {
                      y.yield(service.name(7));
                      service.feed(y);
                      y.yield(service.name(8));
                    })))
        .containsExactly("stub", "stub");
    verify(service, times(3)).name(anyInt());
    verify(service).name(7);
    verify(service).feed(any());
    verifyNoMoreInteractions(service);
  }

  @ParameterizedTest
  @ValueSource(strings = {MockMakers.INLINE, MockMakers.SUBCLASS})
  void stubs_may_be_made_in_a_generator(String maker) {
    Service service = mock(Service.class, by(maker));

    assertThat(
            all(
                Generator.<String>of(
                    y -> {
                      when(service.name(1)).thenReturn("made inside");
                      y.yield(service.name(1));
                      verify(service).name(1);
                    })))
        .containsExactly("made inside");
    assertThat(service.name(1)).isEqualTo("made inside");
  }

  @ParameterizedTest
  @ValueSource(strings = {MockMakers.INLINE, MockMakers.SUBCLASS})
  void stubs_behind_a_companion_answer_generators(String maker) {
    Words words = mock(Words.class, by(maker));
    when(words.hasNext()).thenReturn(true, false);
    when(words.next()).thenReturn("stub");

    assertThat(
            all(
                Generator.<String>of(
                    y -> {
                      for (Iterator<String> each = words; each.hasNext(); ) {
                        y.yield(each.next());
                      }
                    })))
        .containsExactly("stub");
    verify(words, times(2)).hasNext();
    verify(words).next();
  }

  @ParameterizedTest
  @ValueSource(strings = {MockMakers.INLINE, MockMakers.SUBCLASS})
  void spies_run_the_real_method_and_count_it(String maker) {
    Loud spy = mock(Loud.class, by(maker).spiedInstance(new Loud()).defaultAnswer(REAL));
    when(spy.name(1)).thenReturn("stub");

    assertThat(
            all(
                Generator.<String>of(
                    y -> {
                      y.yield(spy.name(0));
                      y.yield(spy.name(1));
                    })))
        .containsExactly("a!", "stub");
    verify(spy).name(0);
  }

  private static final org.mockito.stubbing.Answer<Object> REAL =
      org.mockito.Mockito.CALLS_REAL_METHODS;

  @ParameterizedTest
  @ValueSource(strings = {MockMakers.INLINE, MockMakers.SUBCLASS})
  void real_method_of_a_spy_cannot_suspend_and_the_error_says_so(String maker) {
    Service spy = mock(Service.class, by(maker).spiedInstance(new Service()).defaultAnswer(REAL));
    Generator<String> generator = Generator.of(spy::feed);

    assertThatThrownBy(generator::next)
        .isInstanceOf(IllegalSuspensionException.class)
        .hasMessageContaining("MockitoIT$Service.feed(Yielder)");
  }

  /** The inline mock maker changes the class itself. */
  @ParameterizedTest
  @ValueSource(strings = {MockMakers.INLINE, MockMakers.SUBCLASS})
  void other_objects_of_a_mocked_class_still_suspend(String maker) {
    Generator<String> suspended = Generator.of(new Service()::feed);
    assertThat(suspended.next()).isEqualTo("a");

    mock(Loud.class, by(maker));

    assertThat(suspended.next()).isEqualTo("b");
    assertThat(all(Generator.<String>of(new Service()::feed))).containsExactly("a", "b");
    assertThat(all(Generator.<String>of(y -> y.yield(new Loud().name(0))))).containsExactly("a!");
  }

  /** The library's own twins are hand-written. */
  @ParameterizedTest
  @ValueSource(strings = {MockMakers.INLINE, MockMakers.SUBCLASS})
  void stubs_of_the_library_answer_generators(String maker) {
    @SuppressWarnings("unchecked")
    Generator<String> source = mock(Generator.class, by(maker));
    @SuppressWarnings("unchecked")
    Yielder<String> yielder = mock(Yielder.class, by(maker));
    when(source.hasNext()).thenReturn(true, false);
    when(source.next()).thenReturn("stub");

    assertThat(
            all(
                Generator.<String>of(
                    y -> {
                      while (source.hasNext()) {
                        y.yield(source.next());
                      }
                      yielder.yield("given");
                      new Service().feed(yielder);
                    })))
        .containsExactly("stub");
    verify(source, times(2)).hasNext();
    verify(yielder).yield("given");
    verify(yielder).yield("a");
    verify(yielder).yield("b");
    verifyNoMoreInteractions(yielder);
  }

  /** Its twin has a body, which was there when the library was built. */
  @ParameterizedTest
  @ValueSource(strings = {MockMakers.INLINE, MockMakers.SUBCLASS})
  void stubs_of_methods_with_bodies_of_the_library_answer_generators(String maker) {
    @SuppressWarnings("unchecked")
    Generator<String> source = mock(Generator.class, by(maker));
    when(source.first()).thenReturn("stub");

    assertThat(all(Generator.<String>of(y -> y.yield(source.first())))).containsExactly("stub");
    verify(source).first();
    verifyNoMoreInteractions(source);
    assertThat(all(Generator.<String>of(y -> y.yield(Generator.from(List.of("a")).first()))))
        .containsExactly("a");
  }

  @Test
  void mocked_static_methods_answer_plain_code_and_generators() {
    try (MockedStatic<Service> mocked = mockStatic(Service.class)) {
      mocked.when(() -> Service.global(1)).thenReturn("stub");

      assertThat(Service.global(1)).isEqualTo("stub");
      assertThat(all(Generator.<String>of(y -> y.yield(Service.global(1)))))
          .containsExactly("stub");
      mocked.verify(() -> Service.global(1), times(2));
    }
    assertThat(all(Generator.<String>of(y -> y.yield(Service.global(1))))).containsExactly("real1");
  }
}
