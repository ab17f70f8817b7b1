using Certify.ServiceModel.TokenAuth;
using Certify.ServiceModel.UserValidate;

namespace Certify.Samples;

/// <summary>Signs in, submits name, number and two photos unless a submission waits or is certified, and reads what became of it.</summary>
internal static class Sample
{
    private const int Handheld = 0;
    private const int Front = 1;

    private static readonly string[] States = ["nothing was submitted", "waits for its review", "certified", "refused or ended"];

    public static async Task<int> Main(string[] args)
    {
        if (args is not [var baseUrl, var phone, var password, var name, var number, var handheldPhoto, var frontPhoto])
        {
            Console.Error.WriteLine("usage: Sample BASE_URL PHONE PASSWORD NAME IDENTITY_NUMBER HANDHELD_PHOTO FRONT_PHOTO");
            return 2;
        }

        using var client = new CertifyClient(baseUrl);
        try
        {
            client.BearerToken = (await client.Send(new IssueToken { AuthType = "phone_password", Phone = phone, Password = password })).Token;
            var status = await Status(client);
            if (status is not (1 or 2))
            {
                await client.SendFile(new SubmitPhoto { PhotoType = Handheld }, "v_photo", handheldPhoto);
                await client.SendFile(new SubmitPhoto { PhotoType = Front }, "v_photo", frontPhoto);
                await client.Send(new SubmitInfo { Name = name, IdCardNumber = number });
                status = await Status(client);
            }

            Console.WriteLine($"validate_status {status}: {States[status]}");
            return 0;
        }
        catch (RefusedException refused)
        {
            Console.Error.WriteLine($"refused: {refused.Message}");
            return 1;
        }
    }

    private static async Task<int> Status(CertifyClient client) => (await client.Send(new FetchInfo())).Response.ValidateObject.ValidateStatus;
}
