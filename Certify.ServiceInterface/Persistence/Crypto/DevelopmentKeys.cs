using System.Text.Json;

namespace Certify.ServiceInterface.Persistence.Crypto;

/// <summary>Keys for a machine where nobody configured any: made at the first start, in a file that only its owner reads.</summary>
public static class DevelopmentKeys
{
    public const string FileName = "keys.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static KeyOptions ReadOrCreate(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        var text = PrivateFile.ReadOrCreate(path, () => JsonSerializer.Serialize(KeyOptions.Generate(), Indented));
        try
        {
            return JsonSerializer.Deserialize<KeyOptions>(text)!;
        }
        catch (JsonException)
        {
            throw new StartRefusedException($"The key file {path} is damaged. Restore it; without it the personal data of this folder cannot be read.");
        }
    }
}
