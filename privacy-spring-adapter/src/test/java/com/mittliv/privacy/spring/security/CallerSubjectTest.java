package com.mittliv.privacy.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

class CallerSubjectTest {
    private static final CallerSubject CALLERS =
            caller -> Optional.of(caller.getName()).filter(name -> !name.equals("office"));

    @Test
    void aPersonIsLetThroughToHerOwnAlone() {
        assertThat(granted(caller("7"), Map.of("id", "7"))).isTrue();
        assertThat(granted(caller("7"), Map.of("id", "8"))).isFalse();
        assertThat(granted(caller("7"), Map.of("other", "7"))).isFalse();
        assertThat(granted(caller("office"), Map.of("id", "office"))).isFalse();
        assertThat(granted(caller("office"), Map.of())).isFalse();
        assertThat(granted(null, Map.of("id", "7"))).isFalse();
        Authentication left = caller("7");
        left.setAuthenticated(false);
        assertThat(granted(left, Map.of("id", "7"))).isFalse();
    }

    private static boolean granted(@Nullable Authentication caller, Map<String, String> variables) {
        return CALLERS.isHerself("id")
                .authorize(() -> caller, new RequestAuthorizationContext(new MockHttpServletRequest(), variables))
                .isGranted();
    }

    private static Authentication caller(String name) {
        return new TestingAuthenticationToken(name, "", AuthorityUtils.createAuthorityList("ROLE_MEMBER"));
    }
}
