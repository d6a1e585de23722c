package com.mittliv.privacy.json;

import com.mittliv.privacy.policy.PolicyProblem;
import com.mittliv.privacy.policy.PolicyProblem.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Finds the lines and columns of problems by reading the file once more; done only when there are any. */
final class Places {
    private final String file;
    private final Set<String> wanted = new HashSet<>();
    private final Map<String, Place> places = new HashMap<>();

    private Places(String file, List<PolicyProblem> problems) {
        this.file = file;
        for (PolicyProblem problem : problems) {
            for (String path = problem.path(); !path.isEmpty() && wanted.add(path); path = parent(path)) {
                // each wider path is wanted too: a missing property is told at the object that lacks it
            }
        }
    }

    /** The problems with their places, in the order of the file. */
    static List<PolicyProblem> find(String file, List<PolicyProblem> problems, JsonParser parser) {
        Places finder = new Places(file, problems);
        finder.walk(parser);
        List<PolicyProblem> placed = new ArrayList<>();
        for (PolicyProblem problem : problems) {
            placed.add(finder.placeOf(problem.path()).map(problem::at).orElse(problem));
        }
        placed.sort(Comparator.comparing(
                problem -> problem.place().orElse(new Place(file, 1, 1)),
                Comparator.comparingInt(Place::line).thenComparingInt(Place::column)));
        return placed;
    }

    private Optional<Place> placeOf(String path) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            Place place = places.get(at);
            if (place != null) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private static String parent(String path) {
        int cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return cut < 0 ? "" : path.substring(0, cut);
    }

    /** One open object or array: its path, and the number of its next item. */
    private static final class Level {
        private final String path;
        private final boolean isArray;
        private int next;

        Level(String path, boolean isArray) {
            this.path = path;
            this.isArray = isArray;
        }
    }

    private void walk(JsonParser parser) {
        Deque<Level> open = new ArrayDeque<>();
        String path = "$";
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.PROPERTY_NAME) {
                continue;
            }
            if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                open.pop();
                continue;
            }
            Level level = open.peek();
            if (level != null) {
                path = level.isArray ? level.path + "[" + level.next++ + "]" : level.path + "." + parser.currentName();
            }
            if (wanted.contains(path)) {
                TokenStreamLocation at = parser.currentTokenLocation();
                // the later of two equal properties is the one to look at
                places.put(path, new Place(file, at.getLineNr(), at.getColumnNr()));
            }
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                String inside = wanted.contains(path) ? path : "?";
                open.push(new Level(inside, token == JsonToken.START_ARRAY));
            }
        }
    }
}
