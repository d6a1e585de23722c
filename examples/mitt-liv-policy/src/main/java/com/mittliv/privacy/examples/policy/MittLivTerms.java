package com.mittliv.privacy.examples.policy;

import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Vocabulary;

/** The policy's terms as typed constants. Written from the policy file by {@code TermConstants}. */
public final class MittLivTerms {
    private static final Vocabulary WORDS = MittLiv.policy().vocabulary();

    private MittLivTerms() {}

    /** Roles of the policy. */
    public static final class Roles {
        private Roles() {}

        /** Mentor in Mitt Livs Chans. */
        public static final Role MENTOR = WORDS.role(MittLivIds.Roles.MENTOR);

        /** Adept (mentee) in Mitt Livs Chans. */
        public static final Role ADEPT = WORDS.role(MittLivIds.Roles.ADEPT);

        /** Participant in Mitt Livs Konsulttjänster (consulting services). */
        public static final Role CONSULTING_PARTICIPANT = WORDS.role(MittLivIds.Roles.CONSULTING_PARTICIPANT);

        /** Supplier, consultant or other partner. */
        public static final Role PARTNER_CONTACT = WORDS.role(MittLivIds.Roles.PARTNER_CONTACT);

        /** Job applicant. */
        public static final Role JOB_APPLICANT = WORDS.role(MittLivIds.Roles.JOB_APPLICANT);

        /** Person who otherwise connects with us through Teamtailor. */
        public static final Role TEAMTAILOR_CONNECTOR = WORDS.role(MittLivIds.Roles.TEAMTAILOR_CONNECTOR);

        /** Newsletter subscriber. */
        public static final Role NEWSLETTER_SUBSCRIBER = WORDS.role(MittLivIds.Roles.NEWSLETTER_SUBSCRIBER);

        /** Person in contact with Mitt Liv. */
        public static final Role ENQUIRER = WORDS.role(MittLivIds.Roles.ENQUIRER);

        /** Visitor to Mitt Liv's website. */
        public static final Role WEBSITE_VISITOR = WORDS.role(MittLivIds.Roles.WEBSITE_VISITOR);

        /** Customer. */
        public static final Role CUSTOMER = WORDS.role(MittLivIds.Roles.CUSTOMER);
    }

    /** Data categories of the policy. */
    public static final class Categories {
        private Categories() {}

        /** Name. */
        public static final DataCategory NAME = WORDS.category(MittLivIds.Categories.NAME);

        /** Postal address. */
        public static final DataCategory ADDRESS = WORDS.category(MittLivIds.Categories.ADDRESS);

        /** Mobile number. */
        public static final DataCategory MOBILE_NUMBER = WORDS.category(MittLivIds.Categories.MOBILE_NUMBER);

        /** E-mail address. */
        public static final DataCategory EMAIL_ADDRESS = WORDS.category(MittLivIds.Categories.EMAIL_ADDRESS);

        /** Language skills. */
        public static final DataCategory LANGUAGE_SKILLS = WORDS.category(MittLivIds.Categories.LANGUAGE_SKILLS);

        /** Education and occupation. */
        public static final DataCategory EDUCATION_AND_OCCUPATION =
                WORDS.category(MittLivIds.Categories.EDUCATION_AND_OCCUPATION);

        /** Attendance at training sessions and digital meetings. */
        public static final DataCategory ATTENDANCE = WORDS.category(MittLivIds.Categories.ATTENDANCE);

        /** Video, audio and chat conversations from digital meetings and training sessions. */
        public static final DataCategory MEETING_CONTENT = WORDS.category(MittLivIds.Categories.MEETING_CONTENT);

        /** IP address. */
        public static final DataCategory IP_ADDRESS = WORDS.category(MittLivIds.Categories.IP_ADDRESS);

        /** Work contact details. */
        public static final DataCategory PROFESSIONAL_CONTACT_DETAILS =
                WORDS.category(MittLivIds.Categories.PROFESSIONAL_CONTACT_DETAILS);

        /** Your position and the company or organisation you represent. */
        public static final DataCategory POSITION_AND_ORGANISATION =
                WORDS.category(MittLivIds.Categories.POSITION_AND_ORGANISATION);

        /** Application documents such as CV and cover letter. */
        public static final DataCategory APPLICATION_DOCUMENTS =
                WORDS.category(MittLivIds.Categories.APPLICATION_DOCUMENTS);

