package com.mittliv.privacy.examples.app.people;

import org.springframework.data.jpa.repository.JpaRepository;

/** The applications for jobs. What a query returns follows the purpose in whose name it is asked. */
public interface JobApplications extends JpaRepository<JobApplication, Long> {}
