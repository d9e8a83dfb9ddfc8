import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * People who read pages: each opens one that the first pages lead to, reads for 0.5 to 3.5 seconds, opens the next.
 * Prints how long the answers took; ends with 1 where one was not 200.
 */
class Viewers {

  private static final Pattern LINK = Pattern.compile("href=\"([^\"#]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ConcurrentLinkedQueue<Double> seconds = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();

  public static void main(String[] args) throws Exception {
    new Viewers().run(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2]));
  }

  private void run(String address, int viewers, int lasting) throws Exception {
    List<String> pages = pages(address);
    long end = System.nanoTime() + lasting * 1_000_000_000L;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < viewers; i++) {
      Random random = new Random(i);
      threads.add(new Thread(() -> view(address, pages, random, end)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    List<Double> sorted = seconds.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%d addresses, %d answers, %d errors; p50 %.2f s, p95 %.2f s, p99 %.2f s, most %.2f s%n",
        pages.size(), sorted.size(), errors.size(), at(sorted, 50), at(sorted, 95), at(sorted, 99), at(sorted, 100));
    errors.stream().limit(5).forEach(System.out::println);
    System.exit(errors.isEmpty() && !sorted.isEmpty() ? 0 : 1);
  }

  /** The first page, the list of reports, and where both lead. */
  private List<String> pages(String address) throws Exception {
    TreeSet<String> pages = new TreeSet<>();
    for (String first : List.of("/", "/reports", "/board")) {
      Matcher links = LINK.matcher(get(address + first).body());
      pages.add(first);
      links.results().map(link -> link.group(1).replace("&amp;", "&")).filter(link -> link.startsWith("/")).forEach(pages::add);
    }
    return List.copyOf(pages);
  }

  private HttpResponse<String> get(String uri) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private void view(String address, List<String> pages, Random random, long end) {
    while (System.nanoTime() < end) {
      String page = pages.get(random.nextInt(pages.size()));
      long began = System.nanoTime();
      try {
        int status = get(address + page).statusCode();
        seconds.add((System.nanoTime() - began) / 1e9);
        if (status != 200) {
          errors.add(page + ": " + status);
        }
        Thread.sleep(500 + random.nextInt(3_000));
      } catch (Exception e) {
        errors.add(page + ": " + e);
      }
    }
  }

  private static double at(List<Double> sorted, int percentile) {
    return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.round((sorted.size() - 1) * percentile / 100.0));
  }
}
