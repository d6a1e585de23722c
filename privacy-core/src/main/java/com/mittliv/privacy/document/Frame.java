package com.mittliv.privacy.document;

import com.mittliv.privacy.internal.Spoken;

/** The documents' own words: headings, labels and links. None of them promises anything. */
enum Frame {
    NOTICE("Integritetspolicy", "Privacy policy"),
    CONTROLLER("Personuppgiftsansvarig", "Controller"),
    REGISTRATION_NUMBER("Organisationsnummer", "Registration number"),
    ADDRESS("Adress", "Address"),
    VERSION("Version", "Version"),
    EFFECTIVE_FROM("Gäller från", "Effective from"),
    ROLES("Policyn gäller dig i egenskap av:", "This policy applies to you as:"),

    PROCESSING("Vilka personuppgifter behandlar vi och varför?", "Which personal data do we process, and why?"),
    SOURCES("Hur samlar vi in personuppgifter?", "How do we collect personal data?"),
    STORAGE("Lagring av personuppgifter", "Storage of personal data"),
    TRANSFERS("Mottagare och överföring av personuppgifter", "Recipients and transfer of personal data"),
    RIGHTS("Dina rättigheter", "Your rights"),
    COOKIES("Cookies", "Cookies"),
    CHANGES("Ändringar", "Changes"),
    CONTACT("Kontakta oss", "Contact us"),
    UNTITLED("Övrigt", "Other"),
    SEVERAL("Gemensamt för flera av grupperna ovan", "Common to several of the groups above"),

    CONCERNS("Gäller", "Applies to"),
    DATA("Uppgifter som kan ingå", "Data that may be included"),
    PURPOSE("Ändamål", "Purpose"),
    BASIS("Rättslig grund", "Legal basis"),
    SPECIAL("Känsliga uppgifter", "Special categories"),
    CONDITION("Förutsättning", "Condition"),
    RECIPIENTS("Kan lämnas ut till", "May be disclosed to"),
    KEPT("Sparas", "Kept"),
    KEPT_FOR("– sparas", "– kept"),
    STORAGE_TABLE("Så länge sparas uppgifterna", "How long the data are kept"),

    SOURCES_LIST("Uppgifterna kan komma från:", "The data may come from:"),
    RECIPIENTS_LIST(
            "Uppgifter kan lämnas ut till dessa, i den mån som anges ovan:",
            "Data may be disclosed to these, to the extent stated above:"),
    SOURCE_CONCERNS("– gäller", "– applies to"),
    GOVERNED_BY("– uppgifter därifrån omfattas av", "– data from it are governed by"),
    SAFEGUARDS(
            "Skyddsåtgärder vid överföring till land utanför EU/EES",
            "Safeguards for transfers to countries outside the EU/EEA"),
    NEVER("Det här gör vi aldrig:", "This we never do:"),
    AUTHORITY("Tillsynsmyndighet", "Supervisory authority"),
    PERSON("Kontaktperson", "Contact person"),
    DATA_PROTECTION_OFFICER("Dataskyddsombud", "Data protection officer"),
    EMAIL("E-post", "E-mail"),

    COOKIE_TABLE("Cookies på våra sidor", "Cookies on our pages"),
    COOKIE_NAME("Namn", "Name"),
    COOKIE_KIND("Typ", "Kind"),
    COOKIE_NEED("Kräver samtycke", "Needs consent"),
    COOKIE_DESCRIPTION("Beskrivning", "Description"),

    NOT_WORDED("Policyn anger ingen ordalydelse.", "The policy states no wording."),

