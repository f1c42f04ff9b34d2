using System.Globalization;

namespace Pointsman.Providers.Simulated;

/// <summary>Works out what a model says to a prompt, right or wrong.</summary>
internal static class Thinker
{
    public static Draft Think(Ask ask, SimulatedModel model, int sample)
    {
        Prompt prompt = Prompt.Of(ask);
        Chance chance = Mistake.Sample(ask, model, sample);
        Solution solution = Marked(ask.Mark) ?? KnownTasks.Solve(prompt)
            ?? Chatting.Solve(prompt, model.Habits.Sentences, chance.With("style"));
        double difficulty = ask.Mark?.Difficulty ?? solution.Difficulty;
        bool wrong = solution.Wrong.Count > 0 && Mistake.Made(ask, model, difficulty, sample);
        string said = wrong ? Mistake.Pick(solution.Wrong, chance) : solution.Right;
        return new Draft
        {
            Reasoning = model.Reasoning ? ReasoningText.Write(ask, prompt, solution, said, difficulty) : "",
            Content = Worded(solution, said, prompt.IsBrief || ask.Mark is not null, chance),
            Confidence = Mistake.Confidence(model, difficulty, wrong, chance),
            Others = [.. solution.Wrong.Prepend(solution.Right).Where(other => other != said)],
        };
    }

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
