namespace Pointsman.Evaluation;

/// <summary>
/// Judges the text of an answer beside texts that the case gives. The base finds the texts: a value that the case lacks
/// is an error and no score, a list of the case is several texts, and what is too long is an error. The derived type
/// judges, and is asked only when there is at least one text.
/// </summary>
public abstract class TextEvaluator(IReadOnlyList<Template> wanted) : Evaluator
{
    /// <summary>The longest text that is looked at, in characters: 1,048,576.</summary>
    public const int MostCharacters = 1024 * 1024;

    /// <inheritdoc />
    public override string About => EvaluatorKeys.About(Kind, wanted, Settings);

    /// <summary>The settings that change what is found, for reports. Default: none.</summary>
    protected virtual string Settings => "";

    /// <inheritdoc />
    public sealed override ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        var texts = new List<string>();
        foreach (Template one in wanted)
        {
            if (one.RenderAll(evaluated.Case, out string? missing) is not { } more)
            {
                return new(EvaluatorKeys.Missing(missing));
            }

            texts.AddRange(more);
        }

        if (texts.Count == 0)
        {
            return new(EvaluatorScore.Failed("the case gives an empty list to compare with"));
        }

        int longest = Math.Max(evaluated.Answer.Text.Length, texts.Max(text => text.Length));
        return new(longest > MostCharacters
            ? EvaluatorScore.Failed($"a text of {longest} characters; at most {MostCharacters} are compared")
            : Score(evaluated.Answer.Text, texts, cancel));
    }

    /// <summary>Judges an answer beside the texts, of which there is at least one.</summary>
    protected abstract EvaluatorScore Score(string answer, IReadOnlyList<string> texts, CancellationToken cancel);

    /// <summary>What is said where a text that is looked for stands in every answer, because it is empty.</summary>
    internal static EvaluatorScore Empty() =>
        EvaluatorScore.Failed("a text to look for is empty, which every answer has");

    /// <summary>The texts for a sentence, each in quotes and short.</summary>
    protected static string Quoted(IEnumerable<string> texts) =>
        string.Join(" or ", texts.Take(3).Select(JsonQuote.Text));
}
