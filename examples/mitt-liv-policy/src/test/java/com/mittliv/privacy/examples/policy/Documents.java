package com.mittliv.privacy.examples.policy;

import com.mittliv.privacy.document.DpvDocument;
import com.mittliv.privacy.document.PrivacyNotice;
import com.mittliv.privacy.document.ProcessingRegister;
import com.mittliv.privacy.policy.Policy;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A policy's documents taken apart, each statement under the element of the policy it comes from. */
final class Documents {
    private Documents() {}

    /** All that the notice says, in both languages, in its entries and elsewhere. */
    static Map<String, String> notice(Policy policy) {
        Map<String, String> statements = new TreeMap<>();
        policy.languages()
                .forEach(language -> statements(PrivacyNotice.of(policy).html(language), statements));
        return statements;
    }

    /** All that the register says, as a page and as a row. */
    static Map<String, String> register(Policy policy) {
        Map<String, String> statements = new TreeMap<>();
        statements(ProcessingRegister.of(policy).html("sv"), statements);
        ProcessingRegister.of(policy)
                .csv("sv")
                .lines()
                .skip(1)
                .forEach(row -> merge(statements, "rule:" + row.substring(1, row.indexOf('"', 1)), row));
        return statements;
    }

    /** The nodes of the DPV file. */
    static Map<String, String> dpv(Policy policy) {
        Map<String, String> nodes = new TreeMap<>();
        JsonNode graph =
                JsonMapper.shared().readTree(DpvDocument.of(policy).json()).get("@graph");
        graph.forEach(
                node -> nodes.put(node.get("@id").stringValue().replace("policy:rule-", "rule:"), node.toString()));
        return nodes;
    }

    private static void statements(String html, Map<String, String> into) {
        NodeList all = parse(html).getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("data-from")
                    && !element.getAttribute("data-from").startsWith("frame:")) {
                merge(into, element.getAttribute("data-from"), element.getTextContent());
            }
        }
    }

    private static Document parse(String html) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html)));
        } catch (Exception e) {
            throw new AssertionError("the page is not well-formed", e);
        }
    }

    private static void merge(Map<String, String> into, String key, String words) {
        into.merge(key, words, (a, b) -> a + "\n" + b);
    }
}
