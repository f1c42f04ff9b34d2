using System.Text.Json;

namespace Pointsman.Providers.Simulated;

/// <summary>The functions that the simulated models can write.</summary>
internal static class Snippets
{
    private static readonly Lazy<IReadOnlyList<Snippet>> Shipped = new(Read);

    public static IReadOnlyList<Snippet> All => Shipped.Value;

    private static IReadOnlyList<Snippet> Read()
    {
        using Stream file = typeof(Snippets).Assembly.GetManifestResourceStream("snippets.json")!;
        using JsonDocument json = JsonDocument.Parse(file);
        return [.. json.RootElement.GetProperty("functions").EnumerateArray().Select(one => new Snippet(
            [.. one.GetProperty("words").EnumerateArray().Select(word => word.GetString()!)],
            new Dictionary<string, string>
            {
                ["python"] = one.GetProperty("python").GetString()!,
                ["javascript"] = one.GetProperty("javascript").GetString()!,
                ["csharp"] = one.GetProperty("csharp").GetString()!,
            },
            one.GetProperty("slips").EnumerateObject()
                .ToDictionary(slip => slip.Name, slip => slip.Value.GetString()!)))];
    }
}
