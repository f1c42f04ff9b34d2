namespace Pointsman.Evaluation;

/// <summary>
/// The answer picks the expected letter of a multiple choice. How the letter is found is told at
/// <see cref="ChoiceText"/>; an answer that picks none, or several, is a wrong one and no error.
/// </summary>
public sealed class ChoiceEvaluator(Template wanted, int choices = ChoiceEvaluator.DefaultChoices)
    : TextEvaluator([wanted])
{
    /// <summary>How many letters may be picked unless told otherwise, from A: 10.</summary>
    public const int DefaultChoices = 10;

    internal static readonly EvaluatorKind Reading = new("choice", "value", (document, _) =>
    {
        int choices = (int)(document.Whole("choices", 2, 26) ?? DefaultChoices);
        Template? wanted = EvaluatorKeys.Template(document, "value", EvaluatorKeys.Expected);
        return wanted is null ? null : new ChoiceEvaluator(wanted, choices);
    });

    /// <inheritdoc />
    public override string Kind => "choice";

    /// <inheritdoc />
    protected override string Settings => choices == DefaultChoices ? "" : $"of {choices}";

    /// <inheritdoc />
    protected override EvaluatorScore Score(string answer, IReadOnlyList<string> texts, CancellationToken cancel)
    {
        var wanted = new List<char>();
        foreach (string text in texts)
        {
            string letter = text.Trim().Trim('(', ')', '.', '*', '[', ']', ':');
            if (letter.Length != 1 || !ChoiceText.Is(letter[0], choices))
            {
                return EvaluatorScore.Failed(
                    $"what is expected is no letter from A to {(char)('A' + choices - 1)}: {JsonQuote.Text(text)}");
            }

            wanted.Add(char.ToUpperInvariant(letter[0]));
        }

        IReadOnlyList<char> picked = ChoiceText.Pick(answer, choices);
        return picked switch
        {
            [] => EvaluatorScore.Of(false, "the answer picks no letter"),
            [var only] => EvaluatorScore.Of(wanted.Contains(only), $"picks {only}"),
            _ => EvaluatorScore.Of(false, $"the answer picks {string.Join(" and ", picked)}: ambiguous"),
        };
    }
}
