package dev.retort.engine;

import dev.retort.database.Session;
import dev.retort.database.archive.Archive;
import dev.retort.database.sample.SampleRows;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaReader;
import dev.retort.schema.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A scratch database as somebody beside the run sees it. */
final class Observed implements AutoCloseable {
    /** What there is at one moment. */
    record State(Schema schema, Map<String, List<String>> rows) {}

    private final Session session;
    private final Scope scope;
    private final SampleRows samples;
    private final Archive archive;

    Observed(Place place) {
        this.session = place.open();
        this.scope = new Scope(
                Set.of(place.ledger().schema()),
                Set.of(new Scope.Relation(
                        place.versionTable().schema(), place.versionTable().name())));
        this.samples = new SampleRows(session, place.ledger(), place.versionTable());
        this.archive = new Archive(session, place.ledger(), place.versionTable());
    }

    /** @throws EngineException where it holds anything */
    void refuseUnlessEmpty(Place place) {
        Schema schema = session.snapshot("the schema", text -> SchemaReader.read(text::rows, Scope.ALL));
        List<String> found = schema.objects().keySet().stream()
                .map(Object::toString)
                .filter(name -> !name.equals("schema public"))
                .toList();
        if (!found.isEmpty()) {
            throw new EngineException("cannot verify in " + place.settings().place() + ", which is not empty: it has "
                    + String.join(", ", found.subList(0, Math.min(3, found.size())))
                    + (found.size() > 3 ? " and " + (found.size() - 3) + " more" : "")
                    + "; name an empty database, or leave --url out; nothing was changed");
        }
    }

    State state() {
        return new State(schema(), samples.read());
    }

    Schema schema() {
        return session.snapshot("the schema", text -> SchemaReader.read(text::rows, scope));
    }

    Map<String, List<String>> rows() {
        return samples.read();
    }

    List<String> fill() {
        return samples.fill();
    }

    void clear() {
        samples.clear();
    }

    /** What the archive keeps of a revision's downgrade. */
    List<String> kept(String revision) {
        return archive.waiting().stream()
                .filter(item -> item.revision().equals(revision) && item.rows() > 0)
                .map(item -> item.text() + ", " + item.rows() + " rows")
                .toList();
    }

    @Override
    public void close() {
        session.close();
    }
}
