using System.Globalization;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// Works out what a model says to a prompt, right or wrong: calls of tools first, then what the prompt itself states,
/// what the tools gave back, what can be seen or computed, and sentences around the prompt's words last.
/// </summary>
internal static class Thinker
{
    public static Draft Think(Ask ask, SimulatedModel model, Prompt prompt, int sample)
    {
        Chance chance = Mistake.Sample(ask, model, sample);
        IReadOnlyList<ToolCall> calls = ToolAnswer.Calls(ask, model, prompt, sample);
        Solution solution = calls.Count > 0 ? Called(calls) : Solve(ask, model, prompt, chance);
        double difficulty = ask.Mark?.Difficulty ?? solution.Difficulty;
        bool wrong = solution.Wrong.Count > 0 && Mistake.Made(ask, model, difficulty, sample);
        string said = wrong ? Mistake.Pick(solution.Wrong, chance) : solution.Right;
        return new Draft
        {
            Reasoning = model.Reasoning ? ReasoningText.Write(ask, prompt, solution, said, difficulty) : "",
            Content = Worded(solution, said, prompt.IsBrief || ask.Mark is not null, chance),
            Calls = calls,
            Confidence = Mistake.Confidence(model, difficulty, wrong, chance),
            Others = [.. solution.Wrong.Prepend(solution.Right).Where(other => other != said)],
        };
    }

    private static Solution Solve(Ask ask, SimulatedModel model, Prompt prompt, Chance chance)
    {
        string? results = ToolAnswer.Results(ask);
        Solution? known = Marked(ask.Mark) ?? Reported(results)
            ?? Looking.Solve(ask, prompt) ?? KnownTasks.Solve(prompt);
        string? beside = results ?? (ask.HasImages ? known?.Right : null);
        return ask.Format == "text"
            ? known ?? Chatting.Solve(prompt, model.Habits.Sentences, chance.With("style"))
            : JsonAnswer.Solve(ask, prompt, known, beside is null ? prompt.Passage : $"{prompt.Passage}\n{beside}");
    }

    private static Solution Called(IReadOnlyList<ToolCall> calls) => new()
    {
        Right = "",
        Difficulty = 0.0,
        Steps = [$"I need {string.Join(" and ", calls.Select(call => call.Name).Distinct())}."],
    };

    private static Solution? Reported(string? results) =>
        results is null ? null : new Solution { Right = results, Difficulty = 0.0 };

    private static Solution? Marked(Mark? mark) => mark?.Answer is { } answer
        ? new Solution
        {
            Right = answer,
            Wrong = mark.Wrong is { } wrong ? [wrong] : Slip.OfText(answer),
            Difficulty = mark.Difficulty ?? 0.5,
        }
        : null;

    private static string Worded(Solution solution, string said, bool brief, Chance chance) =>
        brief || solution.Wording.Count == 0
            ? said
            : string.Format(CultureInfo.InvariantCulture, chance.With("wording").Pick(solution.Wording), said);
}
