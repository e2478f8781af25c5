package dev.fermata.instrument.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fermata.instrument.emit.LambdaShapes.SerializableSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

class DualLambdaSerialisationTest {
  private final DualLambdaLoader loader =
      new DualLambdaLoader(
          SerialisableTargets.class,
          LambdaTargets.class,
          LambdaTargets.Named.class,
          LambdaTargets.Titled.class,
          LambdaParent.class,
          LambdaGrandparent.class);

  private <T> T make(String method, Object... arguments) throws Throwable {
    return loader.call(SerialisableTargets.class, method, arguments);
  }

  private Object newInstance(Class<?> type) throws Throwable {
    return loader.loadClass(type.getName()).getConstructor().newInstance();
  }

  private static byte[] write(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private Object read(byte[] bytes) throws Exception {
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes)) {
          @Override
          protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
            return Class.forName(type.getName(), false, loader);
          }
        }) {
      return in.readObject();
    }
  }

  @Test
  @SuppressWarnings("unchecked") // it is what was written
  void lambda_comes_back_with_its_twin() throws Throwable {
    SerializableSource<String> written = make("serialisable", "ab", 2, 3L);
    var source = (SerializableSource<String>) read(write(written));
    assertEquals("abab3", source.get());
    LambdaStack.run(stack -> assertEquals("twin abab3", source.get(stack)));
    assertTrue(source.getClass().isHidden());
  }

  @Test
  @SuppressWarnings("unchecked") // it is what was written
  void reference_to_an_inherited_method_comes_back() throws Throwable {
    Object parent = newInstance(LambdaParent.class);
    var source = (SerializableSource<String>) read(write(make("serialisableInherited", parent)));
    assertEquals("greeting", source.get());
  }

  @Test
  void serialised_form_is_the_same_as_the_jdks() throws Throwable {
    assertSameForm(
        make("serialisable", "ab", 2, 3L), SerialisableTargets.serialisable("ab", 2, 3L));
    assertSameForm(
        make("serialisableInherited", newInstance(LambdaParent.class)),
        SerialisableTargets.serialisableInherited(new LambdaParent()));
    assertSameForm(
        make("serialisableOfObject", newInstance(LambdaTargets.Titled.class)),
        SerialisableTargets.serialisableOfObject(new LambdaTargets.Titled()));
  }

  private static void assertSameForm(Object dual, Object jdk) throws Throwable {
    SerializedLambda expected = form(jdk);
    SerializedLambda actual = form(dual);
    assertEquals(expected.toString(), actual.toString());
    assertArrayEquals(captured(expected), captured(actual));
  }

  private static SerializedLambda form(Object lambda) throws Throwable {
    Method writeReplace = lambda.getClass().getDeclaredMethod("writeReplace");
    writeReplace.setAccessible(true);
    return (SerializedLambda) writeReplace.invoke(lambda);
  }

  private static Object[] captured(SerializedLambda form) {
    Object[] values = new Object[form.getCapturedArgCount()];
    Arrays.setAll(values, form::getCapturedArg);
    // an instance of one loader's class cannot equal one of the other's
    return Arrays.stream(values)
        .map(v -> v.getClass().getName().startsWith("java.") ? v : v.getClass().getName())
        .toArray();
  }

  @Test
  void lambda_that_was_not_compiled_as_serialisable_refuses() throws Throwable {
    ClassNode node = DualLambdaLoader.read(SerialisableTargets.class);
    makeSimple(node, "serialisable");
    DualLambdaLoader simple =
        new DualLambdaLoader(
            node,
            DualLambdaLoader.read(LambdaParent.class),
            DualLambdaLoader.read(LambdaGrandparent.class));
    Object lambda = simple.call(SerialisableTargets.class, "serialisable", "ab", 2, 3L);
    Exception refusal = assertThrows(NotSerializableException.class, () -> write(lambda));
    assertEquals("Non-serializable lambda", refusal.getMessage());
  }

  /** Makes the site as a compiler would that knows nothing of Serializable. */
  private static void makeSimple(ClassNode node, String name) {
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode insn : method.instructions.toArray()) {
        if (method.name.equals(name) && insn instanceof InvokeDynamicInsnNode indy) {
          String desc =
              "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
                  + "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodType;"
                  + "Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)"
                  + "Ljava/lang/invoke/CallSite;";
          indy.bsm = new Handle(indy.bsm.getTag(), indy.bsm.getOwner(), "metafactory", desc, false);
          indy.bsmArgs = Arrays.copyOf(indy.bsmArgs, 3);
        }
      }
    }
  }
}
