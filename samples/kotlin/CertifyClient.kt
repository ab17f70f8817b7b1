import com.google.gson.Gson
import com.google.gson.GsonBuilder
import com.google.gson.JsonDeserializer
import com.google.gson.JsonPrimitive
import com.google.gson.JsonSerializer
import java.io.ByteArrayOutputStream
import java.io.File
import java.io.IOException
import java.lang.reflect.Type
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse.BodyHandlers
import java.time.Instant
import java.time.temporal.ChronoUnit
import java.util.Date
import java.util.UUID
import net.servicestack.client.IDelete
import net.servicestack.client.IPut
import net.servicestack.client.IReturn
import net.servicestack.client.ResponseStatus

/** Times are UTC without a fraction; Gson's own dates are in the language of the machine. */
val JSON: Gson = GsonBuilder()
    .registerTypeAdapter(Date::class.java, JsonSerializer<Date> { date, _, _ ->
        JsonPrimitive(date.toInstant().truncatedTo(ChronoUnit.SECONDS).toString())
    })
    .registerTypeAdapter(Date::class.java, JsonDeserializer { json, _, _ -> Date.from(Instant.parse(json.asString)) })
    .disableHtmlEscaping()
    .create()

/** The door refused: its code, and the same refusal as an HTTP status. */
class RefusedException(httpStatus: Int, status: ResponseStatus) :
    IOException("${status.errorCode} ${status.message} (HTTP $httpStatus)")

/** Sends generated messages with the HTTP client of the JDK. */
class CertifyClient(baseUrl: String) {
    private val http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
    private val baseUrl = baseUrl.trimEnd('/')

    /** A token of IssueToken: it is good for every operation of every door. */
    var bearerToken: String? = null

    fun <T> send(message: IReturn<T>): T {
        val verb = if (message is IDelete) "DELETE" else if (message is IPut) "PUT" else "POST"
        return send(message, request(message)
            .header("Content-Type", "application/json")
            .method(verb, BodyPublishers.ofString(JSON.toJson(message))))
    }

    /** The properties and the file go as parts of one form. */
    fun <T> sendFile(message: IReturn<T>, part: String, file: File): T {
        val boundary = UUID.randomUUID().toString()
        val form = ByteArrayOutputStream()
        for ((name, value) in JSON.toJsonTree(message).asJsonObject.entrySet()) {
            val text = if (value.isJsonPrimitive) value.asString else value.toString()
            form.write("--$boundary\r\nContent-Disposition: form-data; name=\"$name\"\r\n\r\n$text\r\n".toByteArray())
        }
        form.write(("--$boundary\r\nContent-Disposition: form-data; name=\"$part\"; filename=\"${file.name}\"\r\n" +
            "Content-Type: image/jpeg\r\n\r\n").toByteArray())
        form.write(file.readBytes())
        form.write("\r\n--$boundary--\r\n".toByteArray())
        return send(message, request(message)
            .header("Content-Type", "multipart/form-data; boundary=$boundary")
            .POST(BodyPublishers.ofByteArray(form.toByteArray())))
    }

    private fun request(message: IReturn<*>): HttpRequest.Builder {
        val request = HttpRequest.newBuilder(URI("$baseUrl/api/${message.javaClass.simpleName}")).header("Accept", "application/json")
        return bearerToken?.let { request.header("Authorization", "Bearer $it") } ?: request
    }

    private fun <T> send(message: IReturn<T>, request: HttpRequest.Builder): T {
        val answer = http.send(request.build(), BodyHandlers.ofString(Charsets.UTF_8))
        if (answer.statusCode() >= 300) {
            throw RefusedException(answer.statusCode(), JSON.fromJson(answer.body(), Refusal::class.java).responseStatus!!)
        }
        return JSON.fromJson(answer.body(), message.responseType as Type)
    }

    private class Refusal(val responseStatus: ResponseStatus? = null)
}
