package com.mittliv.privacy.examples.policy;

/** The ids of the policy's terms, for annotations. Written from the policy file by {@code TermConstants}. */
public final class MittLivIds {
    private MittLivIds() {}

    /** Roles by id. */
    public static final class Roles {
        private Roles() {}

        /** Mentor in Mitt Livs Chans. */
        public static final String MENTOR = "mentor";

        /** Adept (mentee) in Mitt Livs Chans. */
        public static final String ADEPT = "adept";

        /** Participant in Mitt Livs Konsulttjänster (consulting services). */
        public static final String CONSULTING_PARTICIPANT = "consulting-participant";

        /** Supplier, consultant or other partner. */
        public static final String PARTNER_CONTACT = "partner-contact";

        /** Job applicant. */
        public static final String JOB_APPLICANT = "job-applicant";

        /** Person who otherwise connects with us through Teamtailor. */
        public static final String TEAMTAILOR_CONNECTOR = "teamtailor-connector";

        /** Newsletter subscriber. */
        public static final String NEWSLETTER_SUBSCRIBER = "newsletter-subscriber";

        /** Person in contact with Mitt Liv. */
        public static final String ENQUIRER = "enquirer";

        /** Visitor to Mitt Liv's website. */
        public static final String WEBSITE_VISITOR = "website-visitor";

        /** Customer. */
        public static final String CUSTOMER = "customer";
    }

    /** Data categories by id. */
    public static final class Categories {
        private Categories() {}

        /** Name. */
        public static final String NAME = "name";

        /** Postal address. */
        public static final String ADDRESS = "address";

        /** Mobile number. */
        public static final String MOBILE_NUMBER = "mobile-number";

        /** E-mail address. */
        public static final String EMAIL_ADDRESS = "email-address";

        /** Language skills. */
        public static final String LANGUAGE_SKILLS = "language-skills";

        /** Education and occupation. */
        public static final String EDUCATION_AND_OCCUPATION = "education-and-occupation";

        /** Attendance at training sessions and digital meetings. */
        public static final String ATTENDANCE = "attendance";

        /** Video, audio and chat conversations from digital meetings and training sessions. */
        public static final String MEETING_CONTENT = "meeting-content";

        /** IP address. */
        public static final String IP_ADDRESS = "ip-address";

        /** Work contact details. */
        public static final String PROFESSIONAL_CONTACT_DETAILS = "professional-contact-details";

        /** Your position and the company or organisation you represent. */
        public static final String POSITION_AND_ORGANISATION = "position-and-organisation";

        /** Application documents such as CV and cover letter. */
        public static final String APPLICATION_DOCUMENTS = "application-documents";

        /** CV. */
        public static final String CV = "cv";

        /** Cover letter. */
        public static final String COVER_LETTER = "cover-letter";

        /** Photo. */
        public static final String PHOTO = "photo";

        /** Personal data in a contact with Mitt Liv, by e-mail for instance. */
        public static final String CORRESPONDENCE = "correspondence";

        /** Personal data entered in the contact form. */
        public static final String CONTACT_FORM_CONTENT = "contact-form-content";

        /** Session cookie. */
        public static final String SESSION_COOKIE = "session-cookie";

        /** Persistent cookie. */
        public static final String PERSISTENT_COOKIE = "persistent-cookie";
    }

    /** Purposes by id. */
    public static final class Purposes {
        private Purposes() {}

        /** Assess whether you meet the requirements for taking part in the mentoring programme. */
        public static final String ASSESS_ELIGIBILITY = "assess-eligibility";

        /** Match you with a suitable mentor or adept. */
        public static final String MATCH_MENTOR_ADEPT = "match-mentor-adept";

        /** Administer your participation in the mentoring programme and inform you of its activities and events. */
        public static final String ADMINISTER_PARTICIPATION = "administer-participation";

        /** Provide information about the adept to those who ask for suitable candidates. */
        public static final String REFER_CANDIDATES = "refer-candidates";

        /** Provide you with our consulting services. */
        public static final String PROVIDE_CONSULTING_SERVICES = "provide-consulting-services";

        /** Provide the programmes and training in digital form. */
        public static final String DELIVER_DIGITAL_PROGRAMME = "deliver-digital-programme";

        /** Keep your application for the next admission to the mentoring programme. */
        public static final String CARRY_TO_NEXT_ADMISSION = "carry-to-next-admission";

        /** Send newsletters. */
        public static final String SEND_NEWSLETTER = "send-newsletter";

        /** Send invitations to events and seminars. */
        public static final String SEND_EVENT_INVITATIONS = "send-event-invitations";

        /** Send voluntary surveys and market research. */
        public static final String SEND_SURVEYS = "send-surveys";

        /** Run Mitt Liv's business and keep in contact with Mitt Liv's partners. */
        public static final String MAINTAIN_PARTNER_RELATIONS = "maintain-partner-relations";

        /** Carry out our obligations under a contract with our partners. */
        public static final String FULFIL_PARTNER_CONTRACT = "fulfil-partner-contract";

        /** Meet a duty to keep the data under an act, an ordinance or a decision of an authority. */
        public static final String COMPLY_WITH_LEGAL_OBLIGATION = "comply-with-legal-obligation";

        /** Carry out recruitment. */
        public static final String RECRUITMENT = "recruitment";

        /** Defend ourselves against potential legal claims. */
        public static final String DEFEND_LEGAL_CLAIMS = "defend-legal-claims";

