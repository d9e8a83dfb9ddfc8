package org.waymark.app.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.pages.Role;

/**
 * The file of tokens, which its owner alone can read. It is replaced as a whole, so a reader sees
 * the old one or the new one; who changes it holds a lock.
 */
final class TokenFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path file;

  TokenFile(Path file) {
    this.file = file;
  }

  private record Kept(List<Line> tokens) {}

  private record Line(
      String name,
      String sha256,
      String role,
      Set<String> programs,
      String created,
      @Nullable String lastUsed) {

    static Line of(Token token) {
      return new Line(
          token.name(),
          token.digest(),
          token.role().toString(),
          new TreeSet<>(token.programs()),
          token.created().toString(),
          token.lastUsed().map(LocalDate::toString).orElse(null));
    }

    Token token() {
      return new Token(
          name,
          sha256,
          Role.valueOf(role.toUpperCase(Locale.ROOT)),
          programs,
          LocalDate.parse(created),
          Optional.ofNullable(lastUsed).map(LocalDate::parse));
    }
  }

  /**
   * All tokens; none where there is no file.
   *
   * @throws TokenException when there is one that cannot be read: nobody comes in then
   */
  List<Token> read() {
    try {
      return JSON.readValue(Files.readString(file), Kept.class).tokens().stream()
          .map(Line::token)
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException | RuntimeException e) {
      throw new TokenException(
          "the tokens in " + file + " cannot be read: take the file from a backup, or remove it",
          e);
    }
  }

  /** Replaces the tokens by what a function makes of them. */
  void change(UnaryOperator<List<Token>> change) {
    // A process cannot lock a file twice, so its threads wait for each other first.
    synchronized (TokenFile.class) {
      try (FileChannel channel =
              FileChannel.open(
                  sibling(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        List<Token> before = read();
        List<Token> after = change.apply(before);
        if (!after.equals(before)) {
          write(after);
        }
      } catch (IOException e) {
        throw new TokenException("cannot write the tokens to " + file, e);
      }
    }
  }

  private void write(List<Token> tokens) throws IOException {
    Path fresh = sibling(".new");
    Files.deleteIfExists(fresh);
    OwnerOnly.create(fresh);
    Files.writeString(fresh, json(tokens));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String json(List<Token> tokens) throws JsonProcessingException {
    return JSON.writeValueAsString(new Kept(tokens.stream().map(Line::of).toList())) + "\n";
  }

  private Path sibling(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }
}
