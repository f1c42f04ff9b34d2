using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>A conversation as the tasks look at it.</summary>
internal sealed partial record Prompt
{
    /// <summary>Tasks look at no more of a text than this many characters.</summary>
    public const int MaxLooked = 32_000;

    private Prompt(Ask ask)
    {
        Turn? last = ask.Turns.LastOrDefault(turn => turn.Role == "user");
        Question = Cut(last?.Text ?? ask.Turns[^1].Text);
        System = Cut(string.Join('\n', ask.Turns.Where(turn => turn.Role == "system").Select(turn => turn.Text)));
        Key = ask.Key;
        Earlier = [.. ask.Turns.TakeWhile(turn => turn != last).Where(turn => turn.Role is "user" or "assistant")];
        IsBrief = BriefWords().IsMatch(System) || BriefWords().IsMatch(Question);
    }

    /// <summary>What the user said last.</summary>
    public string Question { get; }

    /// <summary>What the system messages say.</summary>
    public string System { get; }

    /// <summary>System and question together, where instructions may stand in either.</summary>
    public string Whole => System.Length == 0 ? Question : $"{System}\n{Question}";

    public Chance Key { get; }

    /// <summary>What was said before the question.</summary>
    public IReadOnlyList<Turn> Earlier { get; }

    /// <summary>Whether nothing but the answer is wanted.</summary>
    public bool IsBrief { get; }

    public static Prompt Of(Ask ask) => new(ask);

    private static string Cut(string text) => text.Length <= MaxLooked ? text : text[..MaxLooked];

    [GeneratedRegex(
        @"\b(?:only|just|nothing (?:else|but)|no (?:explanation|other words|extra)|without (?:any )?(?:explanation|comment)"
        + @"|single (?:word|number|letter|label)|one (?:word|number|letter)|exactly|briefly|concise)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex BriefWords();
}
