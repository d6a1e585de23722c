package com.mittliv.privacy.examples.app.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.web.authentication.ott.OneTimeTokenGenerationSuccessHandler;
import org.springframework.stereotype.Component;

/** Hands out the link to sign in. Another application would send it; this one prints it where it was started. */
@Component
class SignInLinks implements OneTimeTokenGenerationSuccessHandler {
    static final String PATH = "/sign-in/link";

    private final Accounts accounts;
    private final String address;

    /** @param address where people reach the application; this machine's where none is set */
    SignInLinks(Accounts accounts, @Value("${mitt-liv.address:}") String address) {
        this.accounts = accounts;
        this.address = address;
    }

    // The answer is the same whether or not there is such an account.
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, OneTimeToken token)
            throws IOException {
        if (accounts.find(token.getUsername()).isPresent()) {
            // INVARIANT: a link leads to the application itself, whatever host a request names.
            String own = address.isEmpty() ? "http://localhost:" + request.getLocalPort() : address;
            String link = own + request.getContextPath() + PATH + "?token=" + token.getTokenValue();
            PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            console.println("Link to sign in, good once and for five minutes: " + link);
            console.flush();
        }
        response.sendRedirect(request.getContextPath() + "/sign-in?sent");
    }
}
