package com.mittliv.privacy.policy;

import java.util.Optional;

/**
 * One thing that is wrong with a policy.
 *
 * @param path where, as a JSON path into the policy file, for example {@code $.rules[3].purposes[0]}
 * @param place the place in the file, where the policy was read from one
 * @param fact what is wrong
 * @param help the way out
 */
public record PolicyProblem(String path, Optional<Place> place, String fact, Optional<String> help) {
    /**
     * A place in a file.
     *
     * @param file the file's name
     * @param line the line, from 1
     * @param column the column, from 1
     */
    public record Place(String file, int line, int column) {
        @Override
        public String toString() {
            return file + ", line " + line + ", column " + column;
        }
    }

    /**
     * A problem with its way out.
     *
     * @param path where
     * @param fact what is wrong
     * @param help the way out
     * @return the problem, without a place
     */
    public static PolicyProblem of(String path, String fact, String help) {
        return new PolicyProblem(path, Optional.empty(), fact, Optional.of(help));
    }

    /**
     * This problem with its place in a file.
     *
     * @param found the place
     * @return a new problem
     */
    public PolicyProblem at(Place found) {
        return new PolicyProblem(path, Optional.of(found), fact, help);
    }

    @Override
    public String toString() {
        return fact + help.map(h -> "; " + h).orElse("") + "\n  at "
                + place.map(p -> p + " (" + path + ")").orElse(path);
    }
}
