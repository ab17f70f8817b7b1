using System.Reflection;
using Certify.Samples;
using Certify.ServiceModel.ApiV1;
using Certify.ServiceModel.TokenAuth;
using Certify.ServiceModel.UserCertify;
using Certify.ServiceModel.UserValidate;
using Gadgets;
using ServiceStack;

/// <summary>Writes messages that are made here, copies messages from standard input through their classes, or runs the sample.</summary>
internal static class Wire
{
    public static async Task<int> Main(string[] args)
    {
        switch (args[0])
        {
            case "sample":
                return await Sample.Main(args[1..]);
            case "made":
                Write();
                Read(Console.ReadLine()!, Console.ReadLine()!, Console.ReadLine()!);
                return 0;
            default:
                Copy();
                return 0;
        }
    }

    private static void Write()
    {
        Console.WriteLine(WireJson.Write(new IssueToken { AuthType = "phone_password", Phone = "13800138000", Password = "secret-1" }));
        Console.WriteLine(WireJson.Write(new SubmitPhoto { UserSid = "sid-1", PhotoType = 1 }));
        Console.WriteLine(WireJson.Write(new SubmitPersonalCertification { Name = "张三", IdentityId = "11010119900307803X" }));
        Console.WriteLine(WireJson.Write(new FindGadget { Id = 7, From = new DateTimeOffset(2026, 3, 2, 9, 0, 0, 678, TimeSpan.FromHours(8)) }));
        Console.WriteLine(WireJson.Write(new SaveGadget { Gadget = new Gadget { Colour = Colour.DarkBlue } }));
    }

    private static void Read(string paged, string issued, string done)
    {
        var first = WireJson.Read<Paged<Gadget>>(paged).Results[0];
        var token = WireJson.Read<IssuedTokenResponse>(issued);
        var answer = WireJson.Read<ApiV1Response>(done);
        var colour = first.Colour == Colour.DarkBlue ? "blue" : "other";
        Console.WriteLine($"{first.UserSid} {colour} {first.Since!.Value.ToUnixTimeSeconds()} {token.ErrCode} {token.ErrMsg} {answer.Errno} {answer.Errmsg}");
    }

    private static void Copy()
    {
        var types = Assembly.GetExecutingAssembly().GetExportedTypes().ToLookup(type => (type.Namespace == "Gadgets" ? "gadgets" : "catalogue", type.Name));
        while (Console.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            var type = types[(parts[0], parts[2])].Single();
            Console.WriteLine(WireJson.Write(WireJson.Read(parts[1] == "answer" ? AnswerOf(type) : type, parts[3])));
        }
    }

    private static Type AnswerOf(Type message) => message.GetInterfaces()
        .Single(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IReturn<>)).GetGenericArguments()[0];
}
