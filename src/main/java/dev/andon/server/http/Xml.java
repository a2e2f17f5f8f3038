package dev.andon.server.http;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Streaming XML without document types: no external entity is fetched, no entity bomb explodes.
public final class Xml {
    private static final XMLInputFactory FACTORY = factory();
    private static final int TEXT_AT_MOST = 10_000;

    private Xml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // An HTML entity that nobody declared, such as &nbsp;, is passed over instead of ending the whole answer.
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    public static XMLStreamReader open(Body body) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(body.stream());
    }

    /// The text inside the element the reader stands on, up to its end.
    public static String text(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() < TEXT_AT_MOST) {
                        text.append(xml.getText());
                    }
                }
                default -> {
                    // Comments and the like say nothing.
                }
            }
        }
        return text.toString().strip();
    }

    /// What is wrong with a document, in a few words.
    public static String brief(XMLStreamException e) {
        String message = Redaction.brief(e).replaceFirst("^ParseError at ", "");
        return message.isBlank() ? "unreadable" : message;
    }
}
