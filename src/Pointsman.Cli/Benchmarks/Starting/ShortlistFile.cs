using System.Text.Json;

namespace Pointsman.Cli;

/// <summary>An advice that <c>advise --format json</c> wrote.</summary>
/// <param name="Needed">What was asked for.</param>
/// <param name="Offers">The offers of the shortlist, the best first.</param>
internal sealed record ShortlistFile(Requirement Needed, IReadOnlyList<string> Offers)
{
    private const long MostBytes = 16 * 1024 * 1024;

    /// <summary>Reads it.</summary>
    /// <exception cref="FaultsException">It is not there, or is something else.</exception>
    public static ShortlistFile Read(string path, AdviceRules rules)
    {
        var faults = new List<Fault>();
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length > MostBytes)
            {
                throw Refused(path, file.Exists ? $"found {file.Length} bytes"
                    : Directory.Exists(path) ? "this is a folder" : "there is no such file");
            }

            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("shortlist", out JsonElement list)
                || list.ValueKind != JsonValueKind.Array
                || !root.TryGetProperty("requirement", out JsonElement requirement))
            {
                throw Refused(path, "this is no shortlist");
            }

            Requirement? needed = RequirementReader.Read(
                new Document(requirement, faults, key => $"{path} requirement.{key}"), rules);
            FaultsException.ThrowIfAny(faults);
            string[] offers =
            [
                .. list.EnumerateArray()
                    .Select(entry => entry.ValueKind == JsonValueKind.Object
                        && entry.TryGetProperty("offer", out JsonElement offer) ? offer.GetString() : null)
                    .OfType<string>(),
            ];
            return new ShortlistFile(needed!, offers);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException
            or JsonException or InvalidOperationException)
        {
            throw Refused(path, broken is JsonException ? "this is no JSON" : "the file cannot be read");
        }
    }

    private static FaultsException Refused(string path, string found) => new(
        [new Fault($"--shortlist {path}", found, "give what 'pointsman advise … --format json' wrote")]);
}
