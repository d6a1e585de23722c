package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.NativeTables.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the database's functions and procedures read: nothing but their arguments, or what the application declares.
 *
 * @param declared what each declared routine reads, by its name in small letters
 */
record Routines(Map<String, List<Reads>> declared) {
    /** Functions of the language that read nothing but their arguments, or a sequence or a clock. */
    private static final Set<String> HARMLESS = Set.of(
            "abs",
            "age",
            "array_agg",
            "array_append",
            "array_length",
            "array_position",
            "array_to_string",
            "avg",
            "bool_and",
            "bool_or",
            "btrim",
            "cardinality",
            "cast",
            "ceil",
            "ceiling",
            "char_length",
            "character_length",
            "coalesce",
            "concat",
            "concat_ws",
            "convert",
            "count",
            "cume_dist",
            "current_date",
            "current_time",
            "current_timestamp",
            "currval",
            "date_part",
            "date_trunc",
            "dateadd",
            "datediff",
            "day",
            "decode",
            "dense_rank",
            "encode",
            "every",
            "exp",
            "extract",
            "first_value",
            "floor",
            "format",
            "gen_random_uuid",
            "generate_series",
            "greatest",
            "grouping",
            "hour",
            "ifnull",
            "initcap",
            "json_agg",
            "json_array",
            "json_build_array",
            "json_build_object",
            "json_object",
            "json_object_agg",
            "json_query",
            "json_value",
            "jsonb_agg",
            "jsonb_array_elements",
            "jsonb_array_elements_text",
            "jsonb_build_object",
            "jsonb_extract_path",
            "jsonb_extract_path_text",
            "lag",
            "last_value",
            "lastval",
            "lead",
            "least",
            "left",
            "length",
            "listagg",
            "ln",
            "localtime",
            "localtimestamp",
            "log",
            "lower",
            "lpad",
            "ltrim",
            "make_date",
            "make_interval",
            "max",
            "md5",
            "min",
            "minute",
            "mod",
            "mode",
            "month",
            "nextval",
            "now",
            "nth_value",
            "ntile",
            "nullif",
            "nvl",
            "octet_length",
            "overlay",
            "percent_rank",
            "percentile_cont",
            "percentile_disc",
            "pg_advisory_xact_lock",
            "pg_try_advisory_xact_lock",
            "position",
            "power",
            "quarter",
            "random",
            "random_uuid",
            "rank",
            "regexp_replace",
            "regexp_split_to_array",
            "repeat",
            "replace",
            "reverse",
            "right",
            "round",
            "row_number",
            "row_to_json",
            "rpad",
            "rtrim",
            "second",
            "sign",
            "split_part",
            "sqrt",
            "stddev",
            "stddev_pop",
            "stddev_samp",
            "string_agg",
            "strpos",
            "substr",
            "substring",
            "sum",
            "system_range",
            "to_char",
            "to_date",
            "to_json",
            "to_jsonb",
            "to_number",
            "to_timestamp",
            "translate",
            "trim",
            "trunc",
            "unnest",
            "upper",
            "var_pop",
            "var_samp",
            "variance",
            "week",
            "width_bucket",
            "year");

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Reads the declarations of a guard; what they name must be there. */
    static Routines of(Map<String, List<String>> declarations, Guarded guarded) {
        Map<String, List<Reads>> declared = new TreeMap<>();
        List<String> findings = new ArrayList<>();
        declarations.forEach((name, texts) -> {
            List<Reads> all = new ArrayList<>();
            for (String text : texts) {
                NativeTables.reads(guarded, text)
                        .ifPresentOrElse(
                                all::add,
                                () -> findings.add("the routine `" + name + "` is declared to read "
                                        + NativeTables.unknown(guarded, text)));
            }
            declared.put(key(name), List.copyOf(all));
        });
        if (!findings.isEmpty()) {
            throw new PrivacyMappingException(findings);
        }
        return new Routines(Map.copyOf(declared));
    }

    /** What a function reads of guarded data; empty if that is not known. */
    Optional<List<Reads>> reads(String function) {
        List<Reads> reads = declared.get(key(function));
        return reads == null && HARMLESS.contains(key(function)) ? Optional.of(List.of()) : Optional.ofNullable(reads);
    }
}