        /** CV. */
        public static final DataCategory CV = WORDS.category(MittLivIds.Categories.CV);

        /** Cover letter. */
        public static final DataCategory COVER_LETTER = WORDS.category(MittLivIds.Categories.COVER_LETTER);

        /** Photo. */
        public static final DataCategory PHOTO = WORDS.category(MittLivIds.Categories.PHOTO);

        /** Personal data in a contact with Mitt Liv, by e-mail for instance. */
        public static final DataCategory CORRESPONDENCE = WORDS.category(MittLivIds.Categories.CORRESPONDENCE);

        /** Personal data entered in the contact form. */
        public static final DataCategory CONTACT_FORM_CONTENT =
                WORDS.category(MittLivIds.Categories.CONTACT_FORM_CONTENT);

        /** Session cookie. */
        public static final DataCategory SESSION_COOKIE = WORDS.category(MittLivIds.Categories.SESSION_COOKIE);

        /** Persistent cookie. */
        public static final DataCategory PERSISTENT_COOKIE = WORDS.category(MittLivIds.Categories.PERSISTENT_COOKIE);
    }

    /** Purposes of the policy. */
    public static final class Purposes {
        private Purposes() {}

        /** Assess whether you meet the requirements for taking part in the mentoring programme. */
        public static final Purpose ASSESS_ELIGIBILITY = WORDS.purpose(MittLivIds.Purposes.ASSESS_ELIGIBILITY);

        /** Match you with a suitable mentor or adept. */
        public static final Purpose MATCH_MENTOR_ADEPT = WORDS.purpose(MittLivIds.Purposes.MATCH_MENTOR_ADEPT);

        /** Administer your participation in the mentoring programme and inform you of its activities and events. */
        public static final Purpose ADMINISTER_PARTICIPATION =
                WORDS.purpose(MittLivIds.Purposes.ADMINISTER_PARTICIPATION);

        /** Provide information about the adept to those who ask for suitable candidates. */
        public static final Purpose REFER_CANDIDATES = WORDS.purpose(MittLivIds.Purposes.REFER_CANDIDATES);

        /** Provide you with our consulting services. */
        public static final Purpose PROVIDE_CONSULTING_SERVICES =
                WORDS.purpose(MittLivIds.Purposes.PROVIDE_CONSULTING_SERVICES);

        /** Provide the programmes and training in digital form. */
        public static final Purpose DELIVER_DIGITAL_PROGRAMME =
                WORDS.purpose(MittLivIds.Purposes.DELIVER_DIGITAL_PROGRAMME);

        /** Keep your application for the next admission to the mentoring programme. */
        public static final Purpose CARRY_TO_NEXT_ADMISSION =
                WORDS.purpose(MittLivIds.Purposes.CARRY_TO_NEXT_ADMISSION);

        /** Send newsletters. */
        public static final Purpose SEND_NEWSLETTER = WORDS.purpose(MittLivIds.Purposes.SEND_NEWSLETTER);

        /** Send invitations to events and seminars. */
        public static final Purpose SEND_EVENT_INVITATIONS = WORDS.purpose(MittLivIds.Purposes.SEND_EVENT_INVITATIONS);

        /** Send voluntary surveys and market research. */
        public static final Purpose SEND_SURVEYS = WORDS.purpose(MittLivIds.Purposes.SEND_SURVEYS);

        /** Run Mitt Liv's business and keep in contact with Mitt Liv's partners. */
        public static final Purpose MAINTAIN_PARTNER_RELATIONS =
                WORDS.purpose(MittLivIds.Purposes.MAINTAIN_PARTNER_RELATIONS);

        /** Carry out our obligations under a contract with our partners. */
        public static final Purpose FULFIL_PARTNER_CONTRACT =
                WORDS.purpose(MittLivIds.Purposes.FULFIL_PARTNER_CONTRACT);

        /** Meet a duty to keep the data under an act, an ordinance or a decision of an authority. */
        public static final Purpose COMPLY_WITH_LEGAL_OBLIGATION =
                WORDS.purpose(MittLivIds.Purposes.COMPLY_WITH_LEGAL_OBLIGATION);

        /** Carry out recruitment. */
        public static final Purpose RECRUITMENT = WORDS.purpose(MittLivIds.Purposes.RECRUITMENT);