    REGISTER("Register över behandling", "Record of processing activities"),
    REGISTER_NOTE("Artikel 30.1 i dataskyddsförordningen (GDPR)", "Article 30(1) GDPR"),
    ACTIVITY("Behandling", "Processing activity"),
    CONTACT_DETAILS("Kontaktuppgifter", "Contact details"),
    PURPOSES("Ändamål med behandlingen", "Purposes of the processing"),
    SUBJECTS("Kategorier av registrerade", "Categories of data subjects"),
    CATEGORIES("Kategorier av personuppgifter", "Categories of personal data"),
    RECIPIENT_CATEGORIES("Kategorier av mottagare", "Categories of recipients"),
    THIRD_COUNTRIES("Överföring till tredjeland och skyddsåtgärder", "Third-country transfers and safeguards"),
    TIME_LIMITS("Tidsfrist för radering", "Time limit for erasure"),
    SECURITY("Tekniska och organisatoriska säkerhetsåtgärder", "Technical and organisational security measures"),
    REPRESENTATIVE("Företrädare och dataskyddsombud", "Representative and data protection officer"),
    POLICY_VERSION("Policy och version", "Policy and version"),
    PERSON_TITLE("Dina personuppgifter hos oss", "Your personal data with us"),
    PERSON_INCOMPLETE(
            "Dokumentet är inte fullständigt: det slutar inte med orden ”Slut på dokumentet”.",
            "This document is not complete: it does not end with the words “End of the document”."),
    PERSON_END("Slut på dokumentet", "End of the document"),
    PERSON_AS_OF("Uppgifterna lästes", "The data were read"),
    PERSON_HELD("Uppgifter vi har om dig", "Data we hold about you"),
    PERSON_NOTHING("Vi har inga uppgifter om dig.", "We hold no data about you."),
    PERSON_UNJUDGED(
            "poster om dig anger ingen roll som policyn känner, och visas inte här; kontakta oss om dem",
            "records about you tell no capacity that the policy knows, and are not shown here; ask us about them"),
    PERSON_MISSING(
            "Dokumentet är inte fullständigt: det här kunde inte läsas nu, och saknas. Be om det igen.",
            "This document is not complete: what follows could not be read now, and is missing. Ask for it again."),
    PERSON_WITHHELD("Det här lämnar vi inte ut, trots att vi har det", "What we hold and do not hand out"),
    PERSON_WHY("Varför, på vilken grund, och till vem", "Why, on which basis, and to whom"),
    PERSON_RECIPIENTS("Mottagare som har fått eller kan få uppgifterna", "Recipients who got or may get the data"),
    PERSON_DISCLOSED("Vad vi har lämnat ut, och till vem", "What we gave out, and to whom"),
    PERSON_ERASED("Vad vi har raderat om dig", "What we erased about you"),
    PERSON_TOLD("Mottagare som vi har meddelat att uppgifter är raderade", "Recipients we told that data were erased"),
    PERSON_STATE("Vad du har sagt till oss", "What you have told us"),
    PERSON_HOLDS("Uppgifter som vi är skyldiga att bevara", "Data we must preserve"),
    FIELD("Fält", "Field"),
    CONTENT("Innehåll", "Content"),
    KIND("Slag av uppgift", "Kind of data"),
    CAME_FROM("Kommer från", "Came from"),
    FROM_YOU("dig", "you"),
    FROM_US("oss: vi har härlett den", "us: we derived it"),
    AUTOMATED("Automatiserade beslut, däribland profilering", "Automated decisions, including profiling"),
    GIVEN("samtycke gett", "consent given"),
    REQUESTED("samtycke begärt", "consent asked for"),
    WITHDRAWN("samtycke återkallat", "consent withdrawn"),
    OBJECTED("invändning", "objection"),
    RESTRICTED("behandlingen är begränsad sedan", "processing is restricted since"),
    HELD_SINCE("bevaras sedan", "preserved since"),
    REVIEWED_ON("omprövas", "to be reviewed on"),
    RIGHTS_OF_OTHERS("andras rättigheter (artikel 15.4)", "the rights of others (Art. 15(4))"),
    SECRECY("sekretess", "secrecy"),
    UNFINISHED_TEXT("text som inte är färdig", "text not in its final form"),

    NOT_STATED("anges inte i policyn", "not stated in the policy"),
    NONE("inga", "none");

    private final String sv;
    private final String en;

    Frame(String sv, String en) {
        this.sv = sv;
        this.en = en;
    }

    String in(Spoken spoken) {
        return spoken.say(sv, en);
    }
}
