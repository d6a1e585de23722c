package com.mittliv.privacy.examples.app;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who calls an instance over HTTP, and reads where it was started to sign in. */
public final class Caller {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final long PATIENCE_MILLIS = 20_000;

    private final String address;
    private final CharSequence console;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private Caller(String address, CharSequence console) {
        this.address = address;
        this.console = console;
    }

    public static Caller at(String address, CharSequence console) {
        return new Caller(address, console);
    }

    public Caller signIn(String email) throws IOException, InterruptedException {
        int before = PrintedLinks.tokens(console.toString()).size();
        post("/sign-in/ask", "username=" + encoded(email), "/sign-in");
        String token = tokenAfter(before);
        post("/sign-in/link", "token=" + token, "/sign-in/link?token=" + token);
        return this;
    }

    private String tokenAfter(int before) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (System.currentTimeMillis() < end) {
            List<String> tokens = PrintedLinks.tokens(console.toString());
            if (tokens.size() > before) {
                return tokens.get(tokens.size() - 1);
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("no link to sign in was printed");
    }

    public String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    /** Sends a field, with the token that a page's form holds. */
    public String post(String path, String field, String page) throws IOException, InterruptedException {
        String body = field + "&_csrf=" + encoded(csrfOf(get(page)));
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends a file to a page that has a form for it. */
    public String upload(String page, String content) throws IOException, InterruptedException {
        String body = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrfOf(get(page))
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"next.json\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + content + "\r\n--b--\r\n";
        return send(HttpRequest.newBuilder(URI.create(address + page))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static String csrfOf(String page) {
        Matcher found = CSRF.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("the page has no form");
        }
        return found.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
