package org.waymark.app.access;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.waymark.reports.pages.Role;

/**
 * The tokens of a home. What is asked is read from the file each time, so a token that another
 * process makes or revokes counts at once.
 */
public final class Tokens {

  private static final String PREFIX = "wm_";
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,39}");

  private final TokenFile file;

  /** Those in a file, which need not be there. */
  public Tokens(Path file) {
    this.file = new TokenFile(file);
  }

  /** All of them, in the order of their making. */
  public List<Token> all() {
    return file.read();
  }

  /**
   * Makes a token.
   *
   * @param name of 40 characters at most
   * @param programs of a manager, one or more; of a system that sends events those that it may
   *     bring, or none for all; none for other roles
   * @return its secret, which is not kept
   * @throws TokenException when the name is taken or none, or programs and role do not fit
   */
  public String create(String name, Role role, Set<String> programs) {
    if (!NAME.matcher(name).matches()) {
      throw new TokenException(
          "a token's name is of letters, digits, spaces, dots and dashes, 40 at most: it says where"
              + " the token is used, such as board-pc");
    }
    requirePrograms(role, programs);
    String secret = PREFIX + Secrets.fresh();
    Token token =
        new Token(name, Secrets.digest(secret), role, programs, today(), Optional.empty());
    file.change(there -> with(there, token));
    return secret;
  }

  private static void requirePrograms(Role role, Set<String> programs) {
    if (role == Role.MANAGER && programs.isEmpty()) {
      throw new TokenException("a manager's token names its programs: --program harbor");
    }
    if (!programs.isEmpty() && role != Role.MANAGER && role != Role.INGEST) {
      throw new TokenException(
          "only a manager's token, or one of ingest, names programs; the role "
              + role
              + " has none");
    }
  }

  private static List<Token> with(List<Token> there, Token token) {
    if (there.stream().anyMatch(each -> each.name().equals(token.name()))) {
      throw new TokenException(
          "there is a token named " + token.name() + " already: revoke it, or choose another name");
    }
    List<Token> all = new ArrayList<>(there);
    all.add(token);
    return all;
  }

  /**
   * Takes a token back; sessions that began with it end.
   *
   * @throws TokenException when there is none of that name
   */
  public void revoke(String name) {
    file.change(
        there -> {
          List<Token> left = there.stream().filter(each -> !each.name().equals(name)).toList();
          if (left.size() == there.size()) {
            throw new TokenException(
                "there is no token named " + name + ";  waymark token list  says which there are");
          }
          return left;
        });
  }

  /** The token of a secret, which is used today. */
  public Optional<Token> use(String secret) {
    String digest = Secrets.digest(secret.strip());
    Optional<Token> found = find(digest);
    LocalDate today = today();
    if (found.isPresent() && !found.get().lastUsed().equals(Optional.of(today))) {
      file.change(
          there ->
              there.stream()
                  .map(each -> each.digest().equals(digest) ? each.usedOn(today) : each)
                  .toList());
    }
    return found;
  }

  /** The token of a digest, if it still holds. */
  public Optional<Token> find(String digest) {
    return all().stream().filter(token -> Secrets.same(token.digest(), digest)).findFirst();
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
