package dev.sidetone.server.twiml.parse;

import dev.sidetone.server.twiml.InvalidTwiml;
import dev.sidetone.server.twiml.Place;
import dev.sidetone.server.twiml.TwimlError;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** From text to elements, by the JDK's pull parser with everything dangerous switched off. */
final class ElementReader {
    private static final int DEEPEST = 16;

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

    ElementReader() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver(
                (publicId, systemId, base, namespace) -> InputStream.nullInputStream());
    }

    Element read(String text) throws InvalidTwiml {
        Prolog.check(text);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            try {
                return new Run(text, reader).root();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException broken) {
            throw BrokenXml.of(broken);
        }
    }

    /** An element that is not closed yet. */
    private static final class Open {
        private final String name;
        private final Place at;
        private final Map<String, String> attributes;
        private final List<Element> children = new ArrayList<>();
        private final StringBuilder own = new StringBuilder();
        private final StringBuilder text = new StringBuilder();

        Open(String name, Place at, Map<String, String> attributes) {
            this.name = name;
            this.at = at;
            this.attributes = attributes;
        }

        Element close() {
            return new Element(name, at, attributes, children, own.toString(), text.toString());
        }
    }

    /** One document. */
    private static final class Run {
        private final String text;
        private final XMLStreamReader reader;
        private final Lines lines;
        private final Deque<Open> open = new ArrayDeque<>();

        Run(String text, XMLStreamReader reader) {
            this.text = text;
            this.reader = reader;
            this.lines = new Lines(text);
        }

        Element root() throws XMLStreamException, InvalidTwiml {
            Element root = null;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start();
                    case XMLStreamConstants.END_ELEMENT -> root = end();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
                    case XMLStreamConstants.DTD -> throw Prolog.documentType(text, here());
                    default -> {}
                }
            }
            if (root == null) {
                throw Prolog.empty();
            }
            return root;
        }

        private void start() throws InvalidTwiml {
            Place at = here();
            if (open.size() == DEEPEST) {
                throw new InvalidTwiml(
                        TwimlError.PARSE,
                        at,
                        "Elements are nested deeper than " + DEEPEST,
                        "TwiML needs four levels at most.");
            }
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                String namespace = reader.getAttributeNamespace(i);
                if (namespace == null || namespace.isEmpty()) {
                    attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                }
            }
            String prefix = reader.getPrefix();
            String name = reader.getLocalName();
            open.push(new Open(Findings.quote(named(prefix, name)), at, attributes));
        }

        private static String named(@Nullable String prefix, String name) {
            return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
        }

        /**
         * The beginning of the tag that has been read: no other "<" can stand in it. The parser's
         * lines and columns are right; its offsets are not where its buffer ends within a tag.
         */
        private Place here() {
            Location after = reader.getLocation();
            int end = lines.offsetOf(after.getLineNumber(), after.getColumnNumber());
            return lines.placeOf(Math.max(0, text.lastIndexOf('<', end - 1)));
        }

        private void characters() {
            Open inside = open.peek();
            if (inside != null) {
                inside.own.append(reader.getText());
                inside.text.append(reader.getText());
            }
        }

        private Element end() {
            Open closing = open.pop();
            Element element = closing.close();
            Open parent = open.peek();
            if (parent != null) {
                parent.children.add(element);
                parent.text.append(closing.text);
            }
            return element;
        }
    }
}
