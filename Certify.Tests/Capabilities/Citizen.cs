using System.Text.Json;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceInterface.Persistence;
using Certify.Tests.Support;

namespace Certify.Tests.Capabilities;

/// <summary>A user of the product, with phone, e-mail and password, whom a test certifies.</summary>
internal sealed class Citizen(CertifyApp app, User user)
{
    public const string Password = "correct horse";

    public static readonly Network Home = new("198.51.100.7", "198.51.100.0/24");
    private static int last;

    public long Id => user.Id;

    public string Phone => user.Phone!;

    public string Email => user.Email!;

    public User User => user;

    public string Number { get; set; } = DocumentNumbers.NewIdentity();

    public string Licence { get; set; } = DocumentNumbers.NewLicence();

    public static async Task<Citizen> Arrive(CertifyApp app)
    {
        var seed = Interlocked.Increment(ref last);
        var hash = await app.Get<Passwords>().Hash(Md5Secret.FromPlainText(Password));
        var user = await app.Get<Registration>().Create($"citizen{seed}", $"1390001{seed:D4}", $"citizen{seed}@example.com", hash);
        return new Citizen(app, user!);
    }

    public async Task Upload(PhotoKind kind, int seed = 1)
    {
        var stored = await app.Get<Photos>().Store(Id, kind, TestImages.Jpeg(64, 48, seed), SubmissionPolicy.UserCertify, CancellationToken.None);
        _ = stored.Value;
    }

    public Task<Outcome<Done>> Submit(string name, SubmissionPolicy policy) =>
        app.Get<Submissions>().Person(Id, name, Number, policy, consent: null);

    /// <summary>Submits with every photo that the door's review could ask for.</summary>
    public async Task<Outcome<Done>> SubmitWithPhotos(string name, SubmissionPolicy policy)
    {
        foreach (var kind in policy.RequiredPhotos.Concat(policy.ReviewedPhotos).Distinct())
        {
            await Upload(kind);
        }

        return await Submit(name, policy);
    }

    public Task<Outcome<Done>> SubmitCompany(string name, string legalPerson) =>
        app.Get<Submissions>().Company(Id, new Declared { Name = name, Number = Licence, LegalPerson = legalPerson }, consent: null);

    /// <summary>Passes with documents at UserCertify.</summary>
    public async Task<Citizen> Certified(string name = "张三")
    {
        _ = (await SubmitWithPhotos(name, SubmissionPolicy.UserCertify)).Value;
        await app.Sweep();
        return this;
    }

    public Task<Certification> Person() => app.Get<Submissions>().Find(Id, Subject.Person);

    public Task<Certification> Company() => app.Get<Submissions>().Find(Id, Subject.Company);

    public async Task<Attempt> Attempt(Subject subject = Subject.Person)
    {
        var certification = await app.Get<Submissions>().Find(Id, subject);
        return (await app.Get<Database>().Read(unit => app.Get<AttemptStore>().Find(unit, certification.AttemptId)))!;
    }

    public async Task<IReadOnlyList<string>> Roles() => (await app.Get<Profiles>().Read(Id))!.Roles;

    public async Task<IReadOnlyList<string>> Messages() => [.. (await app.Get<Inbox>().Recent(Id)).Select(message => message.Content)];

    /// <summary>What came by SMS and e-mail about certifications, oldest first, each as <c>purpose text</c>.</summary>
    public async Task<IReadOnlyList<string>> Told(string address) =>
        [.. (await app.Outbox(address)).Reverse().Where(IsNotice).Select(m => $"{m.GetProperty("purpose")} {m.GetProperty("text")}")];

    private static bool IsNotice(JsonElement message) => message.GetProperty("purpose").GetString()!.StartsWith("certify_", StringComparison.Ordinal);
}
