import com.google.gson.Gson;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import net.servicestack.client.IReturn;

/** Writes messages that are made here, and copies messages from standard input through their classes. */
public final class Wire {
    private static final Gson JSON = CertifyClient.JSON.newBuilder()
        .registerTypeAdapter(byte[].class, (JsonSerializer<byte[]>) (bytes, type, context) ->
            new JsonPrimitive(Base64.getEncoder().encodeToString(bytes)))
        .registerTypeAdapter(byte[].class, (JsonDeserializer<byte[]>) (json, type, context) -> Base64.getDecoder().decode(json.getAsString()))
        .create();

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] args) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (args[0].equals("made")) {
            write();
            read(in.readLine(), in.readLine(), in.readLine());
            return;
        }

        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] parts = line.split("\t");
            Type type = type(parts[0], parts[1], parts[2]);
            OUT.println(JSON.toJson(JSON.<Object>fromJson(parts[3], type), type));
        }
    }

    private static Type type(String set, String kind, String name) throws Exception {
        Class<?> type = Class.forName((set.equals("gadgets") ? "gadgets.dtos$" : "dtos$") + name);
        return kind.equals("answer") ? (Type) ((IReturn<?>) type.getDeclaredConstructor().newInstance()).getResponseType() : type;
    }

    private static void write() {
        OUT.println(JSON.toJson(new dtos.IssueToken().setAuthType("phone_password").setPhone("13800138000").setPassword("secret-1")));
        OUT.println(JSON.toJson(new dtos.SubmitPhoto().setUserSid("sid-1").setPhotoType(1)));
        OUT.println(JSON.toJson(new dtos.SubmitPersonalCertification().setName("张三").setIdentityId("11010119900307803X")));
        OUT.println(JSON.toJson(new gadgets.dtos.FindGadget().setId(7L).setFrom(Date.from(Instant.parse("2026-03-02T01:00:00.678Z")))));
        OUT.println(JSON.toJson(new gadgets.dtos.SaveGadget().setGadget((gadgets.dtos.Gadget) new gadgets.dtos.Gadget().setColour(gadgets.dtos.Colour.DarkBlue))));
    }

    private static void read(String paged, String issued, String done) {
        gadgets.dtos.Paged<gadgets.dtos.Gadget> page = JSON.fromJson(paged, (Type) new gadgets.dtos.ListGadgets().getResponseType());
        gadgets.dtos.Gadget first = page.results.get(0);
        dtos.IssuedTokenResponse token = JSON.fromJson(issued, dtos.IssuedTokenResponse.class);
        dtos.ApiV1Response answer = JSON.fromJson(done, dtos.ApiV1Response.class);
        boolean isBlue = first.colour == gadgets.dtos.Colour.DarkBlue;
        OUT.println(String.join(" ", first.userSid, isBlue ? "blue" : "other", String.valueOf(first.since.getTime() / 1000),
            String.valueOf(token.errCode), token.errMsg, answer.errno, answer.errmsg));
    }
}
