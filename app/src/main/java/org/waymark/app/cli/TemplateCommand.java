package org.waymark.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.mapping.Templates;
import org.waymark.ingest.template.PaperForm;
import org.waymark.ingest.template.WorkbookFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code waymark template}: empty tables, the workbook and the paper form. */
@Command(
    name = "template",
    description = {
      "Gives what people fill in: the header of a table, the workbook, or the paper form.",
      "Without a name it lists what there is."
    })
final class TemplateCommand implements Callable<Integer> {

  private static final String WORKBOOK = "workbook";
  private static final String PAPER = "paper";

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Such as sessions, or workbook.")
  private @Nullable String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "Where to write it; a file that is there stays as it is.")
  private @Nullable Path file;

  @Option(
      names = "--program",
      paramLabel = "ID",
      defaultValue = "",
      description = "Is written into the workbook.")
  private String program = "";

  @Override
  public Integer call() {
    if (name == null) {
      list();
    } else if (name.equals(WORKBOOK)) {
      if (file == null) {
        throw new ParameterException(
            spec.commandLine(), "where to?  waymark template workbook FILE.xlsx");
      }
      write(file, out -> WorkbookFile.write(program, out));
    } else {
      text(name);
    }
    return ExitCode.DONE;
  }

  private void text(String wanted) {
    if (!wanted.equals(PAPER) && Templates.columns(wanted).isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no template "
              + wanted
              + ": there are "
              + String.join(", ", Templates.names())
              + ", workbook and paper");
    }
    String text =
        wanted.equals(PAPER) ? PaperForm.html() : String.join(",", Templates.columns(wanted));
    if (file == null) {
      root.say(text.stripTrailing());
    } else {
      String whole = text.stripTrailing() + System.lineSeparator();
      write(file, out -> out.write(whole.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
  }

  private void list() {
    StringBuilder words = new StringBuilder();
    Templates.names()
        .forEach(
            each ->
                words.append(
                    "%-10s a table of %s%n"
                        .formatted(each, String.join(", ", Templates.types(each)))));
    words.append(
        "%-10s twelve fields for a small program, with drop-down lists (Excel)%n"
            .formatted(WORKBOOK));
    words.append("%-10s the same fields to print (HTML)".formatted(PAPER));
    root.say(words.toString());
  }

  /** Writes to a stream. */
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static void write(Path file, Writing writing) {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      writing.to(out);
    } catch (java.nio.file.FileAlreadyExistsException e) {
      throw new CommandException(file + " is there already: name another, or move it away");
    } catch (IOException e) {
      throw new CommandException("cannot write " + file + ": " + Reason.of(e), e);
    }
  }
}
