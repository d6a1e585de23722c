package com.mittliv.privacy.decision;

final class Explanations {
    private Explanations() {}

    static String of(Decision decision, String language) {
        return decision.toString();
    }

    static String of(KeepingVerdict verdict, String language) {
        return verdict.toString();
    }
}
