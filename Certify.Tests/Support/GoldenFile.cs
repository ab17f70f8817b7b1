using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Certify.Tests.Support;

/// <summary>
/// Answers kept byte for byte under <c>Golden/</c>. Where they differ on purpose, run once with <c>CERTIFY_UPDATE_GOLDEN=1</c> and read
/// the difference before it is committed.
/// </summary>
public static partial class GoldenFile
{
    /// <param name="name">For example <c>UserCertify/getUser.json</c>.</param>
    public static void Check(string name, string actual)
    {
        var path = Path.Combine(Repository.Root, "Certify.Tests", "Golden", name);
        var masked = Mask(actual);
        if (Environment.GetEnvironmentVariable("CERTIFY_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, masked);
            Assert.Fail($"{name} was written anew: read the difference, then run without CERTIFY_UPDATE_GOLDEN.");
        }

        Assert.That(masked, Is.EqualTo(File.ReadAllText(path)), name);
    }

    /// <summary>Ids and times as zeros; everything else as it is.</summary>
    public static string Mask(string answer) => Times().Replace(Ids().Replace(answer, "\"id\":0"), "0000000000000");

    [GeneratedRegex("""(?<=[{,])"id":[0-9]+""")]
    private static partial Regex Ids();

    [GeneratedRegex("(?<![0-9])17[0-9]{11}(?![0-9])")]
    private static partial Regex Times();
}
