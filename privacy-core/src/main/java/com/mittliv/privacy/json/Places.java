package com.mittliv.privacy.json;

import com.mittliv.privacy.json.Problems.Spot;
import com.mittliv.privacy.json.Problems.Told;
import com.mittliv.privacy.policy.PolicyProblem;
import com.mittliv.privacy.policy.PolicyProblem.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Finds the lines and columns of problems by reading the file once more; done only when there are any. */
final class Places {
    private final String file;
    private final Wanted root = new Wanted(null);
    private final Map<String, Wanted> wanted = new HashMap<>(Map.of(Paths.ROOT, root));
    private int visits;

    private Places(String file) {
        this.file = file;
    }

    /** The problems with their places, in the order of the file. */
    static List<PolicyProblem> find(String file, List<Told> problems, JsonParser parser) {
        Places finder = new Places(file);
        problems.forEach(told -> finder.want(told.problem().path()));
        finder.walk(parser);
        List<PolicyProblem> placed = new ArrayList<>();
        problems.forEach(told -> placed.add(finder.placed(told)));
        placed.sort(Comparator.comparing(
                problem -> problem.place().orElse(new Place(file, 1, 1)),
                Comparator.comparingInt(Place::line).thenComparingInt(Place::column)));
        return placed;
    }

    /**
     * A value whose place is wanted, or one on the way to it. Where a property stands twice, the later one counts, and
     * what was seen inside the earlier one is forgotten: it was seen on another visit.
     */
    private static final class Wanted {
        private final @Nullable Wanted parent;
        private final Map<String, Wanted> inside = new HashMap<>(2);
        private int visit;
        private int visitOfParent;
        private int nameLine = 1;
        private int nameColumn = 1;
        private int line = 1;
        private int column = 1;

        Wanted(@Nullable Wanted parent) {
            this.parent = parent;
        }

        boolean isInFile() {
            return visit > 0 && (parent == null || visitOfParent == parent.visit && parent.isInFile());
        }
    }

    /** Each wider path is wanted too: a property that is missing is told at the object that lacks it. */
    private Wanted want(String path) {
        Wanted known = wanted.get(path);
        if (known != null) {
            return known;
        }
        String outer = Paths.parent(path);
        Wanted parent = outer.isEmpty() ? root : want(outer);
        Wanted value = new Wanted(parent);
        parent.inside.put(path.substring(outer.length()), value);
        wanted.put(path, value);
        return value;
    }

    private PolicyProblem placed(Told told) {
        if (told.problem().place().isPresent()) {
            return told.problem();
        }
        Wanted at = want(told.problem().path());
        boolean atName = told.spot() == Spot.NAME && at.isInFile();
        while (!at.isInFile() && at.parent != null) {
            at = at.parent;
        }
        return told.problem()
                .at(atName ? new Place(file, at.nameLine, at.nameColumn) : new Place(file, at.line, at.column));
    }

    /** One open object or array: what is wanted of it, and the number of its next item. */
    private static final class Level {
        private final @Nullable Wanted wanted;
        private final boolean isArray;
        private int next;

        Level(@Nullable Wanted wanted, boolean isArray) {
            this.wanted = wanted;
            this.isArray = isArray;
        }
    }

    private void walk(JsonParser parser) {
        Deque<Level> open = new ArrayDeque<>();
        TokenStreamLocation name = parser.currentLocation();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.PROPERTY_NAME) {
                name = parser.currentTokenLocation();
            } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                open.pop();
            } else {
                Level level = open.peek();
                Wanted value = level == null ? root : within(level, parser);
                if (value != null) {
                    visit(value, name, parser.currentTokenLocation());
                }
                if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                    open.push(new Level(value, token == JsonToken.START_ARRAY));
                }
            }
        }
    }

    private static @Nullable Wanted within(Level level, JsonParser parser) {
        int index = level.next++;
        if (level.wanted == null || level.wanted.inside.isEmpty()) {
            return null;
        }
        return level.wanted.inside.get(level.isArray ? Paths.step(index) : Paths.step(parser.currentName()));
    }

    private void visit(Wanted value, TokenStreamLocation name, TokenStreamLocation at) {
        value.visit = ++visits;
        value.visitOfParent = value.parent == null ? 0 : value.parent.visit;
        value.nameLine = name.getLineNr();
        value.nameColumn = name.getColumnNr();
        value.line = at.getLineNr();
        value.column = at.getColumnNr();
    }
}
