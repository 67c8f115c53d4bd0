package dev.retort.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A persistence unit as {@code META-INF/persistence.xml} describes it.
 *
 * @param classes those it lists, and those that stand beside it unless it forbids that
 * @param mappingFiles such as {@code META-INF/orm.xml}
 * @param settings its properties
 */
record PersistenceUnit(List<MappedClass> classes, List<String> mappingFiles, Map<String, String> settings) {
    private static final String FILE = "META-INF/persistence.xml";

    static PersistenceUnit named(String name, ClassPath path) {
        Set<String> others = new TreeSet<>();
        for (ClassPath.Entry entry : path.entries()) {
            for (Element unit : units(entry)) {
                if (unit.getAttribute("name").equals(name)) {
                    return read(unit, entry, path);
                }
                others.add(unit.getAttribute("name"));
            }
        }
        throw new ModelException("there is no persistence unit " + name + " in any " + FILE
                + " on the class path of schema.jpa"
                + (others.isEmpty() ? "" : "; there is " + String.join(", ", others)));
    }

    private static PersistenceUnit read(Element unit, ClassPath.Entry entry, ClassPath path) {
        List<MappedClass> classes = new ArrayList<>();
        texts(unit, "class").forEach(name -> classes.add(path.named(name)));
        List<String> excluded = texts(unit, "exclude-unlisted-classes");
        if (excluded.isEmpty() || excluded.getFirst().equals("false")) {
            classes.addAll(ClassPath.mapped(entry, ""));
        }
        Map<String, String> settings = new LinkedHashMap<>();
        NodeList properties = unit.getElementsByTagNameNS("*", "property");
        for (int i = 0; i < properties.getLength(); i++) {
            if (properties.item(i) instanceof Element property) {
                settings.put(property.getAttribute("name"), property.getAttribute("value"));
            }
        }
        return new PersistenceUnit(classes, texts(unit, "mapping-file"), settings);
    }

    private static List<String> texts(Element unit, String tag) {
        List<String> texts = new ArrayList<>();
        NodeList found = unit.getElementsByTagNameNS("*", tag);
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent().strip());
        }
        return texts;
    }

    private static List<Element> units(ClassPath.Entry entry) {
        List<Element> units = new ArrayList<>();
        try {
            byte[] xml = entry.read(FILE).orElse(new byte[0]);
            if (xml.length > 0) {
                DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                factory.setNamespaceAware(true);
                NodeList found = factory.newDocumentBuilder()
                        .parse(new ByteArrayInputStream(xml))
                        .getElementsByTagNameNS("*", "persistence-unit");
                for (int i = 0; i < found.getLength(); i++) {
                    if (found.item(i) instanceof Element unit) {
                        units.add(unit);
                    }
                }
            }
            return units;
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new ModelException("cannot read " + FILE + " of " + entry.path() + ": " + e.getMessage());
        }
    }
}
