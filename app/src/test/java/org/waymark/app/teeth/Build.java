package org.waymark.app.teeth;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The project as it was built, and as it is with one fault: the source with the fault in is
 * compiled from memory, its classes lie in a directory that comes first. All else is only read.
 *
 * @param root of the project
 * @param overlay a directory for the classes of one fault after the other
 */
record Build(Path root, Path overlay) {

  private static final String CLASS_PATH = System.getProperty("java.class.path");

  /**
   * The classes of a build with this fault.
   *
   * @throws IllegalStateException when it does not compile
   */
  OwnClasses with(Fault fault) throws IOException {
    Path directory = Files.createTempDirectory(overlay, "fault");
    if (fault.isJava()) {
      compile(fault, directory);
    } else {
      Path resource = directory.resolve(fault.onClassPath());
      Files.createDirectories(resource.getParent());
      Files.writeString(resource, fault.source(root));
    }
    return classes(Stream.of(directory));
  }

  /** The classes as they are. */
  OwnClasses asItIs() throws IOException {
    return classes(Stream.of());
  }

  /** The test classes in a package of a module, by name. */
  List<String> tests(String module, String packageName) throws IOException {
    String folder = packageName.replace('.', '/');
    Path directory = root.resolve(module).resolve("target/test-classes").resolve(folder);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Test.class"))
          .map(name -> packageName + "." + name.substring(0, name.length() - ".class".length()))
          .sorted()
          .toList();
    }
  }

  private void compile(Fault fault, Path directory) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<String> options =
        List.of("-proc:none", "-nowarn", "-cp", CLASS_PATH, "-d", directory.toString());
    List<Source> sources = List.of(new Source(fault.onClassPath(), fault.source(root)));
    if (!compiler.getTask(said, null, null, options, null, sources).call()) {
      throw new IllegalStateException("\"" + fault.words() + "\" does not compile: " + said);
    }
  }

  private static OwnClasses classes(Stream<Path> first) throws IOException {
    Stream<Path> own =
        Stream.of(CLASS_PATH.split(File.pathSeparator))
            .map(Path::of)
            .filter(each -> Files.isDirectory(each) || isAvro(each));
    List<URL> urls = new ArrayList<>();
    for (Path each : Stream.concat(first, own).toList()) {
      urls.add(each.toUri().toURL());
    }
    return new OwnClasses(urls.toArray(URL[]::new), Build.class.getClassLoader());
  }

  private static boolean isAvro(Path jar) {
    return jar.getFileName().toString().matches("avro-\\d.*\\.jar");
  }

  /** A source in memory. */
  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String path, String text) {
      super(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
