package com.mittliv.privacy.json;

import com.mittliv.privacy.policy.Cookie;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cookies in the file. */
final class CookieCodec {
    private CookieCodec() {}

    static List<Cookie> read(Obj file, Known<Purpose> purposes, Positions positions) {
        List<Cookie> cookies = new ArrayList<>();
        for (Obj o : file.objects("cookies", "cookie", "name")) {
            o.only("name", "party", "duration", "purpose", "need", "description")
                    .require("name", "write its name, or the beginning of its name and a `*`")
                    .require("party", "use one of first, third")
                    .require("purpose", "name what it is for")
                    .require("need", "use one of strictly-necessary, consent");
            Optional<String> name = o.words("name");
            Optional<String> duration = o.string("duration");
            Optional<String> purpose = o.string("purpose");
            positions.keep("$.cookies", o);
            cookies.add(new Cookie(
                    name.isPresent() && isName(o, name.get()) ? name.get() : StandIn.ID + cookies.size(),
                    o.oneOf("party", Cookie.Party.values()).orElse(Cookie.Party.FIRST),
                    duration.isPresent() ? RetentionCodec.period(o, "duration", duration.get()) : Optional.empty(),
                    purpose.isPresent()
                            ? References.find(o, o.at("purpose"), purpose.get(), "purpose", purposes)
                                    .orElse(StandIn.PURPOSE)
                            : StandIn.PURPOSE,
                    o.oneOf("need", Cookie.Need.values()).orElse(Cookie.Need.STRICTLY_NECESSARY),
                    o.text("description").orElse(Text.NONE)));
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
        ArrayNode array = Out.array(node, "cookies", cookies);
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
