using System.Globalization;
using System.Text;

namespace Certify.Host.Start;

/// <summary>What a start does not go on with, each with the sentence that says why.</summary>
public static class StartChecks
{
    private const int FewestIterations = 100_000;
    private static readonly string[] Limits =
        ["Codes:ResendSeconds", "Codes:PerHour", "Codes:PerDay", "Codes:PerAddressPerHour", "Codes:PerDayTotal", "Codes:Seconds", "Logins:PerAddress", "Attempts:PerUser", "Attempts:PerNumber"];

    public static void Check(IConfigurationSection certify, Place place)
    {
        if ("ＡＢ１".Normalize(NormalizationForm.FormKC) != "AB1")
        {
            throw new StartStopped("Unicode normalisation does not work: install ICU (on Debian: libicu) and do not set InvariantGlobalization.");
        }

        if (certify["Smtp:Port"] == "465")
        {
            throw new StartStopped("Certify:Smtp:Port 465 (implicit TLS) is not supported; use 587 or 25 with STARTTLS.");
        }

        var vendors = VendorSettings.Of(certify, place);
        var sandboxAllowed = place.IsDevelopment || certify.GetValue<bool>("Sandbox:InProduction");
        if (vendors.Providers.Problems(sandboxAllowed).Concat(vendors.Problems()).FirstOrDefault() is { } problem)
        {
            throw new StartStopped(problem);
        }

        if (!place.IsDevelopment)
        {
            CheckProduction(certify);
        }
    }

    private static void CheckProduction(IConfigurationSection certify)
    {
        if (certify["PublicBaseUrl"] is null or "")
        {
            throw new StartStopped("Certify:PublicBaseUrl is not set. It makes every absolute URL and decides what our own origin is.");
        }

        foreach (var limit in Limits.Where(limit => certify[limit] == "0"))
        {
            throw new StartStopped($"Certify:{limit} is 0, which switches the limit off. Set a limit.");
        }

        if (certify["Passwords:Iterations"] is { } iterations && int.Parse(iterations, CultureInfo.InvariantCulture) < FewestIterations)
        {
            throw new StartStopped($"Certify:Passwords:Iterations is under {FewestIterations}.");
        }

        if (certify.GetSection("Cors:Origins").Get<string[]>()?.Contains("*") == true)
        {
            throw new StartStopped("Certify:Cors:Origins contains *, which lets every site act for a signed-in user. List the origins.");
        }
    }
}
