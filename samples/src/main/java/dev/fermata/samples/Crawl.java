package dev.fermata.samples;

import static dev.fermata.async.Async.toThread;

import dev.fermata.Suspendable;
import dev.fermata.async.TaskGroup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Fetches pages, and those that they link to on the same servers. */
final class Crawl {
  private static final int MOST_PAGES = 1000;

  private final Fetcher fetcher;
  private final FetchProgress progress;
  private final Consumer<Fetcher.Result> told;
  private final Set<URI> seen = new HashSet<>();
  private final Set<String> servers = new HashSet<>();
  private final List<Fetcher.Result> results = new ArrayList<>();

  Crawl(Fetcher fetcher, FetchProgress progress, Consumer<Fetcher.Result> told) {
    this.fetcher = fetcher;
    this.progress = progress;
    this.told = told;
  }

  /** Goes along so many links from each beginning, and returns what has come of all. */
  @Suspendable
  List<Fetcher.Result> from(Collection<URI> beginnings, int depth) {
    beginnings.forEach(uri -> servers.add(uri.getRawAuthority()));
    TaskGroup.runAll(group -> begin(group, beginnings, depth));
    return results;
  }

  private void begin(TaskGroup group, Collection<URI> uris, int depth) {
    List<URI> fresh = new ArrayList<>();
    for (URI uri : uris) {
      if (seen.size() < MOST_PAGES && seen.add(uri)) {
        fresh.add(uri);
      }
    }
    progress.found(fresh.size());
    for (URI uri : fresh) {
      var unused = group.createTask(() -> visit(group, uri, depth)); // the group awaits it
    }
  }

  @Suspendable
  private void visit(TaskGroup group, URI uri, int depth) throws IOException {
    Fetcher.Result result = fetcher.fetch(uri);
    results.add(result);
    progress.ended(result);
    told.accept(result);
    if (depth > 0 && !result.isFailure() && result.page().isHtml()) {
      // a large page takes a while, in which the loop goes on
      Set<URI> links = toThread(() -> links(result.page()));
      links.removeIf(link -> !servers.contains(link.getRawAuthority()));
      begin(group, links, depth - 1);
    }
  }

  /** Returns the pages that a page links to, in its order. */
  static Set<URI> links(Page page) throws IOException {
    return Jsoup.parse(new ByteArrayInputStream(page.body()), null, page.uri().toString())
        .select("a[href]")
        .stream()
        .map(Crawl::target)
        .filter(Crawl::isWeb)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Returns where a link leads, without the place in the page; null if that is no URI. */
  private static URI target(Element link) {
    try {
      return URI.create(link.absUrl("href").replaceFirst("#.*", ""));
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  static boolean isWeb(URI uri) {
    return uri != null
        && uri.getHost() != null
        && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
  }
}
