using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>
/// What was measured of an answer keeps within a bound: time, money, tokens, or how sure the model was. What was not
/// measured is an error and no score.
/// </summary>
public sealed class MeasureEvaluator : Evaluator
{
    internal static readonly EvaluatorKind LatencyReading = Time("latency", Latency);
    internal static readonly EvaluatorKind FirstTokenReading = Time("first-token", FirstToken);

    internal static readonly EvaluatorKind CostReading = Bounded(
        "cost", "max", document => document.Money("max"), most => Cost(most), "write the most dollars: cost: $0.01");

    internal static readonly EvaluatorKind TokensReading = new("tokens", "max", (document, _) =>
    {
        TokenSide side = document.Word("of", ["total", "input", "output"]) switch
        {
            "input" => TokenSide.Input, "output" => TokenSide.Output, _ => TokenSide.Total,
        };
        return document.Whole("max", 0, 1_000_000_000, "tokens") is { } most ? Tokens(most, side)
            : Nothing(document, "max", "write the most tokens: tokens: 500");
    });

    internal static readonly EvaluatorKind ConfidenceReading = Bounded(
        "confidence", "min", document => document.Share("min"), least => Confidence(least),
        "write the least confidence: confidence: 0.8");

    internal static readonly EvaluatorKind PerplexityReading = Bounded(
        "perplexity", "max", document => document.Number("max", 1, 1_000_000), most => Perplexity((double)most),
        "write the most perplexity: perplexity: 5");

    // What is less sure is beyond every bound on perplexity as well, and 1 over it is still a number.
    private const double LeastConfidence = 1e-9;

    private readonly string _kind;
    private readonly string _bound;
    private readonly Func<Answer, decimal?> _measure;
    private readonly Func<decimal, bool> _fits;
    private readonly string _unknown;
    private readonly string _unit;

    private MeasureEvaluator(
        string kind, string bound, Func<Answer, decimal?> measure, Func<decimal, bool> fits, string unit,
        string unknown)
    {
        _kind = kind;
        _bound = bound;
        _measure = measure;
        _fits = fits;
        _unit = unit;
        _unknown = unknown;
    }

    /// <inheritdoc />
    public override string Kind => _kind;

    /// <inheritdoc />
    public override string About => $"{_kind} {_bound}";

    /// <summary>From the request to the end of the answer.</summary>
    public static MeasureEvaluator Latency(TimeSpan most) => new(
        "latency", $"≤ {Quantity.Words(most)}", answer => (decimal?)answer.Latency?.TotalMilliseconds,
        found => found <= (decimal)most.TotalMilliseconds, " ms", "the latency is unknown");

    /// <summary>From the request to the first words.</summary>
    public static MeasureEvaluator FirstToken(TimeSpan most) => new(
        "first-token", $"≤ {Quantity.Words(most)}", answer => (decimal?)answer.FirstToken?.TotalMilliseconds,
        found => found <= (decimal)most.TotalMilliseconds, " ms", "the time to the first token is unknown");

    /// <summary>What the answer cost.</summary>
    public static MeasureEvaluator Cost(Usd most) => new(
        "cost", $"≤ ${Plain(most.Amount)}", answer => answer.Cost?.Amount, found => found <= most.Amount, " USD",
        "the cost is unknown: the provider told no usage, or there is no price");

    /// <summary>What the answer took, in tokens.</summary>
    public static MeasureEvaluator Tokens(long most, TokenSide side = TokenSide.Total) => new(
        "tokens", $"≤ {most}{(side == TokenSide.Total ? "" : $" {side.ToString().ToLowerInvariant()}")}",
        answer => Count(answer.Usage, side), found => found <= most, " tokens", "the provider told no usage");

    /// <summary>How sure the model was: the geometric mean of the probabilities of its tokens.</summary>
    public static MeasureEvaluator Confidence(double least) => new(
        "confidence", $"≥ {EvaluatorKeys.Number(least)}", answer => (decimal?)answer.Confidence,
        found => (double)found >= least, "", "the provider told no probabilities of tokens");

    /// <summary>How unsure the model was: 1 over the confidence.</summary>
    public static MeasureEvaluator Perplexity(double most) => new(
        "perplexity", $"≤ {EvaluatorKeys.Number(most)}",
        answer => answer.Confidence is { } sure ? (decimal)(1 / Math.Max(sure, LeastConfidence)) : null,
        found => (double)found <= most, "", "the provider told no probabilities of tokens");

    /// <inheritdoc />
    public override ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel) => new(
        _measure(evaluated.Answer) is { } found
            ? EvaluatorScore.Of(_fits(found), $"{Plain(found)}{_unit}")
            : EvaluatorScore.Failed(_unknown));

    private static decimal? Count(Usage? usage, TokenSide side) => usage is null ? null : side switch
    {
        TokenSide.Input => usage.TotalInput,
        TokenSide.Output => usage.TotalOutput,
        _ => usage.TotalInput + usage.TotalOutput,
    };

    private static string Plain(decimal number) => number.ToString("0.########", CultureInfo.InvariantCulture);

    private static EvaluatorKind Time(string kind, Func<TimeSpan, Evaluator> make) => Bounded(
        kind, "max", document => document.Duration("max", TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1)), make,
        $"write the longest time: {kind}: 2s");

    private static EvaluatorKind Bounded<T>(
        string kind, string key, Func<Document, T?> read, Func<T, Evaluator> make, string fix)
        where T : struct => new(kind, key, (document, _) =>
        read(document) is { } bound ? make(bound) : Nothing(document, key, fix));

    private static Evaluator? Nothing(Document document, string key, string fix) =>
        document.Has(key) ? null : document.FaultOf<Evaluator>(key, "nothing", fix);
}
