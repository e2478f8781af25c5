package dev.fermata.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import acme.tool.Feed;
import acme.tool.Heir;
import dev.fermata.it.SourceCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

class InstrumentJarTest {
  private static final String FEED = "acme/tool/Feed.class";
  private static final String LETTERS = "acme/tool/Feed$fermata$0letters.class";
  private static final String MORE = "acme/tool/Feed$fermata$0more.class";

  @TempDir private Path folder;
  private Path jar;
  private Path out;

  @BeforeEach
  void choose_names() {
    jar = folder.resolve("app.jar");
    out = folder.resolve("out");
  }

  private Tool.Ended instrument(Object... options) {
    List<Object> arguments = new ArrayList<>(List.of("instrument", jar, "-o", out));
    arguments.addAll(List.of("-cp", SourceCode.api(), "--partial"));
    arguments.addAll(List.of(options));
    return Tool.run(arguments.toArray());
  }

  private Map<String, byte[]> made() throws IOException {
    return Tool.read(out.resolve("app.jar"));
  }

  @Test
  void other_entries_their_order_times_and_compression_are_kept() throws IOException {
    Map<String, byte[]> entries = Tool.entries("Main-Class: acme.tool.Feed\r\n", Feed.class);
    entries.put("data/", new byte[0]);
    entries.put("data/text.stored", Tool.text("a text"));
    Tool.jar(jar, entries);

    assertThat(instrument()).isEqualTo(new Tool.Ended(0, "", ""));

    assertThat(made().keySet())
        .containsExactly("META-INF/MANIFEST.MF", FEED, LETTERS, MORE, "data/", "data/text.stored");
    assertThat(made().get("META-INF/MANIFEST.MF")).isEqualTo(entries.get("META-INF/MANIFEST.MF"));
    try (ZipFile file = new ZipFile(out.resolve("app.jar").toFile())) {
      assertThat(file.getComment()).isEqualTo("a comment");
      assertThat(file.getEntry("data/text.stored").getMethod()).isEqualTo(ZipEntry.STORED);
      for (ZipEntry entry : file.stream().toList()) {
        assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(Tool.TIME);
      }
    }
  }

  @Test
  void equal_jars_give_equal_jars() throws IOException {
    Tool.jar(jar, Tool.entries("", Feed.class, Heir.class));
    instrument();
    byte[] first = Files.readAllBytes(out.resolve("app.jar"));
    instrument();
    assertThat(out.resolve("app.jar")).hasBinaryContent(first);
  }

  @Test
  void jar_without_anything_to_do_is_copied_byte_for_byte() throws IOException {
    Map<String, byte[]> entries = Tool.entries("", Tool.class);
    entries.put("META-INF/A.SF", Tool.text("signature"));
    Tool.jar(jar, entries);
    assertThat(instrument()).isEqualTo(new Tool.Ended(0, "", ""));
    assertThat(out.resolve("app.jar")).hasSameBinaryContentAs(jar);
  }

  @Test
  void signed_jar_is_refused() throws IOException {
    Tool.jar(jar, signed());
    Tool.Ended ended = instrument();
    assertThat(ended.err())
        .contains(
            "fermata: error: "
                + jar
                + ": it is signed, and its signatures do not hold for changed classes. Instrument"
                + " it before it is signed, or give --drop-signatures.");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void signatures_are_dropped_when_asked() throws IOException {
    Tool.jar(jar, signed());
    Tool.Ended ended = instrument("--drop-signatures");
    assertThat(ended.err())
        .isEqualToNormalizingNewlines(
            "fermata: warning: " + jar + ": its signatures are dropped.\n");
    assertThat(made().keySet()).containsExactly("META-INF/MANIFEST.MF", FEED, LETTERS, MORE);
    assertThat(new String(made().get("META-INF/MANIFEST.MF"), "UTF-8"))
        .isEqualTo(
            "Manifest-Version: 1.0\r\nBuilt-By: us\r\n\r\nName: kept\r\nSealed: true\r\n\r\n");
  }

  private static Map<String, byte[]> signed() {
    Map<String, byte[]> entries =
        Tool.entries(
            "Built-By: us\r\n\r\nName: "
                + FEED
                + "\r\nSHA-256-Digest: abcdefgh\r\n ijkl\r\n\r\n"
                + "Name: kept\r\nSealed: true\r\nSHA-256-Digest: abcd\r\n",
            Feed.class);
    entries.put("META-INF/APP.SF", Tool.text("Signature-Version: 1.0\r\n\r\n"));
    entries.put("META-INF/APP.RSA", Tool.text("?"));
    return entries;
  }

  @Test
  void class_for_a_release_is_instrumented_beside_the_one_for_all() throws IOException {
    Map<String, byte[]> entries = Tool.entries("Multi-Release: true\r\n", Feed.class);
    entries.put("META-INF/versions/9/" + FEED, Tool.bytes(Feed.class));
    entries.put("META-INF/versions/21/" + FEED, Tool.bytes(Feed.class));
    Tool.jar(jar, entries);

    instrument();

    String newer = "META-INF/versions/21/";
    String older = "META-INF/versions/9/";
    assertThat(made().keySet())
        .containsExactly(
            "META-INF/MANIFEST.MF",
            FEED,
            older + FEED,
            older + LETTERS,
            older + MORE,
            newer + FEED,
            newer + LETTERS,
            newer + MORE);
    // which no JVM of 17 or later sees
    assertThat(made().get(FEED)).isEqualTo(Tool.bytes(Feed.class));
    assertThat(made().get(newer + FEED)).isNotEqualTo(Tool.bytes(Feed.class));
  }

  @Test
  void class_that_comes_out_otherwise_for_a_release_gets_a_version_for_it() throws IOException {
    Map<String, byte[]> entries = Tool.entries("Multi-Release: true\r\n", Heir.class);
    entries.put(FEED, withoutMethods(Tool.bytes(Feed.class)));
    entries.put("META-INF/versions/21/" + FEED, Tool.bytes(Feed.class));
    Tool.jar(jar, entries);

    instrument();

    String heir = Tool.entry(Heir.class);
    assertThat(made()).containsKeys(heir, "META-INF/versions/21/" + heir);
    assertThat(made().get(heir)).isEqualTo(Tool.bytes(Heir.class));
    assertThat(made().get("META-INF/versions/21/" + heir)).isNotEqualTo(Tool.bytes(Heir.class));
  }

  private static byte[] withoutMethods(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, 0);
    node.methods.removeIf(method -> !method.name.equals("<init>"));
    ClassWriter writer = new ClassWriter(0);
    node.accept(writer);
    return writer.toByteArray();
  }

