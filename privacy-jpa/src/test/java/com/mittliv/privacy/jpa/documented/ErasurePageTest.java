package com.mittliv.privacy.jpa.documented;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ErasurePageTest {
    private static final PageProgram PROGRAM = new PageProgram("ERASURE.md", Forgetting.class);

    @Test
    void theProgramIsTheOneThatIsCompiledHere() throws IOException {
        PROGRAM.assertIsTheOneCompiledHere();
    }

    @Test
    void theProgramPrintsWhatThePageSays() throws Exception {
        PROGRAM.assertPrintsWhatThePageSays(Forgetting::main);
    }
}
