package dev.fermata.agent;

import dev.fermata.instrument.Globs;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code META-INF/fermata/suspendables} marks, in every jar and folder of a class
 * loader: one glob a line, a comment behind {@code #}. What cannot be read is reported and ignored.
 *
 * <p>What only this loader finds, and not its parent, marks only classes that its parent does not
 * find: the parent's own classes are transformed without it.
 */
final class SuspendablesResource {
  static final String NAME = "META-INF/fermata/suspendables";

  private final AgentLog log;

  SuspendablesResource(AgentLog log) {
    this.log = log;
  }

  /** Adds what a loader's resources mark to the globs of the options. */
  Globs read(ClassLoader loader, List<String> options) {
    Map<String, URL> found;
    try {
      found = find(loader);
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (Throwable broken) {
      log.warn(NAME + " is not looked for in " + loader.getClass().getName() + ": " + broken);
      return Globs.everywhere(options);
    }
    if (found.isEmpty()) {
      return Globs.everywhere(options);
    }
    Map<String, URL> inherited = findInParent(loader.getParent());
    List<String> everywhere = new ArrayList<>(options);
    List<String> own = new ArrayList<>();
    for (Map.Entry<String, URL> each : found.entrySet()) {
      boolean isInherited = inherited.containsKey(each.getKey());
      (isInherited ? everywhere : own).addAll(globs(each.getValue(), !isInherited));
    }
    return new Globs(everywhere, own, new Foreign(loader), List.of());
  }

  /** By their text: equal URLs would be looked up in the network. */
  private static Map<String, URL> find(ClassLoader loader) throws IOException {
    Map<String, URL> found = new LinkedHashMap<>();
    Enumeration<URL> resources = loader.getResources(NAME);
    if (resources == null) {
      throw new IOException("its getResources returns null");
    }
    for (URL url : Collections.list(resources)) {
      found.put(url.toExternalForm(), url);
    }
    return found;
  }

  private static Map<String, URL> findInParent(@Nullable ClassLoader parent) {
    try {
      return parent == null ? Map.of() : find(parent);
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (Throwable broken) {
      // is reported for the parent itself
      return Map.of();
    }
  }

  private List<String> globs(URL url, boolean isToBeReported) {
    List<String> globs = new ArrayList<>();
    String fault = null;
    try {
      int number = 0;
      for (String line : text(url).split("\n", -1)) {
        number++;
        int comment = line.indexOf('#');
        String glob = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (!isGlob(glob)) {
          fault = "line " + number + " is no glob. Write package.Class or package.Class.method";
          break;
        }
        if (!glob.isEmpty()) {
          globs.add(glob);
        }
      }
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (Throwable broken) {
      fault = broken.toString();
    }
    if (fault == null) {
      return globs;
    }
    if (isToBeReported) {
      log.warn(url + " is ignored: " + fault + ".");
    }
    return List.of();
  }

  private static String text(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false); // a cached jar would stay open
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static boolean isGlob(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      boolean isName =
          Character.isJavaIdentifierPart(character) && !Character.isIdentifierIgnorable(character);
      if (!isName && ".*-".indexOf(character) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Tells which classes the loader's parent finds. It does not keep the loader alive. */
  private static final class Foreign implements Predicate<String> {
    private final WeakReference<ClassLoader> loader;
    private final ConcurrentMap<String, Boolean> known = new ConcurrentHashMap<>();

    Foreign(ClassLoader loader) {
      this.loader = new WeakReference<>(loader);
    }

    @Override
    public boolean test(String className) {
      Boolean found = known.get(className);
      if (found == null) {
        found = isInParent(className.replace('.', '/') + ".class");
        known.put(className, found);
      }
      return found;
    }

    private boolean isInParent(String resource) {
      ClassLoader alive = loader.get();
      if (alive == null) {
        return true;
      }
      try {
        ClassLoader parent = alive.getParent();
        return parent != null && parent.getResource(resource) != null;
      } catch (VirtualMachineError fatal) {
        throw fatal;
      } catch (Throwable broken) {
        // whatever a class loader throws: then nothing is marked
        return true;
      }
    }
  }
}
