import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import com.google.gson.JsonDeserializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import net.servicestack.client.IDelete;
import net.servicestack.client.IPut;
import net.servicestack.client.IReturn;
import net.servicestack.client.ResponseStatus;

/** Sends generated messages with the HTTP client of the JDK. */
public final class CertifyClient {
    /** Times are UTC without a fraction; Gson's own dates are in the language of the machine. */
    public static final Gson JSON = new GsonBuilder()
        .registerTypeAdapter(Date.class, (JsonSerializer<Date>) (date, type, context) ->
            new JsonPrimitive(date.toInstant().truncatedTo(ChronoUnit.SECONDS).toString()))
        .registerTypeAdapter(Date.class, (JsonDeserializer<Date>) (json, type, context) -> Date.from(Instant.parse(json.getAsString())))
        .disableHtmlEscaping()
        .create();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String baseUrl;
    private String bearerToken;

    public CertifyClient(String baseUrl) {
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /** A token of IssueToken: it is good for every operation of every door. */
    public void setBearerToken(String token) {
        bearerToken = token;
    }

    public <T> T send(IReturn<T> message) throws IOException, InterruptedException {
        String verb = message instanceof IDelete ? "DELETE" : message instanceof IPut ? "PUT" : "POST";
        return send(message, request(message)
            .header("Content-Type", "application/json")
            .method(verb, BodyPublishers.ofString(JSON.toJson(message))));
    }

    /** The properties and the file go as parts of one form. */
    public <T> T sendFile(IReturn<T> message, String part, Path file) throws IOException, InterruptedException {
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        JsonObject properties = JSON.toJsonTree(message).getAsJsonObject();
        for (String name : properties.keySet()) {
            JsonElement value = properties.get(name);
            String text = value.isJsonPrimitive() ? value.getAsString() : value.toString();
            write(form, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text + "\r\n");
        }
        write(form, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + file.getFileName()
            + "\"\r\nContent-Type: image/jpeg\r\n\r\n");
        form.write(Files.readAllBytes(file));
        write(form, "\r\n--" + boundary + "--\r\n");
        return send(message, request(message)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(form.toByteArray())));
    }

    private HttpRequest.Builder request(IReturn<?> message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + "/api/" + message.getClass().getSimpleName()))
            .header("Accept", "application/json");
        return bearerToken == null ? request : request.header("Authorization", "Bearer " + bearerToken);
    }

    private <T> T send(IReturn<T> message, HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() >= 300) {
            Refusal refusal = JSON.fromJson(answer.body(), Refusal.class);
            throw new RefusedException(answer.statusCode(), refusal.responseStatus);
        }
        return JSON.fromJson(answer.body(), (java.lang.reflect.Type) message.getResponseType());
    }

    private static void write(ByteArrayOutputStream form, String text) throws IOException {
        form.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Refusal {
        ResponseStatus responseStatus;
    }

    /** The door refused: its code, and the same refusal as an HTTP status. */
    public static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(int httpStatus, ResponseStatus status) {
            super(status.errorCode + " " + status.message + " (HTTP " + httpStatus + ")");
        }
    }
}