        /** Defend ourselves against potential legal claims. */
        public static final Purpose DEFEND_LEGAL_CLAIMS = WORDS.purpose(MittLivIds.Purposes.DEFEND_LEGAL_CLAIMS);

        /** See the contact through. */
        public static final Purpose HANDLE_ENQUIRY = WORDS.purpose(MittLivIds.Purposes.HANDLE_ENQUIRY);

        /** Draw your attention to changes in the privacy policy. */
        public static final Purpose NOTIFY_POLICY_CHANGE = WORDS.purpose(MittLivIds.Purposes.NOTIFY_POLICY_CHANGE);

        /** Make the web pages work correctly during your visit. */
        public static final Purpose WEBSITE_OPERATION = WORDS.purpose(MittLivIds.Purposes.WEBSITE_OPERATION);

        /** Sell your personal data to a third party. */
        public static final Purpose SELL_TO_THIRD_PARTY = WORDS.purpose(MittLivIds.Purposes.SELL_TO_THIRD_PARTY);
    }

    /** Events of the policy. */
    public static final class Events {
        private Events() {}

        /** The submission of the application. */
        public static final Event APPLICATION_SUBMITTED = WORDS.event(MittLivIds.Events.APPLICATION_SUBMITTED);

        /** The refusal of a place. */
        public static final Event ADMISSION_REFUSED = WORDS.event(MittLivIds.Events.ADMISSION_REFUSED);

        /** The acceptance of the offered place. */
        public static final Event ADMISSION_ACCEPTED = WORDS.event(MittLivIds.Events.ADMISSION_ACCEPTED);

        /** The completion of application and matching. */
        public static final Event MATCHING_COMPLETED = WORDS.event(MittLivIds.Events.MATCHING_COMPLETED);

        /** The start of the programme. */
        public static final Event PROGRAMME_STARTED = WORDS.event(MittLivIds.Events.PROGRAMME_STARTED);

        /** The receipt of a request for suitable candidates. */
        public static final Event CANDIDATE_REQUEST_RECEIVED =
                WORDS.event(MittLivIds.Events.CANDIDATE_REQUEST_RECEIVED);

        /** The end of the training, programme or service. */
        public static final Event PROGRAMME_ENDED = WORDS.event(MittLivIds.Events.PROGRAMME_ENDED);

        /** The next admission to the mentoring programme. */
        public static final Event NEXT_ADMISSION_ROUND = WORDS.event(MittLivIds.Events.NEXT_ADMISSION_ROUND);

        /** The end of the business relationship. */
        public static final Event RELATIONSHIP_ENDED = WORDS.event(MittLivIds.Events.RELATIONSHIP_ENDED);

        /** The fulfilment of the purpose of the processing. */
        public static final Event PURPOSE_FULFILLED = WORDS.event(MittLivIds.Events.PURPOSE_FULFILLED);

        /** The beginning of the duty to keep the data. */
        public static final Event LEGAL_RETENTION_DUTY_BEGAN =
                WORDS.event(MittLivIds.Events.LEGAL_RETENTION_DUTY_BEGAN);

        /** The end of the duty to keep the data. */
        public static final Event LEGAL_RETENTION_DUTY_ENDED =
                WORDS.event(MittLivIds.Events.LEGAL_RETENTION_DUTY_ENDED);

        /** The end of the recruitment process. */
        public static final Event RECRUITMENT_CLOSED = WORDS.event(MittLivIds.Events.RECRUITMENT_CLOSED);

        /** The giving of consent. */
        public static final Event CONSENT_GIVEN = WORDS.event(MittLivIds.Events.CONSENT_GIVEN);

        /** The withdrawal of consent. */
        public static final Event CONSENT_WITHDRAWN = WORDS.event(MittLivIds.Events.CONSENT_WITHDRAWN);

        /** The completion of the contact. */
        public static final Event ENQUIRY_CLOSED = WORDS.event(MittLivIds.Events.ENQUIRY_CLOSED);

        /** A material change to the privacy policy. */
        public static final Event POLICY_CHANGED_MATERIALLY = WORDS.event(MittLivIds.Events.POLICY_CHANGED_MATERIALLY);

        /** A change to processing that rests on consent. */
        public static final Event CONSENTED_PROCESSING_CHANGED =
                WORDS.event(MittLivIds.Events.CONSENTED_PROCESSING_CHANGED);

