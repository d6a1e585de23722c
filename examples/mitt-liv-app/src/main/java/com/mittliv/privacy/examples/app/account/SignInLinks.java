package com.mittliv.privacy.examples.app.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.web.authentication.ott.OneTimeTokenGenerationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Hands out the link to sign in. Another application would send it; this one prints it where it was started. */
@Component
class SignInLinks implements OneTimeTokenGenerationSuccessHandler {
    static final String PATH = "/sign-in/link";

    private final Accounts accounts;

    SignInLinks(Accounts accounts) {
        this.accounts = accounts;
    }

    // The answer is the same whether or not there is such an account.
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, OneTimeToken token)
            throws IOException {
        if (accounts.find(token.getUsername()).isPresent()) {
            String link = ServletUriComponentsBuilder.fromContextPath(request)
                    .path(PATH)
                    .queryParam("token", token.getTokenValue())
                    .toUriString();
            PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            console.println("Link to sign in, good once and for five minutes: " + link);
            console.flush();
        }
        response.sendRedirect(request.getContextPath() + "/sign-in?sent");
    }
}
