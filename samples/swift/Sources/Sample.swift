import Foundation
import ServiceStack

/// Signs in, submits name, number and two photos unless a submission waits or is certified, and reads what became of it.
@main
struct Sample {
    static let handheld = 0
    static let front = 1
    static let states = ["nothing was submitted", "waits for its review", "certified", "refused or ended"]

    static func main() async {
        let args = Array(CommandLine.arguments.dropFirst())
        guard args.count == 7 else {
            print("usage: Sample BASE_URL PHONE PASSWORD NAME IDENTITY_NUMBER HANDHELD_PHOTO FRONT_PHOTO")
            exit(2)
        }

        let client = JsonServiceClient(baseUrl: args[0])
        do {
            try await signIn(client, phone: args[1], password: args[2])
            var state = try await status(client)
            if state != 1 && state != 2 {
                try await upload(client, kind: handheld, file: URL(fileURLWithPath: args[5]))
                try await upload(client, kind: front, file: URL(fileURLWithPath: args[6]))

                let info = SubmitInfo()
                info.name = args[3]
                info.idcard_number = args[4]
                _ = try await client.postAsync(info)
                state = try await status(client)
            }
            print("validate_status \(state): \(states[state])")
        } catch let refused as NSError {
            // The door's code and words, from the answer's responseStatus.
            let code = refused.userInfo["errorCode"] ?? ""
            let message = refused.userInfo["message"] ?? refused.localizedDescription
            print("refused: \(code) \(message) (HTTP \(refused.code))")
            exit(1)
        }
    }

    /// The token is good for every operation of every door.
    static func signIn(_ client: JsonServiceClient, phone: String, password: String) async throws {
        let login = IssueToken()
        login.auth_type = "phone_password"
        login.phone = phone
        login.password = password
        client.bearerToken = try await client.postAsync(login).token
    }

    static func upload(_ client: JsonServiceClient, kind: Int, file: URL) async throws {
        let photo = SubmitPhoto()
        photo.t_photo = kind
        let part = UploadFile(fileName: file.lastPathComponent, data: try Data(contentsOf: file), fieldName: "v_photo")
        _ = try await client.postFileWithRequestAsync(request: photo, file: part)
    }

    static func status(_ client: JsonServiceClient) async throws -> Int {
        let info = try await client.getAsync(FetchInfo())
        return info.response?.validate_obj?.validate_status ?? 0
    }
}
