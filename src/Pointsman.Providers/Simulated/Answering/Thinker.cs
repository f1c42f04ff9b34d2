namespace Pointsman.Providers.Simulated;

/// <summary>Works out what a model says to a prompt, right or wrong.</summary>
internal static class Thinker
{
    public static Draft Think(Ask ask, SimulatedModel model, int sample)
    {
        Prompt prompt = Prompt.Of(ask);
        Chance chance = Mistake.Sample(ask, model, sample);
        Solution solution = Chatting.Solve(prompt, model.Habits.Sentences, chance.With("style"));
        double difficulty = ask.Mark?.Difficulty ?? solution.Difficulty;
        bool wrong = solution.Wrong.Count > 0 && Mistake.Made(ask, model, difficulty, sample);
        string said = wrong ? solution.Wrong[0] : solution.Right;
        return new Draft
        {
            Reasoning = model.Reasoning ? ReasoningText.Write(ask, prompt, solution, said, difficulty) : "",
            Content = said,
            Confidence = Mistake.Confidence(model, difficulty, wrong, chance),
            Others = solution.Wrong,
        };
    }
}
