package org.waymark.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;

/**
 * A file that may be a pipe, as a stream. It lets go of a reader that is interrupted, which Java's
 * own streams do only when more comes in. And it hides that a channel of a file can usually be
 * asked for its position, since a pipe has none.
 *
 * @param file is closed with the stream
 */
public record Pipe(FileChannel file) implements ReadableByteChannel {

  /** What comes out of it. */
  public InputStream stream() {
    return Channels.newInputStream(this);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return file.read(into);
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
