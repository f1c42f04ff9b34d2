namespace Pointsman.Evaluation;

/// <summary>
/// The answer is written in a language. Fifteen languages are told apart, by their scripts and by common words of the
/// beginning and the end; where there is too little text to tell, that is an error and no score.
/// </summary>
public sealed class LanguageEvaluator(Template wanted) : TextEvaluator([wanted])
{
    private static readonly string[] Known =
    [
        .. Enum.GetValues<TextLanguage>()
            .Where(language => language is not TextLanguage.Unknown and not TextLanguage.Other)
            .Select(language => Code(language)),
    ];

    internal static readonly EvaluatorKind Reading = new("language", "value", (document, _) =>
    {
        Template? wanted = EvaluatorKeys.Template(document, "value");
        return wanted is null ? null
            : wanted.Names.Count > 0 || Known.Contains(Code(wanted.Text)) ? new LanguageEvaluator(wanted)
            : document.FaultOf<Evaluator>("value", $"'{wanted.Text}'", $"languages: {string.Join(", ", Known)}");
    });

    /// <inheritdoc />
    public override string Kind => "language";

    /// <inheritdoc />
    protected override EvaluatorScore Score(string answer, IReadOnlyList<string> texts, CancellationToken cancel)
    {
        if (texts.FirstOrDefault(text => !Known.Contains(Code(text))) is { } unknown)
        {
            return EvaluatorScore.Failed($"'{unknown}' is no language that is told apart: {string.Join(", ", Known)}");
        }

        TextLanguage found = Detect(answer);
        return found == TextLanguage.Unknown
            ? EvaluatorScore.Failed("too little text to tell its language")
            : EvaluatorScore.Of(texts.Any(text => Code(text) == Code(found)), $"the language is {Code(found)}");
    }

    private static TextLanguage Detect(string text)
    {
        var window = new PromptWindow(stackalloc byte[PromptWindow.RoomFor()]);
        window.Add(text, 1);
        return PromptText.Read(window, default).Language;
    }

    private static string Code(TextLanguage language) => language.ToString().ToLowerInvariant();

    // What stands behind a dash is the country.
    private static string Code(string code) => code.Trim().Split('-', '_')[0].ToLowerInvariant();
}
