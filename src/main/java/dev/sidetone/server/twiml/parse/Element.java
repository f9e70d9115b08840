package dev.sidetone.server.twiml.parse;

import dev.sidetone.server.twiml.Place;

import java.util.List;
import java.util.Map;

/**
 * An element as it stands in the document.
 *
 * @param name as written, with its prefix where it has one; cut where it is absurdly long
 * @param attributes without those of other namespaces, in their order
 * @param own the text directly in it
 * @param text all the text in it, its children's too
 */
record Element(
        String name,
        Place at,
        Map<String, String> attributes,
        List<Element> children,
        String own,
        String text) {}