        /** See the contact through. */
        public static final String HANDLE_ENQUIRY = "handle-enquiry";

        /** Draw your attention to changes in the privacy policy. */
        public static final String NOTIFY_POLICY_CHANGE = "notify-policy-change";

        /** Make the web pages work correctly during your visit. */
        public static final String WEBSITE_OPERATION = "website-operation";

        /** Sell your personal data to a third party. */
        public static final String SELL_TO_THIRD_PARTY = "sell-to-third-party";
    }

    /** Events by id. */
    public static final class Events {
        private Events() {}

        /** The submission of the application. */
        public static final String APPLICATION_SUBMITTED = "application-submitted";

        /** The refusal of a place. */
        public static final String ADMISSION_REFUSED = "admission-refused";

        /** The acceptance of the offered place. */
        public static final String ADMISSION_ACCEPTED = "admission-accepted";

        /** The completion of application and matching. */
        public static final String MATCHING_COMPLETED = "matching-completed";

        /** The start of the programme. */
        public static final String PROGRAMME_STARTED = "programme-started";

        /** The receipt of a request for suitable candidates. */
        public static final String CANDIDATE_REQUEST_RECEIVED = "candidate-request-received";

        /** The end of the training, programme or service. */
        public static final String PROGRAMME_ENDED = "programme-ended";

        /** The next admission to the mentoring programme. */
        public static final String NEXT_ADMISSION_ROUND = "next-admission-round";

        /** The end of the business relationship. */
        public static final String RELATIONSHIP_ENDED = "relationship-ended";

        /** The fulfilment of the purpose of the processing. */
        public static final String PURPOSE_FULFILLED = "purpose-fulfilled";

        /** The beginning of the duty to keep the data. */
        public static final String LEGAL_RETENTION_DUTY_BEGAN = "legal-retention-duty-began";

        /** The end of the duty to keep the data. */
        public static final String LEGAL_RETENTION_DUTY_ENDED = "legal-retention-duty-ended";

        /** The end of the recruitment process. */
        public static final String RECRUITMENT_CLOSED = "recruitment-closed";

        /** The giving of consent. */
        public static final String CONSENT_GIVEN = "consent-given";

        /** The withdrawal of consent. */
        public static final String CONSENT_WITHDRAWN = "consent-withdrawn";

        /** The completion of the contact. */
        public static final String ENQUIRY_CLOSED = "enquiry-closed";

        /** A material change to the privacy policy. */
        public static final String POLICY_CHANGED_MATERIALLY = "policy-changed-materially";

        /** A change to processing that rests on consent. */
        public static final String CONSENTED_PROCESSING_CHANGED = "consented-processing-changed";

        /** The request for erasure. */
        public static final String ERASURE_REQUESTED = "erasure-requested";

        /** The request for restriction. */
        public static final String RESTRICTION_REQUESTED = "restriction-requested";

        /** The objection to the processing. */
        public static final String OBJECTION_RAISED = "objection-raised";

        /** The closing of the browser. */
        public static final String BROWSER_CLOSED = "browser-closed";
    }

    /** Recipients by id. */
    public static final class Recipients {
        private Recipients() {}

        /** Partner companies. */
        public static final String PARTNER_COMPANY = "partner-company";

        /** External parties. */
        public static final String EXTERNAL_PARTY = "external-party";

        /** Other cooperation partners. */
        public static final String COOPERATION_PARTNER = "cooperation-partner";

        /** Mitt Liv's suppliers. */
        public static final String SUPPLIER = "supplier";

        /** Teamtailor, which provides the recruitment tool. */
        public static final String TEAMTAILOR = "teamtailor";

        /** Providers of video-conference tools. */
        public static final String VIDEO_CONFERENCE_PROVIDER = "video-conference-provider";

        /** Analytics and statistics companies. */
        public static final String ANALYTICS_PROVIDER = "analytics-provider";

        /** Any third party the policy does not name. */
        public static final String UNLISTED_THIRD_PARTY = "unlisted-third-party";
    }

    /** Sources by id. */
    public static final class Sources {
        private Sources() {}

        /** Mitt Liv's website. */
        public static final String WEBSITE = "website";

        /** The contact form. */
        public static final String CONTACT_FORM = "contact-form";

        /** The video-conference tools used at digital meetings and training sessions. */
        public static final String VIDEO_CONFERENCE_TOOL = "video-conference-tool";

        /** The recruitment tool Teamtailor. */
        public static final String TEAMTAILOR_TOOL = "teamtailor-tool";

        /** Your contact with us by e-mail or phone. */
        public static final String EMAIL_OR_PHONE = "email-or-phone";

        /** Contract, invoice or other business contact. */
        public static final String BUSINESS_CONTACT = "business-contact";

        /** Public registers. */
        public static final String PUBLIC_REGISTER = "public-register";

        /** One of our cooperation partners. */
        public static final String COOPERATION_PARTNER_SOURCE = "cooperation-partner-source";

        /** Any source the policy does not name. */
        public static final String UNLISTED_SOURCE = "unlisted-source";
    }

    /** Safeguards by id. */
    public static final class Safeguards {
        private Safeguards() {}

        /** Agreement with the recipient. */
        public static final String RECIPIENT_AGREEMENT = "recipient-agreement";

        /** Another measure necessary to protect your personal data. */
        public static final String OTHER_NECESSARY_MEASURE = "other-necessary-measure";
    }
}
