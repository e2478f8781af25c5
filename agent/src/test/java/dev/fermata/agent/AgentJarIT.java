package dev.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

class AgentJarIT {
  private static final int MAX_BYTES = 775 * 1024;

  private final Path jar = Path.of(System.getProperty("fermata.agent.jar"));

  @Test
  void this_jvm_runs_with_the_agent_and_full_verification() {
    assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments())
        .contains("-javaagent:" + jar, "-Xverify:all");
  }

  @Test
  void jar_holds_only_our_packages_and_relocated_asm() throws IOException {
    assertThat(classes()).isNotEmpty().allMatch(AgentJarIT::belongsToAgent);
    assertThat(classes()).contains("dev/fermata/agent/shaded/asm/ClassReader.class");
  }

  @Test
  void jar_stays_small() throws IOException {
    assertThat(Files.size(jar)).isLessThanOrEqualTo(MAX_BYTES);
  }

  @Test
  void unrelocated_asm_is_not_on_the_class_path() {
    assertThat(getClass().getResource("/org/objectweb/asm/ClassReader.class")).isNull();
    assertThat(getClass().getResource("/org/objectweb/asm/tree/ClassNode.class")).isNull();
  }

  @Test
  void manifest_names_the_entry_points() throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Attributes manifest = file.getManifest().getMainAttributes();
      for (String entry : List.of("Premain-Class", "Agent-Class", "Launcher-Agent-Class")) {
        assertThat(manifest.getValue(entry)).as(entry).isEqualTo("dev.fermata.agent.FermataAgent");
      }
      assertThat(manifest.getValue("Main-Class")).isEqualTo("dev.fermata.agent.tool.Main");
      assertThat(manifest.getValue("Can-Redefine-Classes")).isEqualTo("true");
      assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
      assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo("dev.fermata.agent");
    }
  }

  private List<String> classes() throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(ZipEntry::getName).filter(n -> n.endsWith(".class")).toList();
    }
  }

  private static boolean belongsToAgent(String name) {
    return name.startsWith("dev/fermata/agent/") || name.startsWith("dev/fermata/instrument/");
  }
}
