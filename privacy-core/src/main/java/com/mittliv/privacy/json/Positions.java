package com.mittliv.privacy.json;

import com.mittliv.privacy.internal.Grouping;
import com.mittliv.privacy.policy.PolicyProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in the file the items of the policy's lists stand.
 *
 * <p>The checks across a policy count in its own lists; what of the file could not be read is not in them.
 */
final class Positions {
    /** Needed only where there is a problem. */
    private static final class Patterns {
        static final Pattern ITEM = Pattern.compile("(\\$[.a-zA-Z]+)\\[([0-9]{1,9})](.*)", Pattern.DOTALL);

        static final Pattern UNREADABLE = Pattern.compile("[a-z]+ `" + StandIn.ID + "[0-9]*`");
    }

    private final Map<String, List<Obj>> lists = new HashMap<>();

    /** Notes the next item of a list. */
    void keep(String list, Obj item) {
        Grouping.add(lists, list, item);
    }

    /** The problem at its path in the file; what has no readable id there is called as the file's reader calls it. */
    PolicyProblem inFile(PolicyProblem problem) {
        Matcher path = Patterns.ITEM.matcher(problem.path());
        if (!path.matches()) {
            return problem;
        }
        List<Obj> items = lists.getOrDefault(path.group(1), List.of());
        int index = Integer.parseInt(path.group(2));
        if (index >= items.size()) {
            return problem;
        }
        Obj item = items.get(index);
        String fact = Patterns.UNREADABLE.matcher(problem.fact()).replaceFirst(Matcher.quoteReplacement(item.what));
        return new PolicyProblem(item.path + path.group(3), problem.place(), fact, problem.help());
    }
}
