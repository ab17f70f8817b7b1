using System.Net.Http.Headers;
using Certify.ServiceInterface.Objects;
using Certify.ServiceInterface.Objects.Oss;
using Certify.ServiceInterface.Providers;
using Certify.ServiceInterface.Providers.Guard;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Objects.Oss;

[TestFixture]
public sealed class OssObjectStoreTests
{
    private const string Key = "qqsl/user/42/identity1.jpg";

    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 13, 10, 45, 45, 0];

    private ManualClock clock = null!;
    private LoopbackOss vendor = null!;
    private HttpClient http = null!;
    private OssObjectStore store = null!;

    [SetUp]
    public void Connect()
    {
        clock = new ManualClock();
        vendor = new LoopbackOss("ak", "sk", "cn-hangzhou", "photos", clock);
        http = VendorHttp.CreateClient();
        store = Store("sk");
    }

    [TearDown]
    public async Task Disconnect()
    {
        http.Dispose();
        await vendor.DisposeAsync();
        vendor.AssertNoObjections();
    }

    [TestCase(Key)]
    [TestCase("前缀/user/1/a b+c.jpg")]
    public async Task What_was_written_is_read_until_it_is_deleted(string key)
    {
        Assert.That(await store.Exists(key, default), Is.False);
        Assert.That(await store.Read(key, default), Is.Null);

        await store.Write(key, Photo, "image/jpeg", default);

        Assert.That(await store.Exists(key, default), Is.True);
        Assert.That(await store.Read(key, default), Is.EqualTo(Photo));
        Assert.That(vendor.Objects[key].MediaType, Is.EqualTo("image/jpeg"));

        await store.Delete(key, default);
        await store.Delete(key, default);

        Assert.That(await store.Exists(key, default), Is.False);
    }

    [TestCase(Mood.Throttling)]
    [TestCase(Mood.Failing)]
    [TestCase(Mood.Redirecting)]
    [TestCase(Mood.Flooding)]
    public async Task What_the_store_cannot_say_is_never_an_absent_photo(Mood mood)
    {
        await store.Write(Key, Photo, "image/jpeg", default);
        vendor.Mood = mood;

        Assert.That(async () => await store.Read(Key, default), Throws.InstanceOf<ObjectStoreUnavailableException>());
    }

    [Test]
    public void A_cut_write_is_no_write()
    {
        vendor.Mood = Mood.Cutting;

        Assert.That(async () => await store.Write(Key, Photo, "image/jpeg", default), Throws.InstanceOf<ObjectStoreUnavailableException>());
    }

    [Test]
    public async Task Silence_ends_at_the_time_limit()
    {
        vendor.Mood = Mood.Hanging;
        var read = store.Read(Key, default);
        await Eventually.Is(() => Task.FromResult(vendor.Calls.Count > 0), "the call reached the vendor", TimeSpan.FromSeconds(10));

        clock.Advance(TimeSpan.FromSeconds(15));

        Assert.That(async () => await read, Throws.InstanceOf<ObjectStoreUnavailableException>().With.Message.EqualTo(VendorCodes.TimedOut));
    }

    [Test]
    public void A_bucket_that_is_gone_is_no_absent_photo()
    {
        vendor.Removed = true;

        Assert.That(async () => await store.Read(Key, default), Throws.InstanceOf<ObjectStoreUnavailableException>());
        Assert.That(async () => await store.Exists(Key, default), Throws.InstanceOf<ObjectStoreUnavailableException>());
        Assert.That(async () => await store.Write(Key, Photo, "image/jpeg", default), Throws.InstanceOf<ObjectStoreUnavailableException>());
    }

    [Test]
    public void A_wrong_secret_is_no_absent_photo()
    {
        Assert.That(
            async () => await Store("other").Exists(Key, default),
            Throws.InstanceOf<ObjectStoreUnavailableException>().With.Message.EqualTo("SignatureDoesNotMatch"));
    }

    [Test]
    public async Task A_ticket_uploads_the_photo_that_it_names()
    {
        Assert.That(await Post(Ticket(), Photo, "image/png"), Is.EqualTo(204));

        Assert.That(vendor.Objects[Key].Content, Is.EqualTo(Photo));
        Assert.That(vendor.Objects[Key].MediaType, Is.EqualTo("image/png"));
    }

    [Test]
    public async Task A_ticket_is_for_one_key_type_and_size()
    {
        var ticket = Ticket();
        var stolen = ticket with { Fields = new Dictionary<string, string>(ticket.Fields) { ["key"] = "qqsl/user/43/identity1.jpg" } };

        Assert.That(await Post(stolen, Photo, "image/jpeg"), Is.EqualTo(403));
        Assert.That(await Post(ticket, Photo, "text/html"), Is.EqualTo(403));
        Assert.That(await Post(ticket, new byte[1025], "image/jpeg"), Is.EqualTo(403));
        Assert.That(await Post(ticket, [], "image/jpeg"), Is.EqualTo(403));
        Assert.That(vendor.Objects, Is.Empty);
    }

    [Test]
    public async Task A_ticket_ends()
    {
        var ticket = Ticket();
        clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));

        Assert.That(ticket.ExpiresAt, Is.LessThan(clock.GetUtcNow()));
        Assert.That(await Post(ticket, Photo, "image/jpeg"), Is.EqualTo(403));
    }

    [Test]
    public async Task A_ticket_may_forbid_to_replace()
    {
        await store.Write(Key, Photo, "image/jpeg", default);

        Assert.That(await Post(Ticket(overwrite: false), [1], "image/jpeg"), Is.EqualTo(409));
        Assert.That(vendor.Objects[Key].Content, Is.EqualTo(Photo));
        Assert.That(await Post(Ticket(), [1], "image/jpeg"), Is.EqualTo(204));
    }

    [Test]
    public void Clients_get_the_public_domain_and_servers_the_internal_endpoint()
    {
        Assert.That(OssAddress.OfBucket("oss-cn-hangzhou-internal.aliyuncs.com", "photos").AbsoluteUri, Is.EqualTo("https://photos.oss-cn-hangzhou-internal.aliyuncs.com/"));
        Assert.That(OssAddress.OfDomain("https://img.example.com").AbsoluteUri, Is.EqualTo("https://img.example.com/"));

        var options = Options() with { PublicBaseUrl = "https://img.example.com", InternalEndpoint = "oss-cn-hangzhou-internal.aliyuncs.com" };
        var tickets = new OssTickets(new OssV4Signer(new OssCredentials("ak", "sk"), "cn-hangzhou"), options.Build(), clock);
        Assert.That(tickets.Issue(Rule(true)).Url, Is.EqualTo("https://img.example.com/"));
    }

    [TestCase("http://oss-cn-hangzhou.aliyuncs.com", "", "", 1)]
    [TestCase("oss-cn-hangzhou.aliyuncs.com", "http://img.example.com", "", 1)]
    [TestCase("oss-cn-hangzhou.aliyuncs.com", "https://img.example.com", "http://10.0.0.1", 1)]
    [TestCase("oss-cn-hangzhou.aliyuncs.com", "https://img.example.com", "oss-cn-hangzhou-internal.aliyuncs.com", 0)]
    public void Addresses_are_https_or_on_this_machine(string endpoint, string publicBaseUrl, string internalEndpoint, int problems)
    {
        var options = new StoreOptions(endpoint, publicBaseUrl, internalEndpoint).Build();

        Assert.That(options.Problems().Count(), Is.EqualTo(problems));
    }

    private OssObjectStore Store(string secret) => new(
        http, new OssCredentials("ak", secret), Options().Build(), new VendorGuard(new ProcessVendorGate(), new GuardOptions(), clock), clock);

    private StoreOptions Options() => new(vendor.Address.AbsoluteUri, "", "");

    private UploadTicket Ticket(bool overwrite = true) => store.Ticket(Rule(overwrite));

    private static UploadRule Rule(bool overwrite) => new(Key, 1024, ["image/jpeg", "image/png", "image/webp"], TimeSpan.FromMinutes(5), overwrite);

    private async Task<int> Post(UploadTicket ticket, byte[] photo, string mediaType)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in ticket.Fields)
        {
            form.Add(new StringContent(value), name);
        }

        var file = new ByteArrayContent(photo);
        file.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        form.Add(file, ticket.FileField, "photo");
        using var response = await http.PostAsync(ticket.Url, form);
        return (int)response.StatusCode;
    }

    private sealed record StoreOptions(string Endpoint, string PublicBaseUrl, string InternalEndpoint)
    {
        public OssOptions Build() => new()
        {
            Endpoint = Endpoint,
            PublicBaseUrl = PublicBaseUrl,
            InternalEndpoint = InternalEndpoint,
            Bucket = "photos",
            Region = "cn-hangzhou",
        };
    }
}
