import java.io.File
import kotlin.system.exitProcess

private const val HANDHELD = 0
private const val FRONT = 1
private val STATES = listOf("nothing was submitted", "waits for its review", "certified", "refused or ended")

/** Signs in, submits name, number and two photos unless a submission waits or is certified, and reads what became of it. */
fun main(args: Array<String>) {
    if (args.size != 7) {
        System.err.println("usage: Sample BASE_URL PHONE PASSWORD NAME IDENTITY_NUMBER HANDHELD_PHOTO FRONT_PHOTO")
        exitProcess(2)
    }

    val (baseUrl, ownPhone, ownPassword, ownName, number) = args
    val client = CertifyClient(baseUrl)
    try {
        client.bearerToken = client.send(IssueToken().apply { authType = "phone_password"; phone = ownPhone; password = ownPassword }).token
        var state = status(client)
        if (state != 1 && state != 2) {
            client.sendFile(SubmitPhoto().apply { photoType = HANDHELD }, "v_photo", File(args[5]))
            client.sendFile(SubmitPhoto().apply { photoType = FRONT }, "v_photo", File(args[6]))
            client.send(SubmitInfo().apply { name = ownName; idCardNumber = number })
            state = status(client)
        }
        println("validate_status $state: ${STATES[state]}")
    } catch (refused: RefusedException) {
        System.err.println("refused: ${refused.message}")
        exitProcess(1)
    }
}

private fun status(client: CertifyClient): Int = client.send(FetchInfo()).response!!.validateObject!!.validateStatus!!
