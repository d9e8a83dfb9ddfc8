package org.waymark.app.scan;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;

/** The pages of a Parquet file, decompressed, those of its dictionaries among them. */
final class ParquetPages implements Packing {

  @Override
  public boolean isOf(Path file, byte[] head) {
    return Packing.begins(head, "PAR1");
  }

  @Override
  public void unpack(Path file, OutputStream out) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      requireWholeTexts(reader);
      for (PageReadStore group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        for (ColumnDescriptor column : reader.getFileMetaData().getSchema().getColumns()) {
          write(group.getPageReader(column), out);
        }
      }
    }
  }

  /** In this encoding a text stands as its difference from the one before. */
  private static void requireWholeTexts(ParquetFileReader reader) throws IOException {
    boolean differences =
        reader.getFooter().getBlocks().stream()
            .flatMap(block -> block.getColumns().stream())
            .anyMatch(column -> column.getEncodings().contains(Encoding.DELTA_BYTE_ARRAY));
    if (differences) {
      throw new IOException("the texts of a Parquet file stand as differences");
    }
  }

  private static void write(PageReader pages, OutputStream out) throws IOException {
    DictionaryPage dictionary = pages.readDictionaryPage();
    if (dictionary != null) {
      write(dictionary.getBytes(), out);
    }
    for (DataPage page = pages.readPage(); page != null; page = pages.readPage()) {
      write(bytes(page), out);
    }
  }

  private static BytesInput bytes(DataPage page) throws IOException {
    if (page instanceof DataPageV1 first) {
      return first.getBytes();
    }
    if (page instanceof DataPageV2 second) {
      return second.getData();
    }
    throw new IOException("a page of a Parquet file is of a kind that is not known");
  }

  private static void write(BytesInput bytes, OutputStream out) throws IOException {
    bytes.writeAllTo(out);
  }
}
