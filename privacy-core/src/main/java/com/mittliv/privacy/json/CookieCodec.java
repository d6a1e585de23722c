package com.mittliv.privacy.json;

import com.mittliv.privacy.policy.Cookie;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cookies in the file. */
final class CookieCodec {
    private CookieCodec() {}

    static List<Cookie> read(Obj file, Map<String, Purpose> purposes) {
        List<Cookie> cookies = new ArrayList<>();
        for (Obj o : file.objects("cookies", "cookie")) {
            o.only("name", "party", "duration", "purpose", "need", "description");
            for (String needed : List.of("name", "party", "purpose", "need")) {
                if (!o.has(needed)) {
                    o.problems.add(o.at(needed), o.what + " has no `" + needed + "`", "state it");
                }
            }
            Optional<String> name = o.words("name").filter(n -> isName(o, n));
            Optional<Cookie.Party> party = o.oneOf("party", Cookie.Party.class);
            Optional<Cookie.Need> need = o.oneOf("need", Cookie.Need.class);
            Optional<Period> duration =
                    o.string("duration").flatMap(written -> RetentionCodec.period(o, "duration", written));
            Optional<Purpose> purpose =
                    o.string("purpose").flatMap(id -> References.find(o, o.at("purpose"), id, "purpose", purposes));
            Text description = o.text("description").orElse(Text.NONE);
            if (name.isPresent() && party.isPresent() && need.isPresent() && purpose.isPresent()) {
                cookies.add(new Cookie(name.get(), party.get(), duration, purpose.get(), need.get(), description));
            }
        }
        return cookies;
    }

    private static boolean isName(Obj o, String name) {
        int star = name.indexOf('*');
        if (star >= 0 && star < name.length() - 1) {
            o.problems.add(o.at("name"), o.what + " has a `*` inside its name", "put one `*` at the end, or none");
            return false;
        }
        return true;
    }

    static void write(List<Cookie> cookies, ObjectNode node) {
        ArrayNode array = node.putArray("cookies");
        for (Cookie cookie : cookies) {
            ObjectNode o = array.addObject();
            o.put("name", cookie.name());
            o.put("party", Obj.nameOf(cookie.party()));
            cookie.duration().ifPresent(period -> o.put("duration", period.toString()));
            o.put("purpose", cookie.purpose().id());
            o.put("need", Obj.nameOf(cookie.need()));
            Out.text(o, "description", cookie.description());
        }
    }
}
