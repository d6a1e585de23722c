package com.mittliv.privacy.spring.documented;

import org.springframework.data.jpa.repository.JpaRepository;

/** All mentors. */
public interface Mentors extends JpaRepository<Mentor, String> {}
