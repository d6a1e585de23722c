package com.mittliv.privacy.jpa.internal;

import com.mittliv.privacy.jpa.internal.RowFacts.ConsentAt;
import com.mittliv.privacy.jpa.internal.RowTable.IdForm;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.Map;

/**
 * A table of the application's that has one row for each person, and columns in which it keeps what people said.
 *
 * @param entity the entity's name
 * @param name the table as it stands in SQL
 * @param subject the column of the person's id
 * @param form what kind of value that is
 * @param consents what tells of consents, by the purpose itself
 * @param objections what tells when people objected, by the purpose itself
 */
public record SaidTable(
        String entity,
        String name,
        Sql subject,
        IdForm form,
        Map<Purpose, ConsentAt> consents,
        Map<Purpose, Sql> objections) {}
