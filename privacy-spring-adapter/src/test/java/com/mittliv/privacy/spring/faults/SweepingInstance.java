package com.mittliv.privacy.spring.faults;

import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.spring.sweep.SweepSchedule;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A process of its own that sweeps once when it is told to, and says how many rows it erased. */
final class SweepingInstance {
    static final byte[] KEY = new byte[32];

    private SweepingInstance() {}

    public static void main(String... url) throws IOException {
        try (var context = SpringApplication.run(
                Application.class,
                "--spring.main.web-application-type=none",
                "--spring.datasource.url=" + url[0],
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--spring.jpa.hibernate.ddl-auto=none",
                "--privacy.sweep.mode=erase",
                "--privacy.sweep.initial-delay=1d",
                "--logging.level.root=error",
                "--spring.main.banner-mode=off")) {
            System.out.println("ready");
            if (System.in.read() >= 0) {
                System.out.println(context.getBean(SweepSchedule.class)
                        .sweepNow()
                        .orElseThrow()
                        .rowsErased());
            }
        }
    }

    @Import(Club.Application.class)
    static class Application {
        @Bean
        com.mittliv.privacy.policy.Policy policy() {
            return com.mittliv.privacy.spring.TestPolicy.policy();
        }

        @Bean
        RetentionSweep sweep(EntityManagerFactory entities) {
            return new RetentionSweep(entities).inBatchesOf(25).withReceipts(ErasureReceipts.keyed(KEY));
        }
    }
}
