package com.mittliv.privacy.policy;

import com.mittliv.privacy.PrivacyException;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a policy cannot be built; carries all of its problems at once. */
public final class PolicyException extends PrivacyException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 200;

    private final transient List<PolicyProblem> problems;

    /**
     * Creates the exception.
     *
     * @param subject what has the problems, for example the file's name
     * @param problems the problems, at least one
     */
    public PolicyException(String subject, List<PolicyProblem> problems) {
        super(message(subject, problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * All that is wrong.
     *
     * @return the problems, in the order of the file
     */
    public List<PolicyProblem> problems() {
        return problems;
    }

    private static String message(String subject, List<PolicyProblem> problems) {
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        String more = problems.size() > SHOWN ? "\n… and " + (problems.size() - SHOWN) + " more" : "";
        return subject + " has " + count + ":\n"
                + problems.stream().limit(SHOWN).map(PolicyProblem::toString).collect(Collectors.joining("\n"))
                + more;
    }
}
