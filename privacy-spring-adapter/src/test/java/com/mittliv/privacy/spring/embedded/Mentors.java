package com.mittliv.privacy.spring.embedded;

import org.springframework.data.jpa.repository.JpaRepository;

interface Mentors extends JpaRepository<Mentor, String> {}
