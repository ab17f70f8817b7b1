using System.Globalization;
using System.Security.Cryptography;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Sessions;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>Digits in a picture, to be read by a person before anything is sent in his name.</summary>
public sealed class PictureCodes(Codes codes, IBudgets budgets, Stage stage)
{
    private const int PicturesPerSend = 10;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Clients make up the id; it must be a UUID, so that it can collide with no other name.</summary>
    public static bool IsId(string? id) => Guid.TryParseExact(id, "D", out _);

    /// <summary>Draws new digits as PNG; those drawn under the id before are good no more: <see cref="Fault.ValueMalformed"/>, <see cref="Fault.OverBudget"/>.</summary>
    public async Task<Outcome<byte[]>> Draw(string id, Network network)
    {
        if (!IsId(id))
        {
            return Fault.ValueMalformed;
        }

        if (!await MayDraw(network))
        {
            return Fault.OverBudget;
        }

        var digits = RandomNumberGenerator.GetInt32(10_000).ToString("D4", CultureInfo.InvariantCulture);
        await codes.KeepPicture(Canonical(id), digits);
        return DigitPicture.Draw(digits);
    }

    /// <summary>Compares what was read, and uses the picture up: <see cref="Fault.CodeAbsent"/>, <see cref="Fault.CodeWrong"/>, <see cref="Fault.OverBudget"/>.</summary>
    public async Task<Fault?> Use(string id, string digits, Network network) =>
        (await codes.UsePicture(Canonical(id), digits.Trim(), network)).Fault;

    private async Task<bool> MayDraw(Network network)
    {
        var limit = stage.Settings.Codes.PerAddressPerHour * PicturesPerSend;
        return limit == 0 || (await budgets.Reserve([new BudgetLine($"picture:{network.Address}", limit, Hour)])).Granted;
    }

    private static string Canonical(string id) => Guid.ParseExact(id, "D").ToString("D");
}
