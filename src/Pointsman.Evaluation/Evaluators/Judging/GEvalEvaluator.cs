using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>
/// Judges as G-Eval does (Liu et al., EMNLP 2023): the judge writes down once how it will go about the criteria, then
/// rates every answer by these steps several times, and the mean of the ratings is the score, finer than any one.
/// </summary>
public sealed class GEvalEvaluator : Evaluator
{
    private const int DefaultSamples = 5;

    private const string StepsTask =
        "You prepare the judging of answers. Write the steps, at most six and each one line, by which answers are to "
        + "be judged for the criteria below. Write the steps only.";

    private readonly string _criteria;
    private readonly RatingRounds _rounds;
    private readonly string? _steps;

    // A rehearsal and the run behind it use one evaluator, and what was made up in the one must not judge in the other.
    private readonly ConditionalWeakTable<object, Written> _written = [];

    /// <summary>Criteria in plain words, judged by a model of a name, or by the suite's judge.</summary>
    public GEvalEvaluator(
        string criteria, IReadOnlyList<string>? steps = null, string? model = null, int samples = DefaultSamples,
        double threshold = RatingRounds.DefaultThreshold)
        : this(criteria, steps ?? [], new RatingRounds(new Judge(model), samples, threshold))
    {
    }

    private GEvalEvaluator(string criteria, IReadOnlyList<string> steps, RatingRounds rounds)
    {
        _criteria = criteria;
        _rounds = rounds;
        _steps = steps.Count == 0 ? null : string.Join('\n', steps);
    }

    internal static readonly EvaluatorKind Reading = new("g-eval", "criteria", (document, _) =>
    {
        string? criteria = document.Text("criteria");
        RatingRounds rounds = RatingRounds.Read(document, DefaultSamples);
        IReadOnlyList<string> steps = document.Value("steps") is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Select(JudgeAsk.Plain)]
            : [];
        return string.IsNullOrWhiteSpace(criteria)
            ? document.FaultOf<Evaluator>("criteria", "nothing", "write what is judged: criteria: 'Is it coherent?'")
            : new GEvalEvaluator(criteria, steps, rounds);
    });

    /// <inheritdoc />
    public override IReadOnlyList<string> JudgedBy => [_rounds.Judge.Model ?? ""];

    /// <inheritdoc />
    public override string Kind => "g-eval";

    /// <inheritdoc />
    public override string About => $"g-eval: {(_criteria.Length <= 60 ? _criteria : _criteria[..60] + "…")}";

    /// <inheritdoc />
    public override async ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        Judged<string> steps = await StepsAsync(tools, cancel).ConfigureAwait(false);
        return steps.Said is null
            ? EvaluatorScore.Failed(steps.Error!)
            : await _rounds.ScoreAsync(
                tools,
                JudgeAsk.Of(
                    evaluated, $"Criteria:\n{_criteria}\n\nGo by these steps:\n{steps.Said}", Rating.Request, true,
                    true),
                cancel).ConfigureAwait(false);
    }

    // Written once for all answers, so that all are judged by the same; what failed is tried again by the next.
    private async Task<Judged<string>> StepsAsync(EvaluatorTools tools, CancellationToken cancel)
    {
        if (_steps is not null)
        {
            return new Judged<string>(_steps, null);
        }

        Written written = _written.GetOrCreateValue(tools.Owner);
        if (written.Steps is { } known)
        {
            return new Judged<string>(known, null);
        }

        await written.Gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (written.Steps is { } meanwhile)
            {
                return new Judged<string>(meanwhile, null);
            }

            IReadOnlyList<ChatMessage> messages =
                [new ChatMessage(ChatRole.System, StepsTask), new ChatMessage(ChatRole.User, $"Criteria: {_criteria}")];
            Judged<string> steps = await _rounds.Judge.AskAsync(
                tools, messages, 0, 0, said => string.IsNullOrWhiteSpace(said) ? null : said.Trim(), cancel)
                .ConfigureAwait(false);
            written.Steps = steps.Said;
            return steps;
        }
        finally
        {
            written.Gate.Release();
        }
    }

    [SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing to free.")]
    private sealed class Written
    {
        private volatile string? _steps;

        public SemaphoreSlim Gate { get; } = new(1);

        public string? Steps
        {
            get => _steps;
            set => _steps = value;
        }
    }
}
