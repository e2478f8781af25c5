package dev.fermata.runtime;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks Mockito's inline mock maker, which changes classes in place, whether an object is a mock.
 * Called by twins of classes that were changed while there was such a mock maker, and by no others:
 * the twin of a mock has to end where the plain method does.
 *
 * <p>The mock maker leaves a class in the boot loader which knows all mocks; there is no other that
 * code of any class loader could ask.
 */
public final class Mocks {
  /** Holds the mock makers of all class loaders, by a random name. */
  private static final String DISPATCHER =
      "org.mockito.internal.creation.bytebuddy.inject.MockMethodDispatcher";

  private static volatile @Nullable Access access;

  private Mocks() {}

  /**
   * Tells whether calls on an object are to be seen by Mockito.
   *
   * @param object receiver of a call
   * @return true for mocks and spies
   * @throws IllegalStateException if the mock maker cannot be asked
   */
  public static boolean isMock(Object object) {
    return access().ask(access().isMock, object);
  }

  /**
   * Tells whether calls of a class's static methods are to be seen by Mockito.
   *
   * @param type declares the method
   * @return true while its static methods are mocked in this thread
   * @throws IllegalStateException if the mock maker cannot be asked
   */
  public static boolean isMockedStatic(Class<?> type) {
    return access().ask(access().isMockedStatic, type);
  }

  private static Access access() {
    Access found = access;
    if (found == null) {
      try {
        found = Access.find();
      } catch (ReflectiveOperationException | RuntimeException unknown) {
        throw unknown(unknown);
      }
      access = found;
    }
    return found;
  }

  private static IllegalStateException unknown(Exception cause) {
    return new IllegalStateException(
        "Cannot tell whether an object is a mock: Mockito's inline mock maker is not one that this"
            + " version of Fermata knows ("
            + cause
            + "). Mock suspendable types by MockMakers.SUBCLASS instead.",
        cause);
  }

  /** Members of the dispatcher, and all mock makers. */
  private record Access(Map<?, ?> mockMakers, Method isMock, Method isMockedStatic) {
    static Access find() throws ReflectiveOperationException {
      Class<?> dispatcher = Class.forName(DISPATCHER, false, null);
      Field all = dispatcher.getDeclaredField("DISPATCHERS");
      all.setAccessible(true);
      return new Access(
          (Map<?, ?>) all.get(null),
          dispatcher.getMethod("isMock", Object.class),
          dispatcher.getMethod("isMockedStatic", Class.class));
    }

    boolean ask(Method question, Object subject) {
      try {
        for (Object mockMaker : mockMakers.values()) {
          if (Boolean.TRUE.equals(question.invoke(mockMaker, subject))) {
            return true;
          }
        }
        return false;
      } catch (ReflectiveOperationException failed) {
        throw unknown(failed);
      }
    }
  }
}
