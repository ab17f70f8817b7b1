using System.Globalization;
using System.Text;

namespace Certify.Host.Start;

/// <summary>What a start does not go on with, each with the sentence that says why.</summary>
public static class StartChecks
{
    private const int FewestIterations = 100_000;
    private static readonly string[] Limits =
        ["Codes:ResendSeconds", "Codes:PerHour", "Codes:PerDay", "Codes:PerAddressPerHour", "Codes:PerDayTotal", "Codes:Seconds", "Logins:PerAddress", "Attempts:PerUser", "Attempts:PerNumber"];

    /// <summary>Stops the start with the first problem.</summary>
    public static void Check(IConfigurationSection certify, Place place)
    {
        if (Problems(certify, place).FirstOrDefault() is { } problem)
        {
            throw new StartStopped(problem);
        }
    }

    /// <summary>Everything that is wrong with the settings, one sentence each.</summary>
    public static IEnumerable<string> Problems(IConfigurationSection certify, Place place)
    {
        var vendors = VendorSettings.Of(certify, place);
        var sandboxAllowed = place.IsDevelopment || certify.GetValue<bool>("Sandbox:InProduction");
        return
        [
            .. OfTheMachine(certify),
            .. UnreadableSettings.Problems(certify, place),
            .. vendors.Providers.Problems(sandboxAllowed),
            .. vendors.Problems(),
            .. place.IsDevelopment ? [] : OfProduction(certify),
        ];
    }

    private static IEnumerable<string> OfTheMachine(IConfigurationSection certify)
    {
        if ("ＡＢ１".Normalize(NormalizationForm.FormKC) != "AB1")
        {
            yield return "Unicode normalisation does not work: install ICU (on Debian: libicu) and do not set InvariantGlobalization.";
        }

        if (certify["Smtp:Port"] == "465")
        {
            yield return "Certify:Smtp:Port 465 (implicit TLS) is not supported; use 587 or 25 with STARTTLS.";
        }
    }

    private static IEnumerable<string> OfProduction(IConfigurationSection certify)
    {
        if (string.IsNullOrWhiteSpace(certify["PublicBaseUrl"]))
        {
            yield return "Certify:PublicBaseUrl is not set. It makes every absolute URL and decides what our own origin is.";
        }

        foreach (var limit in Limits.Where(limit => certify.GetValue<int?>(limit) <= 0))
        {
            yield return $"Certify:{limit} is {certify[limit]!.Trim()}, which is no limit. Set one above 0.";
        }

        if (certify["Passwords:Iterations"] is { } iterations && int.Parse(iterations, CultureInfo.InvariantCulture) < FewestIterations)
        {
            yield return $"Certify:Passwords:Iterations is under {FewestIterations}.";
        }

        if (certify.List("Cors:Origins").Contains("*"))
        {
            yield return "Certify:Cors:Origins contains *, which lets every site act for a signed-in user. List the origins.";
        }
    }
}
