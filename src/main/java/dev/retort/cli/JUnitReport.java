package dev.retort.cli;

import dev.retort.engine.Proof;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Proofs in the form that build servers show: a test case a revision. */
final class JUnitReport {
    private JUnitReport() {}

    static void write(Path file, List<Proof> proofs) {
        try (Writer text = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml, proofs);
            xml.writeEndDocument();
            xml.flush();
        } catch (IOException | XMLStreamException e) {
            throw new UsageException("cannot write the report to " + file + ": " + e);
        }
    }

    private static void suite(XMLStreamWriter xml, List<Proof> proofs) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "retort verify");
        xml.writeAttribute("tests", String.valueOf(proofs.size()));
        xml.writeAttribute(
                "failures",
                String.valueOf(proofs.stream().filter(Proof::isFailure).count()));
        xml.writeAttribute("time", seconds(proofs.stream().map(Proof::duration).reduce(Duration.ZERO, Duration::plus)));
        for (Proof proof : proofs) {
            testCase(xml, proof);
        }
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, Proof proof) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", printable(proof.revision().origin().place()));
        xml.writeAttribute(
                "name", printable(proof.revision().id() + " " + proof.revision().message()));
        xml.writeAttribute("time", seconds(proof.duration()));
        String word = ProofText.word(proof.verdict());
        List<String> lines = new ArrayList<>(ProofText.details(proof.verdict()));
        if (proof.isFailure()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", word);
            xml.writeCharacters(printable(String.join("\n", lines)));
            xml.writeEndElement();
            lines.clear();
        }
        lines.addAll(proof.notes());
        if (!word.equals("ok")) {
            lines.addFirst(word);
        }
        if (!lines.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(printable(String.join("\n", lines)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }

    /** XML has no place for most control characters, not even escaped. */
    private static String printable(String text) {
        return Console.printable(text);
    }
}
