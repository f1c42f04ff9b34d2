namespace Pointsman.Evaluation;

/// <summary>The whole answer, white space around it aside, has a form: an e-mail address, a date, XML.</summary>
public sealed class FormatEvaluator : Evaluator
{
    internal static readonly EvaluatorKind Reading = new("format", "is", (document, _) =>
    {
        string? form = document.Word("is", TextForms.All.Keys.ToArray());
        return form is not null ? new FormatEvaluator(form)
            : document.Has("is") ? null
            : document.FaultOf<Evaluator>("is", "nothing", $"forms: {string.Join(", ", TextForms.All.Keys)}");
    });

    private readonly string _form;

    /// <summary>Looks for a form by its name: email, url, date, date-time, uuid, xml or html.</summary>
    /// <exception cref="ArgumentException">There is no form of that name.</exception>
    public FormatEvaluator(string form) => _form = TextForms.All.ContainsKey(form)
        ? form
        : throw new ArgumentException($"forms: {string.Join(", ", TextForms.All.Keys)}", nameof(form));

    /// <inheritdoc />
    public override string Kind => "format";

    /// <inheritdoc />
    public override string About => $"format {_form}";

    /// <inheritdoc />
    public override ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        string text = evaluated.Answer.Text.Trim();
        if (text.Length > TextEvaluator.MostCharacters)
        {
            return new(EvaluatorScore.Failed(
                $"a text of {text.Length} characters; at most {TextEvaluator.MostCharacters} are looked at"));
        }

        bool fits = TextForms.All[_form](text);
        return new(EvaluatorScore.Of(fits, fits ? null : $"{JsonQuote.Text(text)} is no {_form}"));
    }
}
