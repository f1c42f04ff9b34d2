using System.Globalization;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// What answers where no task is recognised: a few sentences around the prompt's own key words. A mistake leaves the
/// key words out, so that a judge who compares answer and question can tell.
/// </summary>
internal sealed class Chatting
{
    private static readonly string[] Openings =
    [
        "On {0}: the short answer depends on what you want of {1}.",
        "{0} is best looked at together with {1}.",
        "There are two sides to {0}: what it is for, and what it does to {1}.",
        "When it comes to {0}, start with {1}.",
    ];

    private static readonly string[] Middles =
    [
        "First, be clear about {0}, since {1} follows from it.",
        "A small trial with {0} tells more than a long debate about {1}.",
        "What people overlook is how {0} and {1} act on each other.",
        "Measure {0} before and after, and keep {1} the same meanwhile.",
        "If {0} matters most, give up a little of {1}.",
        "Common practice is to settle {0} early and to leave {1} open.",
    ];

    private static readonly string[] Endings =
    [
        "In short: settle {0} first, then see to {1}.",
        "Tell me more about {0} and I can be more precise.",
        "That covers {0} as far as it can be said without knowing more of {1}.",
    ];

    private static readonly string[] Vague =
    [
        "That depends on many things.",
        "There are several views on this, and each has its merits.",
        "It is hard to say anything general here.",
        "One should weigh the advantages and the disadvantages.",
    ];

    public static Solution Solve(Prompt prompt, int sentences, Chance style)
    {
        IReadOnlyList<string> words = KeyWords.Of(prompt.Question, 8);
        return new Solution
        {
            Right = words.Count == 0
                ? "Hello! I am a simulated model. Ask me something, and I will answer as models do."
                : string.Join(' ', Sentences(words, Math.Max(2, sentences), style)),
            Wrong = [string.Join(' ', Vague.OrderBy(text => style.With(text).Key).Take(Math.Max(1, sentences - 1)))],
            Difficulty = Solution.Clamp(0.15 + (prompt.Question.Length / 8_000.0) + (0.02 * words.Count)),
            Steps = words.Count == 0 ? [] : [$"The question turns on {string.Join(", ", words.Take(3))}."],
        };
    }

    private static IEnumerable<string> Sentences(IReadOnlyList<string> words, int count, Chance style)
    {
        for (int i = 0; i < count; i++)
        {
            string[] from = i == 0 ? Openings : i == count - 1 ? Endings : Middles;
            string text = string.Format(
                CultureInfo.InvariantCulture,
                style.With("sentence").With(i).Pick(from),
                words[2 * i % words.Count],
                words[((2 * i) + 1) % words.Count]);
            yield return char.ToUpperInvariant(text[0]) + text[1..];
        }
    }
}
