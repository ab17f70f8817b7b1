namespace Certify.ServiceInterface.Domain.Text;

/// <summary>
/// A name as declared. Rare characters lie outside the basic plane and minority names carry a middle dot:
/// nothing is replaced here, what counts as the same name is <see cref="Documents.Comparison"/>'s matter.
/// </summary>
public static class PersonName
{
    public const int LongestCodePoints = 30;

    public static bool TryParse(string? text, out string canonical) =>
        CanonicalText.TryParse(text, LongestCodePoints, out canonical);
}
