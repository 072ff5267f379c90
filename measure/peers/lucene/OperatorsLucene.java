import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.Stream;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.de.*;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.queries.spans.*;
import org.apache.lucene.queryparser.classic.*;
import org.apache.lucene.search.*;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/**
 * How long Lucene takes for the nearest equivalents of the operators of the query language, its
 * sorts and its overviews.
 *
 * <pre>
 * OperatorsLucene index RECORDS.jsonl DIR THREADS
 * OperatorsLucene time DIR QUERIES.tsv TIMES
 * </pre>
 *
 * The index has title and body with positions, body being teaser and body, in light German stems.
 * It keeps stop words: phrases that contain some could not be asked for otherwise. published and
 * source are columns. A line of QUERIES is a kind, a tab and a query:
 *
 * <ul>
 * <li>query, newest, oldest: for the classic parser, all words, in title or body; by score or date
 * <li>near: two words, maybe with an asterisk, a number N, and "ordered" or "unordered": the second
 *     at most N words behind, or from, the first
 * <li>count, facets (by source), timeline (by calendar month): for the parser, no hits
 * </ul>
 *
 * All others collect ten hits and the exact total. A line of the answer: kind, query, total, median
 * milliseconds of TIMES library calls (parsed and searched, no stored document read) after one that
 * does not count; or kind, query and what is wrong with it.
 */
public class OperatorsLucene {
  static final long DAY = 86_400_000;
  static final String[] TEXTS = {"title", "body"};

  static final Analyzer GERMAN = new Analyzer() {
    @Override protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      return new TokenStreamComponents(words, new GermanLightStemFilter(normalize(field, words)));
    }

