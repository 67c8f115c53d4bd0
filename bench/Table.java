import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints JMH's results, which come by standard input as JSON, as a table: milliseconds, and bytes allocated a call. */
void main() throws Exception {
    String json = new String(System.in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    Pattern result = Pattern.compile("\"benchmark\" : \"[^\"]*\\.(\\w+)\".*?\"revisions\" : \"(\\d+)\".*?\"shape\" : \"(\\w+)\""
            + ".*?\"score\" : ([\\d.E-]+).*?\"gc\\.alloc\\.rate\\.norm\" : \\{\\s*\"score\" : ([\\d.E+]+)", Pattern.DOTALL);
    IO.println("%-18s %-7s %9s %8s %10s %15s".formatted("what", "shape", "revisions", "ms", "MB", "bytes/revision"));
    for (Matcher found = result.matcher(json); found.find(); ) {
        double bytes = Double.parseDouble(found.group(5));
        int revisions = Integer.parseInt(found.group(2));
        IO.println("%-18s %-7s %9d %8.1f %10.1f %15.0f".formatted(
                found.group(1), found.group(3), revisions, Double.parseDouble(found.group(4)), bytes / 1e6, bytes / revisions));
    }
}
