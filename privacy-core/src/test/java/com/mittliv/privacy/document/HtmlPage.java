package com.mittliv.privacy.document;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page read back by an XML parser, which takes nothing that isn't well-formed. */
final class HtmlPage {
    private final Element root;

    /**
     * A run of text.
     *
     * @param words the text
     * @param origin where its parent element says it comes from, empty if it says nothing
     */
    record Words(String words, String origin) {}

    private HtmlPage(Element root) {
        this.root = root;
    }

    static HtmlPage parse(String html) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
            return new HtmlPage(document.getDocumentElement());
        } catch (Exception e) {
            throw new AssertionError("the page is not well-formed: " + e.getMessage(), e);
        }
    }

    /** All runs of text but the style sheet. */
    List<Words> texts() {
        List<Words> texts = new ArrayList<>();
        walk(root, node -> {
            if (node.getNodeType() == Node.TEXT_NODE
                    && !node.getTextContent().isBlank()
                    && !node.getParentNode().getNodeName().equals("style")) {
                texts.add(new Words(node.getTextContent(), ((Element) node.getParentNode()).getAttribute("data-from")));
            }
        });
        return texts;
    }

    Map<String, List<String>> wordsByOrigin() {
        return texts().stream().collect(groupingBy(Words::origin, mapping(Words::words, toList())));
    }

    List<String> attributes(String name) {
        List<String> values = new ArrayList<>();
        walk(root, node -> {
            if (node instanceof Element element && element.hasAttribute(name)) {
                values.add(element.getAttribute(name));
            }
        });
        return values;
    }

    List<String> elements() {
        List<String> names = new ArrayList<>();
        walk(root, node -> {
            if (node instanceof Element) {
                names.add(node.getNodeName());
            }
        });
        return names;
    }

    List<Integer> headingLevels() {
        return elements().stream()
                .filter(name -> name.matches("h[1-6]"))
                .map(name -> Integer.valueOf(name.substring(1)))
                .toList();
    }

    private static void walk(Node node, Consumer<Node> visitor) {
        visitor.accept(node);
        NodeList children = node.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            walk(children.item(i), visitor);
        }
    }
}
