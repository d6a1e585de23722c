package com.mittliv.privacy.spring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** The server of an application under test. */
public record TestServer(int port) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What a test does with it. */
    public interface Use {
        void with(TestServer server) throws Exception;
    }

    public static TestServer of(AssertableWebApplicationContext context) {
        var running = (WebServerApplicationContext) context.getSourceApplicationContext();
        return new TestServer(running.getWebServer().getPort());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }
}
