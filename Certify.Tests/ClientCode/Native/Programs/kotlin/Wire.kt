import com.google.gson.Gson
import com.google.gson.JsonDeserializer
import com.google.gson.JsonPrimitive
import com.google.gson.JsonSerializer
import java.lang.reflect.Type
import java.time.Instant
import java.util.Base64
import java.util.Date
import net.servicestack.client.IReturn

private val WITH_BYTES: Gson = JSON.newBuilder()
    .registerTypeAdapter(ByteArray::class.java, JsonSerializer<ByteArray> { bytes, _, _ -> JsonPrimitive(Base64.getEncoder().encodeToString(bytes)) })
    .registerTypeAdapter(ByteArray::class.java, JsonDeserializer { json, _, _ -> Base64.getDecoder().decode(json.asString) })
    .create()

/** Writes messages that are made here, and copies messages from standard input through their classes. */
object Wire {
    @JvmStatic
    fun main(args: Array<String>) {
        val lines = System.`in`.bufferedReader().readLines()
        if (args[0] == "made") {
            write()
            read(lines[0], lines[1], lines[2])
            return
        }

        for (line in lines) {
            val (set, kind, name, json) = line.split("\t")
            val type = type(set, kind, name)
            println(WITH_BYTES.toJson(WITH_BYTES.fromJson<Any>(json, type), type))
        }
    }

    private fun type(set: String, kind: String, name: String): Type {
        val type = Class.forName(if (set == "gadgets") "gadgets.$name" else name)
        return if (kind == "answer") (type.getDeclaredConstructor().newInstance() as IReturn<*>).responseType as Type else type
    }

    private fun write() {
        println(JSON.toJson(IssueToken().apply { authType = "phone_password"; phone = "13800138000"; password = "secret-1" }))
        println(JSON.toJson(SubmitPhoto().apply { userSid = "sid-1"; photoType = 1 }))
        println(JSON.toJson(SubmitPersonalCertification().apply { name = "张三"; identityId = "11010119900307803X" }))
        println(JSON.toJson(gadgets.FindGadget().apply { id = 7; from = Date.from(Instant.parse("2026-03-02T01:00:00.678Z")) }))
        println(JSON.toJson(gadgets.SaveGadget().apply { gadget = gadgets.Gadget().apply { colour = gadgets.Colour.DarkBlue } }))
    }

    private fun read(paged: String, issued: String, done: String) {
        val first = JSON.fromJson<gadgets.Paged<gadgets.Gadget>>(paged, gadgets.ListGadgets().getResponseType() as Type).results[0]
        val token = JSON.fromJson(issued, IssuedTokenResponse::class.java)
        val answer = JSON.fromJson(done, ApiV1Response::class.java)
        val colour = if (first.colour == gadgets.Colour.DarkBlue) "blue" else "other"
        println("${first.userSid} $colour ${first.since!!.time / 1000} ${token.errCode} ${token.errMsg} ${answer.errno} ${answer.errmsg}")
    }
}
