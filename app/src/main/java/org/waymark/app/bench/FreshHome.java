package org.waymark.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.waymark.app.home.Home;

/** A new home in a directory, deleted when it is closed. */
record FreshHome(Home home) implements AutoCloseable {

  static FreshHome in(Path directory) throws IOException {
    return new FreshHome(new Home(Files.createTempDirectory(directory, "home-")));
  }

  @Override
  public void close() throws IOException {
    Trees.delete(home.directory());
  }
}
