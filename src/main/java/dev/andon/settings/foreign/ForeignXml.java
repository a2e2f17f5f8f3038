package dev.andon.settings.foreign;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML as a row of elements. Nothing outside of the text is ever fetched.
final class ForeignXml {
    /// @param text what stands in it before its first child
    record Element(String name, Map<String, String> attributes, String text) {
        String attribute(String key) {
            return attributes.getOrDefault(key, "");
        }
    }

    private ForeignXml() {}

    static List<Element> elements(String text) throws ForeignTrouble {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        List<Element> elements = new ArrayList<>();
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT ->
                        elements.add(new Element(xml.getLocalName(), attributes(xml), ""));
                    case XMLStreamConstants.CHARACTERS -> {
                        Element last = elements.getLast();
                        if (last.text().isEmpty()) {
                            String said = xml.getText().strip();
                            elements.set(elements.size() - 1, new Element(last.name(), last.attributes(), said));
                        }
                    }
                    default -> {
                        // Ends, comments and the like say nothing here.
                    }
                }
            }
            return elements;
        } catch (XMLStreamException e) {
            throw new ForeignTrouble("This file is not whole XML.");
        }
    }

    private static Map<String, String> attributes(XMLStreamReader xml) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(
                    xml.getAttributeLocalName(i), xml.getAttributeValue(i).strip());
        }
        return attributes;
    }
}
