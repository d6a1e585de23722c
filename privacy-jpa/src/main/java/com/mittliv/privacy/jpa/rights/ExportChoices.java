package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.rights.DataSubjectRights;
import com.mittliv.privacy.rights.Withholding;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an application says of its exports.
 *
 * @param origins tells where data came from
 * @param rights which rights are open
 * @param withheld what is not handed out, by the name of the entity or store, and why
 * @param automated what is told of automated decisions
 * @param onRecord what is told of what is on record
 * @param stores what holds data beside the entities
 */
record ExportChoices(
        Origins origins,
        DataSubjectRights rights,
        Map<String, Map<DataCategory, Withholding>> withheld,
        Optional<Text> automated,
        OnRecord onRecord,
        List<PersonalDataStore> stores) {
    static ExportChoices of(PrivacyEngine engine) {
        return new ExportChoices(
                Origins.PROVIDED,
                new DataSubjectRights(engine),
                Map.of(),
                Optional.empty(),
                OnRecord.NOTHING,
                List.of());
    }

    ExportChoices with(Origins told) {
        return new ExportChoices(told, rights, withheld, automated, onRecord, stores);
    }

    ExportChoices with(DataSubjectRights open) {
        return new ExportChoices(origins, open, withheld, automated, onRecord, stores);
    }

    ExportChoices withholding(String entity, DataCategory category, Withholding why) {
        Map<String, Map<DataCategory, Withholding>> more = new HashMap<>(withheld);
        Map<DataCategory, Withholding> ofEntity = new HashMap<>(more.getOrDefault(entity, Map.of()));
        ofEntity.put(category, why);
        more.put(entity, Map.copyOf(ofEntity));
        return new ExportChoices(origins, rights, Map.copyOf(more), automated, onRecord, stores);
    }

    ExportChoices with(Text words) {
        return new ExportChoices(origins, rights, withheld, Optional.of(words), onRecord, stores);
    }

    ExportChoices with(OnRecord told) {
        return new ExportChoices(origins, rights, withheld, automated, told, stores);
    }

    ExportChoices with(List<PersonalDataStore> more) {
        return new ExportChoices(
                origins,
                rights,
                withheld,
                automated,
                onRecord,
                Stream.concat(stores.stream(), more.stream()).toList());
    }
}
