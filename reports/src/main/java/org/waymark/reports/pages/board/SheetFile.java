package org.waymark.reports.pages.board;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.waymark.reports.pages.Frame;
import org.waymark.reports.pages.Templates;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.publication.Publication;

/** The board sheet as a file that needs nothing else: HTML, or a PDF that is tagged (PDF/UA). */
public final class SheetFile {

  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final String FAMILY = "Liberation Sans";
  private static final int REGULAR = 400;
  private static final double LARGEST_PT = 9.5;
  private static final double SMALLEST_PT = 6;
  private static final double STEP_PT = 0.5;

  static {
    XRLog.setLoggingEnabled(false); // it logs every step on its own
  }

  private SheetFile() {}

  /**
   * The sheet of a program.
   *
   * @throws IllegalArgumentException when the publication has no such program
   */
  public static BoardSheet sheet(Publication publication, String programId, Texts texts) {
    return SheetMaker.make(publication, programId, texts);
  }

  /** A page that holds its style. */
  public static String html(BoardSheet sheet, Texts texts) {
    return html(sheet, texts, "auto", LARGEST_PT - STEP_PT);
  }

  /**
   * One page, in the largest letters with which it is one.
   *
   * @throws IllegalStateException when even the smallest letters need more
   */
  public static byte[] pdf(BoardSheet sheet, Texts texts, Paper paper) {
    for (double size = LARGEST_PT; size >= SMALLEST_PT; size -= STEP_PT) {
      Optional<byte[]> page = onePage(html(sheet, texts, paper.toString(), size));
      if (page.isPresent()) {
        return page.get();
      }
    }
    throw new IllegalStateException(
        "the board sheet of %s does not fit on one page".formatted(sheet.heading().programId()));
  }

  private static String html(BoardSheet sheet, Texts texts, String paper, double size) {
    String style =
        "@page { size: %s; margin: 13mm 15mm; } body { font-family: '%s', Arial, sans-serif; font-size: %spt; line-height: 1.3; margin: 0; color: #000; }%n%s"
            .formatted(paper, FAMILY, size, css());
    return Templates.render("boardfile", Map.of("sheet", sheet, "texts", texts, "style", style));
  }

  private static String css() {
    try (InputStream in =
        Objects.requireNonNull(Frame.class.getResourceAsStream("board.css"), "board.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the style of the board sheet cannot be read", e);
    }
  }

  private static Optional<byte[]> onePage(String html) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.withProducer("Waymark");
    builder.useFont(SheetFile::font, FAMILY, REGULAR, FontStyle.NORMAL, true);
    builder.withHtmlContent(html, null);
    builder.toStream(bytes);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      if (renderer.getRootBox().getLayer().getPages().size() > 1) {
        return Optional.empty();
      }
      renderer.createPDF();
      return Optional.of(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("the board sheet cannot be written as PDF", e);
    }
  }

  private static InputStream font() {
    return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT);
  }
}
