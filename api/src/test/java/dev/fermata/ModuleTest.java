package dev.fermata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ModuleTest {
  @Test
  void module_needs_only_java_base_at_run_time() throws IOException {
    try (InputStream file = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
      Set<String> required =
          ModuleDescriptor.read(file).requires().stream()
              .filter(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
              .map(Requires::name)
              .collect(Collectors.toSet());

      assertEquals(Set.of("java.base"), required);
    }
  }
}
