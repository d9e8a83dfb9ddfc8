package org.waymark.ingest.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Reads text in UTF-8, and takes each byte that is none for one of Windows-1252, which is what
 * Excel writes when it is not asked. Text of Windows-1252 that happens to be good UTF-8 does not
 * occur in practice.
 */
final class TolerantReader extends Reader {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).limit(0);
  private boolean atEnd;

  TolerantReader(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (!chars.hasRemaining()) {
      if (atEnd && !bytes.hasRemaining()) {
        return -1;
      }
      decode();
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count;
  }

  private void decode() throws IOException {
    fill();
    chars.clear();
    CoderResult result = utf8.decode(bytes, chars, atEnd);
    while (result.isMalformed() && chars.hasRemaining()) {
      for (int i = 0; i < result.length() && chars.hasRemaining(); i++) {
        chars.put(WINDOWS.decode(ByteBuffer.wrap(new byte[] {bytes.get()})));
      }
      result = utf8.decode(bytes, chars, atEnd);
    }
    chars.flip();
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = atEnd ? 0 : in.read(bytes.array(), bytes.position(), bytes.remaining());
    atEnd |= count < 0;
    bytes.position(bytes.position() + Math.max(0, count)).flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