  @Test
  void module_that_is_changed_requires_the_library_and_is_open_to_it() throws IOException {
    Map<String, byte[]> entries = Tool.entries("", Feed.class);
    entries.put("module-info.class", module(List.of(), "java.base"));
    Tool.jar(jar, entries);
    instrument();
    assertThat(requires(made().get("module-info.class")))
        .containsExactly("java.base", "dev.fermata");
    assertThat(opens(made().get("module-info.class"))).containsExactly("dev.fermata");
  }

  @Test
  void module_that_is_open_to_another_is_open_to_both() throws IOException {
    Map<String, byte[]> entries = Tool.entries("", Feed.class);
    entries.put("module-info.class", module(List.of("other"), "java.base", "dev.fermata"));
    Tool.jar(jar, entries);
    instrument();
    assertThat(opens(made().get("module-info.class"))).containsExactly("other", "dev.fermata");
  }

  @Test
  void module_that_has_all_of_it_stays_as_it_is() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>(Tool.entries("", Feed.class));
    entries.put("module-info.class", module(List.of("dev.fermata"), "java.base", "dev.fermata"));
    Tool.jar(jar, entries);
    instrument();
    assertThat(made().get("module-info.class")).isEqualTo(entries.get("module-info.class"));
  }

  private static byte[] module(List<String> openTo, String... required) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
    ModuleVisitor module = writer.visitModule("acme", 0, null);
    for (String name : required) {
      module.visitRequire(name, 0, null);
    }
    if (!openTo.isEmpty()) {
      module.visitOpen("acme/tool", 0, openTo.toArray(String[]::new));
    }
    module.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static List<String> opens(byte[] module) {
    ClassNode node = new ClassNode();
    new ClassReader(module).accept(node, 0);
    assertThat(node.module.opens).hasSize(1);
    assertThat(node.module.opens.get(0).packaze).isEqualTo("acme/tool");
    return node.module.opens.get(0).modules;
  }

  private static List<String> requires(byte[] module) {
    ClassNode node = new ClassNode();
    new ClassReader(module).accept(node, 0);
    return node.module.requires.stream().map(each -> each.module).toList();
  }

  @Test
  void classes_of_a_web_archive_are_instrumented_and_its_jars_are_named() throws IOException {
    Map<String, byte[]> entries = Tool.entries("");
    entries.put("WEB-INF/classes/" + FEED, Tool.bytes(Feed.class));
    entries.put("WEB-INF/lib/lib.jar", Tool.text("?"));
    Tool.jar(jar, entries);
    assertThat(instrument().err())
        .isEqualToNormalizingNewlines(
            "fermata: warning: "
                + jar
                + ": the jars in it are not looked into. Instrument before packing.\n");
    assertThat(made()).containsKey("WEB-INF/classes/" + LETTERS);
  }

  @Test
  void file_that_is_no_jar_is_named() throws IOException {
    Files.writeString(jar, "no jar");
    Tool.Ended ended = instrument();
    assertThat(ended.err())
        .startsWith("fermata: Cannot read or write a file: '" + jar + "' is no jar (");
    assertThat(ended.exitCode()).isEqualTo(2);
  }
}
