package dev.fermata.instrument.resolve;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The interfaces of the JDK whose methods can suspend by a companion interface of the api. */
final class JdkCompanions {
  /**
   * One method of one interface.
   *
   * @param interfaceName of the JDK
   * @param method name and descriptor of its functional method
   * @param companion the interface of the api which has the twin
   * @param dispatcher calls the companion if the receiver is one, else the plain method
   */
  record Row(String interfaceName, String method, String companion, CallTarget dispatcher) {}

  private static final List<Row> ROWS =
      List.of(row("java/lang/Runnable", "run", "()V", "SuspendableRunnable"));

  private JdkCompanions() {}

  static List<Row> rows() {
    return ROWS;
  }

  /** Returns the rows for a method of that name and descriptor; mostly none. */
  static List<Row> rowsOf(String key) {
    for (Row row : ROWS) {
      if (row.method.equals(key)) {
        return ROWS.stream().filter(each -> each.method.equals(key)).toList();
      }
    }
    return List.of();
  }

  static boolean hasInterface(String name) {
    for (Row row : ROWS) {
      if (row.interfaceName.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the row of the interface or of one that it extends, null if there is none. */
  static @Nullable Row rowOf(String interfaceName, Hierarchy hierarchy) {
    for (Row row : ROWS) {
      if (hierarchy.isSubtype(interfaceName, row.interfaceName)) {
        return row;
      }
    }
    return null;
  }

  private static Row row(String interfaceName, String name, String desc, String companion) {
    String dispatched = "(L" + interfaceName + ";" + ApiNames.twinOf(desc).substring(1);
    return new Row(
        interfaceName,
        name + desc,
        ApiNames.RUNTIME + companion,
        new CallTarget.Companion(ApiNames.COMPANIONS, name, dispatched));
  }
}
