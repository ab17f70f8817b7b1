import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Signs in, submits name, number and two photos unless a submission waits or is certified, and reads what became of it. */
public final class Sample {
    private static final int HANDHELD = 0;
    private static final int FRONT = 1;
    private static final String[] STATES = { "nothing was submitted", "waits for its review", "certified", "refused or ended" };

    public static void main(String[] args) throws Exception {
        if (args.length != 7) {
            System.err.println("usage: Sample BASE_URL PHONE PASSWORD NAME IDENTITY_NUMBER HANDHELD_PHOTO FRONT_PHOTO");
            System.exit(2);
        }

        var client = new CertifyClient(args[0]);
        try {
            var issued = client.send(new dtos.IssueToken().setAuthType("phone_password").setPhone(args[1]).setPassword(args[2]));
            client.setBearerToken(issued.token);
            int status = status(client);
            if (status != 1 && status != 2) {
                client.sendFile(new dtos.SubmitPhoto().setPhotoType(HANDHELD), "v_photo", Path.of(args[5]));
                client.sendFile(new dtos.SubmitPhoto().setPhotoType(FRONT), "v_photo", Path.of(args[6]));
                client.send(new dtos.SubmitInfo().setName(args[3]).setIdCardNumber(args[4]));
                status = status(client);
            }

            new PrintStream(System.out, true, StandardCharsets.UTF_8).println("validate_status " + status + ": " + STATES[status]);
        } catch (CertifyClient.RefusedException refused) {
            System.err.println("refused: " + refused.getMessage());
            System.exit(1);
        }
    }

    private static int status(CertifyClient client) throws Exception {
        return client.send(new dtos.FetchInfo()).response.validateObject.validateStatus;
    }
}
