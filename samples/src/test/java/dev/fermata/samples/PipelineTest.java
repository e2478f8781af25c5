package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {
  private static final String ROW = "ad,aix,Aixàs,06,,42.5,1.5\n";
  private static final String LARGE = "fr,a,Big,06,7000,44.5,1.5\n";

  @TempDir private Path folder;

  @Test
  void cities_are_summed_up_by_windows_across_files() throws IOException {
    Files.writeString(folder.resolve("a.csv"), City.HEADER + "\n" + ROW.repeat(999));
    Files.writeString(folder.resolve("b.csv"), City.HEADER + "\n" + LARGE + ROW);

    List<String> output = Output.of(() -> Pipeline.main(new String[] {folder.toString()}));

    assertThat(output)
        .containsExactly("rows: 1001, malformed: 0", "windows: 2, written to windows.txt");
    assertThat(folder.resolve(Pipeline.OUTPUT))
        .hasContent("ad,fr,1000,7000,42.5020,Big\nad,ad,1,0,42.5000,Aixàs\n");
  }

  @Test
  void malformed_rows_are_counted_by_reason_with_the_first_place() throws IOException {
    Files.writeString(
        folder.resolve("a.csv"),
        City.HEADER
            + "\n"
            + ROW
            + "ad,x\n"
            + "andorra,aix,Aix,06,,42.5,1.5\n"
            + "ad,aix,Aix,06,,90.5,1.5\n"
            + "ad,aix,Aix,06,,NaN,1.5\n"
            + "ad,aix,Aix,06,-5,42.5,1.5\n"
            + "ad,aix,Aix,06,,north,1.5\n"
            + "\n");

    assertThat(Output.of(() -> Pipeline.main(new String[] {folder.toString()})))
        .containsExactly(
            "rows: 8, malformed: 7",
            "  country is not 2 letters: 1, the first at a.csv:4",
            "  not 7 fields: 2, the first at a.csv:3",
            "  not a number: 2, the first at a.csv:7",
            "  place is not on Earth: 2, the first at a.csv:5",
            "windows: 1, written to windows.txt");
  }

  @Test
  void rows_are_read_when_their_window_is_asked_for() throws IOException {
    Files.writeString(folder.resolve("a.csv"), ROW.repeat(5000));
    CityFiles input = CityFiles.in(folder.toString());

    try (var summaries = Pipeline.summaries(input, length -> {})) {
      assertThat(input.rows()).isZero();
      summaries.next();
      assertThat(input.rows()).isEqualTo(1000);
    }
  }

  @Test
  void prepared_files_repeat_the_rows_of_the_jar_until_they_are_large_enough() throws IOException {
    Path jar = jar(CityFiles.ENTRY, City.HEADER + "\n" + ROW + LARGE + ROW);

    assertThat(CityFiles.prepare(jar, folder.resolve("made"), 300, 2)).isEqualTo(4);

    assertThat(folder.resolve("made/cities-0001.csv")).hasContent(City.HEADER + "\n" + ROW + LARGE);
    assertThat(folder.resolve("made/cities-0004.csv")).hasContent(City.HEADER + "\n" + ROW);
  }

  @Test
  void jar_without_the_rows_is_refused() throws IOException {
    Path jar = jar("other", "");

    assertThatThrownBy(() -> CityFiles.prepare(jar, folder, 1, 1))
        .isInstanceOf(IOException.class)
        .hasMessage(jar + " has no entry " + CityFiles.ENTRY);
  }

  private Path jar(String entry, String text) throws IOException {
    Path jar = folder.resolve("rows.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry(entry));
      OutputStream packed = new GZIPOutputStream(zip);
      packed.write(text.getBytes(StandardCharsets.ISO_8859_1));
      packed.close();
    }
    return jar;
  }
}
