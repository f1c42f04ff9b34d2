using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Tests.Routing;

/// <summary>A prompt that was written and labelled by hand, before anything was built to find the labels.</summary>
internal sealed record LabelledPrompt(
    int Line, string? System, string Text, ComplexityClass Complexity, string Language, IReadOnlyList<string> Has)
{
    private static readonly Lazy<IReadOnlyList<LabelledPrompt>> Read = new(() => Load());

    /// <summary>All prompts.</summary>
    public static IReadOnlyList<LabelledPrompt> All => Read.Value;

    /// <summary>Whether words and points may be chosen by it; the others only say how well that works.</summary>
    public bool IsForTuning => Line % 2 == 1;

    public RequestFacts Facts => RequestFacts.Of(
        System is null ? [new(ChatRole.User, Text)] : [new(ChatRole.System, System), new(ChatRole.User, Text)]);

    /// <summary>The page that tells how well the labels are met.</summary>
    public static string Page([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "facts.md");

    // A name in double braces stands for a passage.
    private static List<LabelledPrompt> Load([CallerFilePath] string here = "")
    {
        string folder = Path.Combine(Path.GetDirectoryName(here)!, "Labelled");
        Dictionary<string, string> passages = JsonSerializer.Deserialize<Dictionary<string, string>>(
            File.ReadAllText(Path.Combine(folder, "passages.json")))!;
        return
        [
            .. File.ReadLines(Path.Combine(folder, "prompts.jsonl")).Select((line, i) =>
            {
                JsonElement one = JsonDocument.Parse(line).RootElement;
                string text = passages.Aggregate(one.GetProperty("text").GetString()!, (before, passage) =>
                    before.Replace("{{" + passage.Key + "}}", passage.Value, StringComparison.Ordinal));
                return new LabelledPrompt(
                    i + 1,
                    one.TryGetProperty("system", out JsonElement system) ? system.GetString() : null,
                    text,
                    Enum.Parse<ComplexityClass>(one.GetProperty("complexity").GetString()!, ignoreCase: true),
                    one.GetProperty("language").GetString()!,
                    one.TryGetProperty("has", out JsonElement has)
                        ? [.. has.EnumerateArray().Select(word => word.GetString()!)]
                        : []);
            }),
        ];
    }
}
