package com.mittliv.privacy.jpa;

import com.mittliv.privacy.PrivacyException;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown where a query names an attribute that the purpose does not permit to read. */
// The terms are immutable values, no state to be serialized.
public final class RefusedAttributeException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    private final String attribute;
    private final transient DataCategory category;
    private final transient Purpose purpose;
    private final transient List<Purpose> permitting;

    /**
     * Creates the exception.
     *
     * @param attribute the attribute as {@code Entity.path}
     * @param category the category of its data
     * @param purpose the purpose at hand
     * @param permitting the purposes for which the category may be used in this role
     */
    public RefusedAttributeException(
            String attribute, DataCategory category, Purpose purpose, List<Purpose> permitting) {
        super("the statement reads `" + attribute + "`, and its category `" + category.id()
                + "` is not permitted for purpose `" + purpose.id() + "`; " + wayOut(permitting));
        this.attribute = attribute;
        this.category = category;
        this.purpose = purpose;
        this.permitting = List.copyOf(permitting);
    }

    private static String wayOut(List<Purpose> permitting) {
        return permitting.isEmpty()
                ? "no purpose of the policy permits it, so leave the attribute out"
                : "leave the attribute out, or work for a purpose that permits it: "
                        + permitting.stream().map(p -> "`" + p.id() + "`").collect(Collectors.joining(", "));
    }

    /**
     * The attribute.
     *
     * @return as {@code Entity.path}
     */
    public String attribute() {
        return attribute;
    }

    /**
     * The category of the attribute's data.
     *
     * @return the category
     */
    public DataCategory category() {
        return category;
    }

    /**
     * The purpose that does not permit it.
     *
     * @return the purpose
     */
    public Purpose purpose() {
        return purpose;
    }

    /**
     * The purposes for which the category may be used.
     *
     * @return in the policy's order, none if nothing permits it
     */
    public List<Purpose> permitting() {
        return permitting;
    }
}
