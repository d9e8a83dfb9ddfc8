package org.waymark.app.demo;

import static java.util.Comparator.comparing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * More arrivals than fit into memory, in order: runs of them are sorted one by one, wait in files
 * without a name, which are gone with the process, and are merged. Of one moment those that were
 * given first stay first.
 */
final class SortedRuns implements AutoCloseable {

  private static final Comparator<Arrival> ORDER = comparing(Arrival::at);
  private static final int BUFFER = 1 << 16;

  private final List<Kept> kept = new ArrayList<>();

  /** A run on the disk. */
  private record Kept(FileChannel channel, int lines) {

    Source read() throws IOException {
      channel.position(0);
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
      AtomicInteger left = new AtomicInteger(lines);
      return () -> left.getAndDecrement() > 0 ? Arrival.read(in) : null;
    }
  }

  /** Gives one after the other, then null. */
  private interface Source {
    @Nullable Arrival next() throws IOException;
  }

  /** What comes next of a run. */
  private record Head(Arrival arrival, int run) {}

  /** Puts a run on the disk. */
  void keep(List<Arrival> run) throws IOException {
    run.sort(ORDER);
    FileChannel channel =
        FileChannel.open(
            Files.createTempFile("waymark-", ".run"),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    kept.add(new Kept(channel, run.size()));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    for (Arrival arrival : run) {
      arrival.write(out);
    }
    out.flush();
  }

  /** Writes the lines of all runs, and of a last one that need not wait; gives their number. */
  long mergeTo(OutputStream out, List<Arrival> last) throws IOException {
    last.sort(ORDER);
    List<Source> sources = new ArrayList<>();
    for (Kept run : kept) {
      sources.add(run.read());
    }
    Iterator<Arrival> rest = last.iterator();
    sources.add(() -> rest.hasNext() ? rest.next() : null);
    PriorityQueue<Head> heads =
        new PriorityQueue<>(comparing(Head::arrival, ORDER).thenComparingInt(Head::run));
    for (int run = 0; run < sources.size(); run++) {
      offer(heads, sources, run);
    }
    long written = 0;
    for (Head first = heads.poll(); first != null; first = heads.poll()) {
      out.write(first.arrival().line().getBytes(StandardCharsets.UTF_8));
      written++;
      offer(heads, sources, first.run());
    }
    return written;
  }

  private static void offer(PriorityQueue<Head> heads, List<Source> sources, int run)
      throws IOException {
    Arrival next = sources.get(run).next();
    if (next != null) {
      heads.add(new Head(next, run));
    }
  }

  @Override
  public void close() throws IOException {
    for (Kept run : kept) {
      run.channel().close();
    }
  }
}
