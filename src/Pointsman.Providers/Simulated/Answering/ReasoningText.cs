using System.Text;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// What a reasoning model writes before its answer: longer the harder the task and the higher the effort.
/// </summary>
internal static class ReasoningText
{
    private static readonly string[] Doubts =
    [
        "Let me check that once more.",
        "Is anything left out? Going through it again from the start.",
        "Another way to look at it leads to the same place.",
        "A quick test of the result against the question.",
        "The conditions are all used, none twice.",
        "Nothing in the question speaks against it.",
    ];

    public static string Write(Ask ask, Prompt prompt, Solution solution, string said, double difficulty)
    {
        if (ask.Effort == "none")
        {
            return "";
        }

        int doubts = ask.Effort switch { "minimal" => 0, "low" => 1, "high" => 6, _ => 3 }
            * (1 + (int)Math.Round(2 * difficulty));
        var text = new StringBuilder("What is asked: ").Append(First(prompt.Question)).Append('\n');
        foreach (string step in solution.Steps)
        {
            text.Append(step).Append('\n');
        }

        for (int i = 0; i < doubts; i++)
        {
            text.Append(ask.Key.With("doubt").With(i).Pick(Doubts)).Append('\n');
        }

        return text.Append("So the answer is: ").Append(First(said)).ToString();
    }

    private static string First(string text)
    {
        string line = text.AsSpan().Trim().ToString().ReplaceLineEndings(" ");
        return line.Length <= 160 ? line : line[..160] + "…";
    }
}
