using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Sessions;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Contracts.Sessions;

/// <summary>What every store of pending codes keeps to.</summary>
public abstract class CodeStoreContract
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private string flow = "";

    protected ManualClock Time { get; } = new();

    protected abstract int Rounds { get; }

    protected abstract ICodeStore Store { get; }

    [SetUp]
    public void NewFlow() => flow = Guid.NewGuid().ToString("N");

    [Test]
    public async Task A_code_that_waits_is_found_with_its_recipient()
    {
        var code = Code("mac");
        await Put(code);

        Assert.That(await Store.Find(flow, CodePurpose.Login), Is.EqualTo(code));
        Assert.That(await Store.Find(flow, CodePurpose.Register), Is.Null);
        Assert.That(await Store.Find(flow + "x", CodePurpose.Login), Is.Null);
    }

    [Test]
    public async Task A_code_matches_once()
    {
        await Put(Code("mac"));

        Assert.That(await Use("mac"), Is.EqualTo(CodeUse.Matched));
        Assert.That(await Use("mac"), Is.EqualTo(CodeUse.Absent));
        Assert.That(await Store.Find(flow, CodePurpose.Login), Is.Null);
    }

    [Test]
    public async Task A_code_of_another_purpose_or_flow_counts_as_none()
    {
        await Put(Code("mac"));

        Assert.That(await Store.Use(flow, CodePurpose.Register, "mac"), Is.EqualTo(CodeUse.Absent));
        Assert.That(await Store.Use(flow + "x", CodePurpose.Login, "mac"), Is.EqualTo(CodeUse.Absent));
        Assert.That(await Use("mac"), Is.EqualTo(CodeUse.Matched));
    }

    [Test]
    public async Task The_last_try_is_answered_as_wrong_and_takes_the_code()
    {
        await Put(Code("mac"));

        for (var tries = 5; tries > 0; tries--)
        {
            Assert.That((await Store.Find(flow, CodePurpose.Login))!.TriesLeft, Is.EqualTo(tries));
            Assert.That(await Use("other"), Is.EqualTo(CodeUse.Wrong));
        }

        Assert.That(await Store.Find(flow, CodePurpose.Login), Is.Null);
        Assert.That(await Use("mac"), Is.EqualTo(CodeUse.Absent));
    }

    [Test]
    public async Task A_code_still_matches_after_four_wrong_tries()
    {
        await Put(Code("mac"));
        for (var tries = 0; tries < 4; tries++)
        {
            await Use("other");
        }

        Assert.That(await Use("mac"), Is.EqualTo(CodeUse.Matched));
    }

    [Test]
    public async Task A_code_without_tries_is_none()
    {
        await Put(Code("mac") with { TriesLeft = 0 });

        Assert.That(await Store.Find(flow, CodePurpose.Login), Is.Null);
        Assert.That(await Use("mac"), Is.EqualTo(CodeUse.Absent));
    }

    [Test]
    public async Task A_code_ends_when_it_expires_wrong_tries_in_between_or_not()
    {
        await Put(Code("mac"));
        Time.Advance(Lifetime - TimeSpan.FromSeconds(1));
        Assert.That(await Use("other"), Is.EqualTo(CodeUse.Wrong));
        Assert.That(await Store.Find(flow, CodePurpose.Login), Is.Not.Null);

        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await Store.Find(flow, CodePurpose.Login), Is.Null);
        Assert.That(await Use("mac"), Is.EqualTo(CodeUse.Absent));
    }

    [Test]
    public async Task A_newer_code_replaces_the_older_with_its_tries()
    {
        await Put(Code("old"));
        await Use("wrong");

        await Put(Code("new"));

        Assert.That((await Store.Find(flow, CodePurpose.Login))!.TriesLeft, Is.EqualTo(5));
        Assert.That(await Use("old"), Is.EqualTo(CodeUse.Wrong));
        Assert.That(await Use("new"), Is.EqualTo(CodeUse.Matched));
    }

    [Test]
    public async Task A_dropped_code_is_gone()
    {
        await Put(Code("mac"));

        await Store.Drop(flow, CodePurpose.Login);
        await Store.Drop(flow, CodePurpose.Register);

        Assert.That(await Use("mac"), Is.EqualTo(CodeUse.Absent));
    }

    [Test]
    public async Task One_code_used_by_fifty_callers_at_once_matches_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await Put(Code("mac"));

            var uses = await Race.Run(50, async _ => await Use("mac"));

            Assert.That(uses.Count(use => use == CodeUse.Matched), Is.EqualTo(1));
            Assert.That(uses.Count(use => use == CodeUse.Absent), Is.EqualTo(49));
        }
    }

    [Test]
    public async Task Fifty_wrong_callers_at_once_get_five_tries()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await Put(Code("mac"));

            var uses = await Race.Run(50, async _ => await Use("other"));

            Assert.That(uses.Count(use => use == CodeUse.Wrong), Is.EqualTo(5));
            Assert.That(uses.Count(use => use == CodeUse.Absent), Is.EqualTo(45));
        }
    }

    private ValueTask Put(PendingCode code) => Store.Put(flow, CodePurpose.Login, code, Lifetime);

    private ValueTask<CodeUse> Use(string mac) => Store.Use(flow, CodePurpose.Login, mac);

    private PendingCode Code(string mac) => new("13800138000", mac, Time.GetUtcNow() + Lifetime, 5);
}
