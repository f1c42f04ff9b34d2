using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>A conversation as the tasks look at it.</summary>
internal sealed partial record Prompt
{
    /// <summary>Tasks look at no more of a text than this many characters.</summary>
    public const int MaxLooked = 32_000;

    private Prompt(string question, string system, Chance key)
    {
        Question = Cut(question);
        System = Cut(system);
        Passage = Simulated.Passage.Of(Question, System);
        Key = key;
        IsBrief = BriefWords().IsMatch(System) || BriefWords().IsMatch(Question);
    }

    /// <summary>What the user said last.</summary>
    public string Question { get; }

    /// <summary>What the system messages say.</summary>
    public string System { get; }

    /// <summary>System and question together, where instructions may stand in either.</summary>
    public string Whole => System.Length == 0 ? Question : $"{System}\n{Question}";

    /// <summary>The part of the question that is to be worked on.</summary>
    public string Passage { get; }

    public Chance Key { get; }

    /// <summary>Whether nothing but the answer is wanted.</summary>
    public bool IsBrief { get; }

    public static Prompt Of(Ask ask) => new(
        (ask.Turns.LastOrDefault(turn => turn.Role == "user") ?? ask.Turns[^1]).Text,
        string.Join('\n', ask.Turns.Where(turn => turn.Role == "system").Select(turn => turn.Text)),
        ask.Key);

    /// <summary>A question within this prompt, as if it had been asked alone.</summary>
    public Prompt Asking(string question) => new(question, "", Key);

    private static string Cut(string text) => text.Length <= MaxLooked ? text : text[..MaxLooked];

    [GeneratedRegex(
        @"\b(?:only|just|nothing (?:else|but)|no (?:explanation|other words|extra)|without (?:any )?(?:explanation"
        + @"|comment)"
        + @"|single (?:word|number|letter|label)|one (?:word|number|letter)|exactly|briefly|concise)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex BriefWords();
}
