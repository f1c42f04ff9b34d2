using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Providers.Simulated;

/// <summary>Calls tools, and answers with what they gave back.</summary>
internal static class ToolAnswer
{
    private const double Basis = 0.05;
    private const double PerTool = 0.02;
    private const double PerChoice = 0.04;
    private const int MaxPairs = 40;

    /// <summary>The calls that the prompt wants; empty when there are none, or when they have been answered.</summary>
    public static IReadOnlyList<ToolCall> Calls(Ask ask, SimulatedModel model, Prompt prompt, int sample)
    {
        var planned = ToolPlan.Of(ask, prompt);
        if (planned.Count == 0 || (Answered(ask) && ask.ToolChoice.Mode != "required"))
        {
            return [];
        }

        Chance chance = Mistake.Sample(ask, model, sample);
        var calls = new List<ToolCall>();
        foreach ((Tool tool, string text, int skip) in planned)
        {
            Chance here = chance.With("call").With(calls.Count);
            (string arguments, int choices) = Arguments(tool, text, skip, prompt, -1);
            double difficulty = ask.Mark?.Difficulty
                ?? Solution.Clamp(Basis + (PerTool * ask.Tools.Count) + (PerChoice * choices));
            if (choices > 0 && Mistake.Made(ask, model, difficulty, sample))
            {
                (arguments, _) = Arguments(tool, text, skip, prompt, here.With("slip").Below(choices));
            }

            string id = string.Create(CultureInfo.InvariantCulture, $"call_sim_{here.Key:x16}");
            calls.Add(new ToolCall(id, tool.Name, arguments));
        }

        return calls;
    }

    /// <summary>
    /// What the tools gave back since the user last spoke, in a sentence each; null when they did not.
    /// </summary>
    public static string? Results(Ask ask)
    {
        if (!Answered(ask))
        {
            return null;
        }

        var names = ask.Turns.SelectMany(turn => turn.Calls)
            .DistinctBy(call => call.Id).ToDictionary(call => call.Id, call => call.Name);
        var text = new StringBuilder();
        foreach (Turn turn in Since(ask).Where(turn => turn.Role == "tool"))
        {
            string name = turn.CallId is { } id && names.TryGetValue(id, out string? known) ? known : "the tool";
            text.Append(text.Length == 0 ? "" : " ").Append("According to ").Append(name).Append(": ")
                .Append(Spoken(turn.Text)).Append('.');
        }

        return text.ToString();
    }

    private static bool Answered(Ask ask) => Since(ask).Any(turn => turn.Role == "tool");

    private static IEnumerable<Turn> Since(Ask ask) =>
        ask.Turns.Reverse().TakeWhile(turn => turn.Role != "user").Reverse();

    private static (string Arguments, int Choices) Arguments(
        Tool tool, string text, int skip, Prompt prompt, int slipAt)
    {
        JsonNode schema = JsonAnswer.Schema(tool.Parameters);
        // A tool without a schema takes an object of nothing.
        if (schema is JsonObject { Count: 0 })
        {
            return ("{}", 0);
        }

        Solution? solution = KnownTasks.Solve(prompt.Asking(text));
        var fill = new SchemaFill(schema, new Hints(text, prompt, solution, skip), prompt.Key, slipAt);
        JsonNode? filled = fill.Fill();
        return (filled is JsonObject && !fill.Failed ? JsonAnswer.Text(filled) : "{}", fill.Choices);
    }

    private static string Spoken(string result)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(result);
            return string.Join(", ", Pairs(json.RootElement, "").Take(MaxPairs));
        }
        catch (JsonException)
        {
            return result.Trim().TrimEnd('.');
        }
    }

    private static IEnumerable<string> Pairs(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject()
            .SelectMany(pair => Pairs(pair.Value, pair.Name.Replace('_', ' '))),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Pairs(item, name)),
        _ => [name.Length == 0 ? value.ToString() : $"{name} {value}"],
    };
}
