using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// The schema that a prompt describes in words: "as JSON with the keys name and age", or an example object. Without
/// either the answer is an object with the one key <c>answer</c>.
/// </summary>
internal static partial class AskedKeys
{
    private const int MaxKeys = 30;

    public static JsonObject Schema(string text)
    {
        IEnumerable<string> keys = ExampleKey().Matches(text).Select(match => match.Groups["key"].Value).ToList();
        if (!keys.Any() && Named().Match(text) is { Success: true } named)
        {
            keys = Listing.Of(named.Groups["list"].Value).Where(key => Key().IsMatch(key)).ToList();
        }

        var properties = new JsonObject();
        foreach (string key in keys.DefaultIfEmpty("answer").Distinct().Take(MaxKeys))
        {
            properties[key] = new JsonObject { ["type"] = TypeOf(key) };
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. properties.Select(pair => (JsonNode?)JsonValue.Create(pair.Key))]),
        };
    }

    private static string TypeOf(string key) => Hints.Words(key) switch
    {
        ["is" or "has" or "can" or "was", ..] => "boolean",
        [.., "age" or "count" or "quantity" or "score" or "year" or "number" or "rating" or "confidence"] => "number",
        _ => "string",
    };

    [GeneratedRegex("""[{,]\s*"(?<key>[\w-]{1,60})"\s*:""")]
    private static partial Regex ExampleKey();

    [GeneratedRegex(
        @"\b(?:keys?|fields?|properties|attributes)\s*(?:named|called|are|is)?\s*:?\s*(?<list>[\w""'`, -]{1,400})",
        RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"^[\w-]{1,60}$")]
    private static partial Regex Key();
}