        /** The request for erasure. */
        public static final Event ERASURE_REQUESTED = WORDS.event(MittLivIds.Events.ERASURE_REQUESTED);

        /** The request for restriction. */
        public static final Event RESTRICTION_REQUESTED = WORDS.event(MittLivIds.Events.RESTRICTION_REQUESTED);

        /** The objection to the processing. */
        public static final Event OBJECTION_RAISED = WORDS.event(MittLivIds.Events.OBJECTION_RAISED);

        /** The closing of the browser. */
        public static final Event BROWSER_CLOSED = WORDS.event(MittLivIds.Events.BROWSER_CLOSED);
    }

    /** Recipients of the policy. */
    public static final class Recipients {
        private Recipients() {}

        /** Partner companies. */
        public static final Recipient PARTNER_COMPANY = WORDS.recipient(MittLivIds.Recipients.PARTNER_COMPANY);

        /** External parties. */
        public static final Recipient EXTERNAL_PARTY = WORDS.recipient(MittLivIds.Recipients.EXTERNAL_PARTY);

        /** Other cooperation partners. */
        public static final Recipient COOPERATION_PARTNER = WORDS.recipient(MittLivIds.Recipients.COOPERATION_PARTNER);

        /** Mitt Liv's suppliers. */
        public static final Recipient SUPPLIER = WORDS.recipient(MittLivIds.Recipients.SUPPLIER);

        /** Teamtailor, which provides the recruitment tool. */
        public static final Recipient TEAMTAILOR = WORDS.recipient(MittLivIds.Recipients.TEAMTAILOR);

        /** Providers of video-conference tools. */
        public static final Recipient VIDEO_CONFERENCE_PROVIDER =
                WORDS.recipient(MittLivIds.Recipients.VIDEO_CONFERENCE_PROVIDER);

        /** Analytics and statistics companies. */
        public static final Recipient ANALYTICS_PROVIDER = WORDS.recipient(MittLivIds.Recipients.ANALYTICS_PROVIDER);

        /** Any third party the policy does not name. */
        public static final Recipient UNLISTED_THIRD_PARTY =
                WORDS.recipient(MittLivIds.Recipients.UNLISTED_THIRD_PARTY);
    }

    /** Sources of the policy. */
    public static final class Sources {
        private Sources() {}

        /** Mitt Liv's website. */
        public static final Source WEBSITE = WORDS.source(MittLivIds.Sources.WEBSITE);

        /** The contact form. */
        public static final Source CONTACT_FORM = WORDS.source(MittLivIds.Sources.CONTACT_FORM);

        /** The video-conference tools used at digital meetings and training sessions. */
        public static final Source VIDEO_CONFERENCE_TOOL = WORDS.source(MittLivIds.Sources.VIDEO_CONFERENCE_TOOL);

        /** The recruitment tool Teamtailor. */
        public static final Source TEAMTAILOR_TOOL = WORDS.source(MittLivIds.Sources.TEAMTAILOR_TOOL);

        /** Your contact with us by e-mail or phone. */
        public static final Source EMAIL_OR_PHONE = WORDS.source(MittLivIds.Sources.EMAIL_OR_PHONE);

        /** Contract, invoice or other business contact. */
        public static final Source BUSINESS_CONTACT = WORDS.source(MittLivIds.Sources.BUSINESS_CONTACT);

        /** Public registers. */
        public static final Source PUBLIC_REGISTER = WORDS.source(MittLivIds.Sources.PUBLIC_REGISTER);

        /** One of our cooperation partners. */
        public static final Source COOPERATION_PARTNER_SOURCE =
                WORDS.source(MittLivIds.Sources.COOPERATION_PARTNER_SOURCE);

        /** Any source the policy does not name. */
        public static final Source UNLISTED_SOURCE = WORDS.source(MittLivIds.Sources.UNLISTED_SOURCE);
    }

    /** Safeguards of the policy. */
    public static final class Safeguards {
        private Safeguards() {}

        /** Agreement with the recipient. */
        public static final Safeguard RECIPIENT_AGREEMENT = WORDS.safeguard(MittLivIds.Safeguards.RECIPIENT_AGREEMENT);

        /** Another measure necessary to protect your personal data. */
        public static final Safeguard OTHER_NECESSARY_MEASURE =
                WORDS.safeguard(MittLivIds.Safeguards.OTHER_NECESSARY_MEASURE);
    }
}