    // What the parser makes of words with an asterisk or a tilde.
    @Override protected TokenStream normalize(String field, TokenStream words) {
      return new GermanNormalizationFilter(new LowerCaseFilter(words));
    }
  };
  static final Analyzer ANALYZER = new PerFieldAnalyzerWrapper(GERMAN, Map.of("source", new KeywordAnalyzer()));

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 4 && arguments[0].equals("index")) index(arguments[1], arguments[2], Integer.parseInt(arguments[3]));
    else if (arguments.length == 4 && arguments[0].equals("time")) time(arguments[1], arguments[2], Integer.parseInt(arguments[3]));
    else System.err.println("index RECORDS.jsonl DIR THREADS | time DIR QUERIES.tsv REPEAT");
  }

  static long millis(String day) {
    return LocalDate.parse(day.substring(0, 10)).toEpochDay() * DAY;
  }

  static Document article(JsonNode record) {
    Document article = new Document();
    article.add(new StringField("id", record.path("id").asText(), Field.Store.YES));
    article.add(new TextField("title", record.path("title").asText(), Field.Store.YES));
    article.add(new TextField("body", record.path("teaser").asText() + "\n" + record.path("body").asText(), Field.Store.YES));
    String source = record.path("source").asText(), published = record.path("published").asText();
    article.add(new StringField("source", source, Field.Store.NO));
    article.add(new SortedDocValuesField("source", new BytesRef(source)));
    if (published.length() >= 10) {
      article.add(new LongPoint("published", millis(published)));
      article.add(new NumericDocValuesField("published", millis(published)));
    }
    return article;
  }

  static void index(String records, String dir, int threads) throws Exception {
    long start = System.nanoTime();
    IndexWriterConfig config = new IndexWriterConfig(ANALYZER).setOpenMode(IndexWriterConfig.OpenMode.CREATE).setRAMBufferSizeMB(512);
    ObjectMapper json = new ObjectMapper();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(Path.of(dir)), config);
        Stream<String> lines = Files.lines(Path.of(records))) {
      Iterator<String> rest = lines.iterator();
      Callable<Void> work = () -> {
        for (String line; (line = next(rest)) != null; ) writer.addDocument(article(json.readTree(line)));
        return null;
      };
      for (Future<Void> done : pool.invokeAll(Collections.nCopies(threads, work))) done.get();
      writer.commit();
      System.out.printf(Locale.ROOT, "%d articles in ", writer.getDocStats().numDocs);
    } finally {
      pool.shutdown();
    }
    System.out.printf(Locale.ROOT, "%.1f s%n", (System.nanoTime() - start) / 1e9);
  }

  static synchronized String next(Iterator<String> lines) {
    return lines.hasNext() ? lines.next() : null;
  }

  static Query parse(String text) throws Exception {
    MultiFieldQueryParser parser = new MultiFieldQueryParser(TEXTS, ANALYZER) {
      @Override protected Query getRangeQuery(String field, String low, String high, boolean from, boolean to) throws ParseException {
        if (!"published".equals(field)) return super.getRangeQuery(field, low, high, from, to);
        long first = millis(low) + (from ? 0 : 1), last = millis(high) - (to ? 0 : 1);
        return new IndexOrDocValuesQuery(
            LongPoint.newRangeQuery(field, first, last), NumericDocValuesField.newSlowRangeQuery(field, first, last));
      }
    };
    parser.setDefaultOperator(QueryParser.Operator.AND);
    parser.setAllowLeadingWildcard(true);
    parser.setFuzzyPrefixLength(1);
    return parser.parse(text);
  }

  static Query near(String text) {
    String[] parts = text.split(" ");
    int words = parts.length - 2, between = Integer.parseInt(parts[words]) - 1;
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    for (String field : TEXTS) {
      SpanNearQuery.Builder near = new SpanNearQuery.Builder(field, parts[words + 1].equals("ordered")).setSlop(between);
      for (String word : List.of(parts).subList(0, words)) near.addClause(span(field, word));
      either.add(near.build(), BooleanClause.Occur.SHOULD);
    }
    return either.build();
  }

  static SpanQuery span(String field, String word) {
    if (word.contains("*")) return new SpanMultiTermQueryWrapper<>(new WildcardQuery(new Term(field, word.toLowerCase(Locale.ROOT))));
    return new SpanTermQuery(((TermQuery) new QueryBuilder(GERMAN).createBooleanQuery(field, word)).getTerm());
  }

  /** Searches and says how many articles there are. */
  static long run(IndexSearcher searcher, String kind, String text) throws Exception {
    Query query = kind.equals("near") ? near(text) : parse(text);
    switch (kind) {
      case "count": return searcher.count(query);
      case "newest": case "oldest":
        Sort sort = new Sort(new SortField("published", SortField.Type.LONG, kind.equals("newest")));
        return searcher.search(query, TopFieldCollector.createSharedManager(sort, 10, null, Integer.MAX_VALUE)).totalHits.value;
      case "facets":
        Facets facets = new Facets();
        searcher.search(query, facets);
        return facets.counts.values().stream().mapToLong(Long::longValue).sum();
      case "timeline":
        Timeline timeline = new Timeline();
        searcher.search(query, timeline);
        return timeline.months().values().stream().mapToLong(Long::longValue).sum();
      default: return searcher.search(query, TopScoreDocCollector.createSharedManager(10, null, Integer.MAX_VALUE)).totalHits.value;
    }
  }

  /** How many articles each source has, by a collector that needs no scores. */
  static class Facets extends SimpleCollector {
    final Map<String, Long> counts = new HashMap<>();
    SortedDocValues sources;
    long[] here;

    @Override protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
      sources = DocValues.getSorted(leaf.reader(), "source");
      here = new long[sources.getValueCount()];
    }

    @Override public void collect(int document) throws IOException {
      if (sources.advanceExact(document)) here[sources.ordValue()]++;
    }

    @Override public void finish() throws IOException {
      for (int i = 0; i < here.length; i++) counts.merge(sources.lookupOrd(i).utf8ToString(), here[i], Long::sum);
    }

    @Override public ScoreMode scoreMode() { return ScoreMode.COMPLETE_NO_SCORES; }
  }

  /** How many articles each month has: days are counted, so that what month a day is in is not asked for each article. */
  static class Timeline extends SimpleCollector {
    final long[] days = new long[100_000];
    NumericDocValues dates;

    @Override protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
      dates = DocValues.getNumeric(leaf.reader(), "published");
    }

    @Override public void collect(int document) throws IOException {
      if (dates.advanceExact(document)) days[(int) (dates.longValue() / DAY)]++;
    }

    @Override public ScoreMode scoreMode() { return ScoreMode.COMPLETE_NO_SCORES; }

    Map<YearMonth, Long> months() {
      Map<YearMonth, Long> months = new TreeMap<>();
      for (int day = 0; day < days.length; day++) if (days[day] > 0) months.merge(YearMonth.from(LocalDate.ofEpochDay(day)), days[day], Long::sum);
      return months;
    }
  }

  static void time(String dir, String queries, int repeat) throws Exception {
    // A word with an asterisk beside another becomes a union of all its stems.
    IndexSearcher.setMaxClauseCount(1_000_000);
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(MMapDirectory.open(Path.of(dir))));
    searcher.setQueryCache(null);
    for (String line : Files.readAllLines(Path.of(queries))) {
      String kind = line.split("\t", 2)[0], text = line.split("\t", 2)[1];
      try {
        long total = run(searcher, kind, text);
        double[] took = new double[repeat];
        for (int i = 0; i < repeat; i++) {
          long start = System.nanoTime();
          run(searcher, kind, text);
          took[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(took);
        System.out.printf(Locale.ROOT, "%s\t%s\t%d\t%.2f%n", kind, text, total, took[repeat / 2]);
      } catch (Exception error) {
        System.out.printf("%s\t%s\t%s%n", kind, text, error);
      }
    }
  }
}
