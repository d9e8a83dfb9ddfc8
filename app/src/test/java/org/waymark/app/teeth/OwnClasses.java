package org.waymark.app.teeth;

import java.net.URL;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;

/**
 * The project's classes, loaded afresh from directories of which the first may hold a faulty one;
 * the libraries stay those of the parent. Avro is loaded afresh too, since it remembers the
 * generated classes.
 */
final class OwnClasses extends URLClassLoader {

  OwnClasses(URL[] directoriesAndAvro, ClassLoader libraries) {
    super(directoriesAndAvro, libraries);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("org.waymark.") && !name.startsWith("org.apache.avro.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }
}
