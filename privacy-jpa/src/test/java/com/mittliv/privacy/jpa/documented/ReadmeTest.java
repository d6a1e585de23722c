package com.mittliv.privacy.jpa.documented;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final PageProgram PROGRAM = new PageProgram("README.md", Mentoring.class);

    @Test
    void theProgramIsTheOneThatIsCompiledHere() throws IOException {
        PROGRAM.assertIsTheOneCompiledHere();
    }

    @Test
    void theProgramPrintsWhatThePageSays() throws Exception {
        PROGRAM.assertPrintsWhatThePageSays(Mentoring::main);
    }
}
