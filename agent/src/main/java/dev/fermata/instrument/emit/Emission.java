package dev.fermata.instrument.emit;

import dev.fermata.instrument.layout.FrameShape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * What became of a class.
 *
 * @param classFile of the class, with twins and resume methods
 * @param frameClasses by internal name, to be defined beside it
 * @param shapes of the frames, by name and descriptor of the method
 * @param refusals methods that keep to plain calls, each with the reason
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
public record Emission(
    byte[] classFile,
    Map<String, byte[]> frameClasses,
    Map<String, FrameShape> shapes,
    List<Refused> refusals) {
  /**
   * Names a method as source does.
   *
   * @param method of any class
   * @return name and parameter types
   */
  public static String sourceName(MethodNode method) {
    return method.name
        + Arrays.stream(Type.getArgumentTypes(method.desc))
            .map(Type::getClassName)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /**
   * A method whose twin only calls the plain method.
   *
   * @param method name and parameter types, as in source
   * @param reason a clause that completes "cannot be suspended: "
   * @param defect the emitters could not do what the JVM allows
   */
  public record Refused(String method, String reason, boolean defect) {}
}
