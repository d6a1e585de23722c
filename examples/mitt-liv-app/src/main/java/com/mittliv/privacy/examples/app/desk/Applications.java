package com.mittliv.privacy.examples.app.desk;

import com.mittliv.privacy.examples.app.people.JobApplication;
import com.mittliv.privacy.examples.app.people.JobApplications;
import com.mittliv.privacy.examples.policy.MittLivIds.Purposes;
import com.mittliv.privacy.spring.ForPurpose;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Applications for jobs: for recruiting while it lasts, for legal claims two years longer. */
@Service
public class Applications {
    private final JobApplications applications;

    Applications(JobApplications applications) {
        this.applications = applications;
    }

    /**
     * Reads an application to recruit.
     *
     * @param id the application's number
     * @return what the recruiter may see; empty if that is nothing
     */
    @ForPurpose(Purposes.RECRUITMENT)
    public Optional<JobApplication> forRecruitment(long id) {
        return applications.findById(id);
    }

    /**
     * Reads an application to meet a legal claim.
     *
     * @param id the application's number
     * @return what the lawyer may see; empty if that is nothing
     */
    @ForPurpose(Purposes.DEFEND_LEGAL_CLAIMS)
    public Optional<JobApplication> forLegalClaims(long id) {
        return applications.findById(id);
    }

    /**
     * All applications that may still have to be defended.
     *
     * @return the applications
     */
    @ForPurpose(Purposes.DEFEND_LEGAL_CLAIMS)
    public List<JobApplication> defended() {
        return applications.findAll();
    }
}
