package dev.fermata.instrument.emit;

import dev.fermata.instrument.resolve.CallTarget;
import dev.fermata.instrument.resolve.LambdaCompanion;
import dev.fermata.instrument.symbols.LambdaSymbols;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * Rewrites a LambdaMetafactory site so that the object it creates has the functional method's twin
 * beside the method: a {@code Body} has both {@code run(y)} and {@code run(y, stack)}.
 *
 * <p>The twin calls the twin of the target and returns what comes back. When the target has
 * suspended, that is a dummy, and nothing is saved here: the target's frame will deliver its result
 * to the lambda's caller. Only where the lambda returns another kind of result than its target does
 * a small frame stand in between (see {@link LambdaMethod}).
 */
final class DualLambda {
  private static final int MAX_CONSTANT_BYTES = 65535;

  private DualLambda() {}

  /**
   * A site and what the resolver knows of it.
   *
   * @param caller the capturing class, as an internal name
   * @param callerVersion its class file version
   * @param callerIsInterface whether it is an interface
   * @param indy the instruction; see {@link MetafactoryCall#isOne}
   * @param target how the lambda's twin calls the implementation; a twin is of the same kind and
   *     owner
   * @param companion the interface that declares the twin of a JDK interface's method, or null
   */
  record Site(
      String caller,
      int callerVersion,
      boolean callerIsInterface,
      InvokeDynamicInsnNode indy,
      CallTarget target,
      @Nullable LambdaCompanion companion) {}

  /**
   * Makes the instruction that takes the place of {@code site.indy()}.
   *
   * @return a new node, with the same name, descriptor and effect on the stack
   * @throws IllegalArgumentException if the lambda's class does not fit into one string constant:
   *     the site then has to stay as it is, and be reported
   */
  static InvokeDynamicInsnNode rewrite(Site site) {
    InvokeDynamicInsnNode indy = site.indy();
    List<Object> arguments = new ArrayList<>();
    arguments.add(embedded(site));
    LambdaTarget target = LambdaTarget.of(site);
    boolean isAsked = new MetafactoryCall(indy).serializable() && !target.isOwnLambda();
    boolean simple = !target.byHandle() && !isAsked;
    if (!simple) {
      arguments.addAll(target.handles());
    }
    Handle bootstrap =
        simple ? bootstrap(LambdaSymbols.LINK) : bootstrap(LambdaSymbols.LINK_WITH_TARGETS);
    return new InvokeDynamicInsnNode(indy.name, indy.desc, bootstrap, arguments.toArray());
  }

  /**
   * Makes the class of the lambda's object.
   *
   * @return a class file for {@code Lookup.defineHiddenClass}, in the caller's package
   */
  static byte[] classFile(Site site) {
    return new LambdaClass(site).bytes();
  }

  private static Handle bootstrap(RuntimeSymbols.Method link) {
    return new Handle(Opcodes.H_INVOKESTATIC, link.owner(), link.name(), link.descriptor(), false);
  }

  private static String embedded(Site site) {
    byte[] bytes = classFile(site);
    int size = constantSize(bytes);
    if (size > MAX_CONSTANT_BYTES) {
      throw new IllegalArgumentException(
          "Cannot make the lambda for "
              + new MetafactoryCall(site.indy()).target().getName()
              + " in "
              + site.caller().replace('/', '.')
              + " suspendable: its class takes "
              + size
              + " bytes as a constant. A constant has at most 65535 (JVMS §4.4.7)."
              + " Capture fewer values.");
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The length in modified UTF-8 of one char for each byte: 0 and 128 to 255 take two bytes. */
  private static int constantSize(byte[] bytes) {
    int size = bytes.length;
    for (byte value : bytes) {
      size += value <= 0 ? 1 : 0;
    }
    return size;
  }
}
