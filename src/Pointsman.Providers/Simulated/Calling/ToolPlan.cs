using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// Decides which tools a prompt wants called and with what. The prompt is cut into its requests; each goes to the tool
/// whose name, description and parameters share most words with it, once for every place or name that it lists.
/// </summary>
internal static partial class ToolPlan
{
    private const int Enough = 2;
    private const int NameWeight = 2;
    private const int MaxCalls = 16;
    private const int MaxRequests = 32;
    private static readonly string[] Common =
    [
        "get", "set", "fetch", "the", "for", "and", "current", "given", "returns", "return", "with", "from", "this",
        "tool", "function", "use", "about", "information", "data", "call",
    ];

    public static IReadOnlyList<(Tool Tool, string Text, int Skip)> Of(Ask ask, Prompt prompt)
    {
        if (ask.ToolChoice.Mode == "none" || ask.Tools.Count == 0)
        {
            return [];
        }

        List<Named> tools =
        [
            .. ask.Tools.Where(tool => ask.ToolChoice.Name is not { } name || tool.Name == name)
                .Select(tool => new Named(tool, [.. Words(tool.Name)], [.. Words(tool.Description)])),
        ];
        var calls = new List<(Tool Tool, string Text, int Skip)>();
        foreach (string request in Requests(prompt.Question))
        {
            (Tool best, int score) = Best(tools, request, prompt);
            if (score >= Enough)
            {
                calls.AddRange(Repeated(best, request, prompt));
            }
        }

        if (calls.Count == 0 && ask.ToolChoice.Mode == "required")
        {
            calls.Add((Best(tools, prompt.Question, prompt).Tool, prompt.Question, 0));
        }

        return [.. calls.DistinctBy(call => (call.Tool, call.Text, call.Skip)).Take(ask.ParallelCalls ? MaxCalls : 1)];
    }

    private static string[] Requests(string question) =>
    [
        .. Cut().Split(question, MaxRequests).Select(part => part.Trim()).Where(part => part.Length > 0)
            .DefaultIfEmpty(question),
    ];

    // "The weather in Paris and Rome" is two calls, for tools whose first text is a place or a name.
    private static IEnumerable<(Tool Tool, string Text, int Skip)> Repeated(Tool tool, string request, Prompt prompt)
    {
        var parameters = SchemaView.Of(JsonAnswer.Schema(tool.Parameters), JsonAnswer.Schema(tool.Parameters));
        string? main = parameters?.Required().Count > 0 ? parameters.Required()[0] : null;
        bool repeats = main is not null && Hints.Words(main).Any(word =>
            word is "city" or "location" or "place" or "town" or "country" or "name" or "email" or "person");
        int times = repeats ? new Hints(request, prompt).Values(main!, "").Count : 1;
        return Enumerable.Range(0, Math.Clamp(times, 1, MaxCalls)).Select(i => (tool, request, i));
    }

    private static (Tool Tool, int Score) Best(List<Named> tools, string request, Prompt prompt)
    {
        HashSet<string> said = [.. Words(request)];
        int sum = new Arithmetic().Solve(prompt.Asking(request)) is null ? 0 : NameWeight * Enough;
        return tools.Select(tool => (tool.Tool, Score: (NameWeight * tool.Name.Count(said.Contains))
            + tool.About.Count(said.Contains) + (tool.Computes ? sum : 0))).MaxBy(pair => pair.Score);
    }

    private static IEnumerable<string> Words(string text) => Hints.Words(text)
        .Where(word => word.Length > 2 && !Common.Contains(word)).Select(Stem).Distinct();

    private static string Stem(string word) => Ending().Replace(word, "");

    [GeneratedRegex(
        @"(?:[;?!\n]+|\.\s|,?\s+and\s+(?=(?:also|then|what|how|who|when|where|is|tell|get|give|find|send|set|add"
        + @"|book|search|look|calculate|compute|convert|create|show|check|translate)\b))",
        RegexOptions.IgnoreCase)]
    private static partial Regex Cut();

    [GeneratedRegex(@"(?<=\w{4})(?:ing|ations?|ators?|ates?|ed|es|s|e)$")]
    private static partial Regex Ending();

    // A tool with the words of its name and its description.
    private sealed record Named(Tool Tool, string[] Name, string[] About)
    {
        public bool Computes => Name.Concat(About).Any(word => word is "calculat" or "arithmetic" or "math");
    }
}
