using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// What a prompt says about itself for the simulation alone: <c>[[sim answer="42" difficulty=0.7]]</c>. It is taken
/// out of the text before anything else looks at it.
/// </summary>
internal sealed partial record Mark
{
    /// <summary>The right answer.</summary>
    public string? Answer { get; init; }

    /// <summary>A plausible wrong answer; when absent one is made of the right one.</summary>
    public string? Wrong { get; init; }

    public double? Difficulty { get; init; }

    /// <summary>Takes the marks out of a text; the last one that states a thing is believed.</summary>
    public static string Strip(string text, ref Mark? mark)
    {
        if (!text.Contains("[[sim ", StringComparison.Ordinal))
        {
            return text;
        }

        var rest = new StringBuilder();
        int from = 0;
        foreach (Match match in Whole().Matches(text))
        {
            rest.Append(text, from, match.Index - from);
            from = match.Index + match.Length;
            mark = Read(match.Groups["inside"].Value, mark ?? new Mark());
        }

        return rest.Append(text, from, text.Length - from).ToString().Trim();
    }

    private static Mark Read(string inside, Mark mark)
    {
        foreach (Match pair in Pair().Matches(inside))
        {
            string value = pair.Groups["text"].Success
                ? pair.Groups["text"].Value.Replace("\\\"", "\"", StringComparison.Ordinal)
                    .Replace("\\n", "\n", StringComparison.Ordinal)
                : pair.Groups["bare"].Value;
            mark = pair.Groups["key"].Value switch
            {
                "answer" => mark with { Answer = value },
                "wrong" => mark with { Wrong = value },
                "difficulty" when double.TryParse(value, CultureInfo.InvariantCulture, out double number) =>
                    mark with { Difficulty = Math.Clamp(number, 0.0, 1.0) },
                _ => mark,
            };
        }

        return mark;
    }

    [GeneratedRegex("""\r?\n?\[\[sim (?<inside>(?:"(?:\\.|[^"\\])*"|[^"\[\]\n])*)\]\]""")]
    private static partial Regex Whole();

    [GeneratedRegex("""(?<key>\w+)=(?:"(?<text>(?:\\.|[^"\\])*)"|(?<bare>[^\s"\]]+))""")]
    private static partial Regex Pair();
}
