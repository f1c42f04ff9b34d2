using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>
/// A number of the answer, the last one or the first, is the expected one within a tolerance. Signs of currencies and
/// separators of thousands are looked over, 3/4 and 1 1/2 are read as fractions.
/// </summary>
public sealed class NumericEvaluator(Template wanted, NumericOptions options) : TextEvaluator([wanted])
{
    internal static readonly EvaluatorKind Reading = new("numeric", "value", (document, _) =>
    {
        var plain = new NumericOptions();
        var options = new NumericOptions
        {
            Tolerance = document.Number("tolerance", 0, 1_000_000_000_000) ?? plain.Tolerance,
            Relative = (decimal)(document.Share("relative") ?? 0),
            First = document.Word("take", ["last", "first"]) == "first",
            PercentIsShare = document.Word("percent", ["number", "share"]) == "share",
            DecimalComma = document.Word("decimal", ["point", "comma"]) == "comma",
        };
        Template? wanted = EvaluatorKeys.Template(document, "value", EvaluatorKeys.Expected);
        return wanted is null ? null : new NumericEvaluator(wanted, options);
    });

    /// <inheritdoc />
    public override string Kind => "numeric";

    /// <inheritdoc />
    protected override string Settings => string.Concat(
        options.Tolerance > 0 ? string.Create(CultureInfo.InvariantCulture, $"± {options.Tolerance} ") : "",
        options.Relative > 0 ? string.Create(CultureInfo.InvariantCulture, $"± {options.Relative:P2} ") : "",
        options.First ? "first " : "", options.PercentIsShare ? "% as share " : "",
        options.DecimalComma ? "decimal comma" : "").Trim();

    /// <inheritdoc />
    protected override EvaluatorScore Score(string answer, IReadOnlyList<string> texts, CancellationToken cancel)
    {
        var wanted = new List<decimal>();
        foreach (string text in texts)
        {
            IReadOnlyList<FoundNumber> said = NumberText.Find(text, options.DecimalComma);
            if (said is not [var only])
            {
                return EvaluatorScore.Failed(
                    $"what is expected has {(said.Count == 0 ? "no number" : $"{said.Count} numbers")}: "
                    + JsonQuote.Text(text));
            }

            wanted.Add(only.Value(options.PercentIsShare));
        }

        IReadOnlyList<FoundNumber> found = NumberText.Find(answer, options.DecimalComma);
        if (found.Count == 0)
        {
            return EvaluatorScore.Of(false, "the answer has no number");
        }

        FoundNumber taken = found[options.First ? 0 : ^1];
        decimal value = taken.Value(options.PercentIsShare);
        bool near = wanted.Any(one =>
            Math.Abs(value - one) <= Math.Max(options.Tolerance, Math.Abs(one) * options.Relative));
        string expected = string.Join(" or ", wanted.Select(one => one.ToString(CultureInfo.InvariantCulture)));
        return EvaluatorScore.Of(
            near, near ? null : $"found {JsonQuote.Text(taken.Text)}, expected {expected}");
    }
}
