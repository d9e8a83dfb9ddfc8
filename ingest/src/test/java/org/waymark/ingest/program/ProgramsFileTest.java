package org.waymark.ingest.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.schemas.setting.Program;

/** The file of the programs. */
class ProgramsFileTest {

  private static final String HEADER = "program_id,name,type,region,zone\n";
  private static final Program HARBOR =
      new Program("harbor", "Harbor, House", "drop_in", "west", "America/Los_Angeles");

  private static List<Program> read(String text) throws IOException, ProgramsFileException {
    return ProgramsFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> problems(String text) {
    return catchThrowableOfType(ProgramsFileException.class, () -> read(text)).problems().stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void readsTheColumnsInAnyOrder() throws Exception {
    assertThat(
            read(
                "\uFEFFzone,name,program_id,region,type\r\n"
                    + "America/Los_Angeles,\"Harbor, House\",harbor,west,drop_in\r\n"))
        .containsExactly(HARBOR);
  }

  @Test
  void takesNoWordsThatMoveACursor() {
    assertThat(problems(HEADER + "a,\"A\nB\",t,\u001b[2J,UTC\n"))
        .containsExactly(
            "line 2: name holds a control character, such as an end of line",
            "line 2: region holds a control character, such as an end of line");
  }

  @Test
  void readsNoMoreOfAFileThanProgramsCanFill() {
    assertThat(problems("x".repeat(17 << 20)))
        .containsExactly("line 1: the file is larger than 16 MiB: is it that of the programs?");
  }

  @Test
  void listsEveryProblemWithItsLine() {
    assertThat(
            problems(
                HEADER
                    + "Harbor,,t,r,Mars/Base\n"
                    + "tejo,Tejo,t,r,Europe/Lisbon\n\n"
                    + "tejo,Tejo,t,r,UTC\n"
                    + "x,X,t\n"))
        .containsExactly(
            "line 2: program_id is not 1 to 64 of a-z 0-9 -",
            "line 2: name is empty",
            "line 2: zone is no IANA time zone such as America/Phoenix",
            "line 5: program_id is that of line 3 again",
            "line 6: has 3 fields where the header has 5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | line 1: the file is empty",
        "program_id,name,type,region,zone | line 1: the file has a header and no program",
        "program_id,name,type,region | line 1: the column zone is missing",
        "program_id,name,name,type,region,zone | line 1: the column name comes twice",
        "program_id,name,type,region,zone,phone | line 1: column 6 is none of",
      })
  void refusesAHeaderThatIsNotTheFormats(String text, String problem) {
    assertThat(problems(text)).anyMatch(found -> found.startsWith(problem));
  }

  @Test
  void neverTakesTheRestOfAFileForOneName() {
    assertThat(problems(HEADER + "a,\"A,t,r,UTC\nb,B,t,r,UTC\n")).isNotEmpty();
  }

  @Test
  void refusesWhatIsNotUtf8() {
    byte[] bytes = (HEADER + "a,Caf\u00e9,t,r,UTC\n").getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> ProgramsFile.read(new ByteArrayInputStream(bytes)))
        .isInstanceOf(ProgramsFileException.class)
        .hasMessageContaining("not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+02:00", "Z", "GMT", "EST5EDT", "UTC+2", "america/phoenix", "", "Europe/"})
  void takesRegionsAloneForZones(String zone) {
    assertThat(Programs.isZone(zone)).isFalse();
  }

  @Test
  void findsTheZoneOfAProgram() {
    Programs programs = Programs.of(List.of(HARBOR));

    assertThat(programs.zone("harbor")).contains(ZoneId.of("America/Los_Angeles"));
    assertThat(programs.zone("tejo")).isEmpty();
    assertThat(programs.all()).containsExactly(HARBOR);
  }

  @Test
  void refusesTwoProgramsOfOneName() {
    assertThatThrownBy(() -> Programs.of(List.of(HARBOR, HARBOR)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same program_id");
  }
}
