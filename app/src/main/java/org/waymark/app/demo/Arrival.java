package org.waymark.app.demo;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A line and when it comes in. */
record Arrival(Instant at, String line) {

  void write(DataOutput out) throws IOException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    out.writeLong(at.getEpochSecond());
    out.writeInt(at.getNano());
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static Arrival read(DataInput in) throws IOException {
    Instant at = Instant.ofEpochSecond(in.readLong(), in.readInt());
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new Arrival(at, new String(bytes, StandardCharsets.UTF_8));
  }
}
