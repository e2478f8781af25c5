package dev.fermata.instrument;

import dev.fermata.instrument.verify.ClassFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks what the engine made before anything is written: that ASM takes each class file to be well
 * formed and well typed, and that each twin which is called exists. No class is loaded.
 */
public final class Verifier {
  private final ClassFaults before;
  private final ClassFaults after;

  /**
   * Creates a verifier.
   *
   * @param before gives the class file of an internal name as it was; null if there is none
   * @param after the same as it will be
   */
  public Verifier(
      Function<String, byte @Nullable []> before, Function<String, byte @Nullable []> after) {
    this.before = new ClassFaults(before);
    this.after = new ClassFaults(after);
  }

  /**
   * Lists the supertypes that are not to be found: what is suspendable depends on them.
   *
   * @param original of any class
   * @return names with dots; may be empty
   */
  public List<String> missingSupertypes(byte[] original) {
    List<String> names = new ArrayList<>();
    before.missingSupertypes(original).forEach(name -> names.add(name.replace('/', '.')));
    return names;
  }

  /**
   * Lists what is wrong with a class that was right before.
   *
   * @param original null for a class that the engine made
   * @param made the class as it will be
   * @return a line for each method, with its name and descriptor; may be empty
   */
  public List<String> faults(byte @Nullable [] original, byte[] made) {
    Map<String, String> faults = after.of(made);
    if (!faults.isEmpty() && original != null) {
      faults = ClassFaults.added(faults, before.of(original));
    }
    List<String> lines = new ArrayList<>();
    faults.forEach((method, fault) -> lines.add(method + ": " + fault));
    return lines;
  }
}
