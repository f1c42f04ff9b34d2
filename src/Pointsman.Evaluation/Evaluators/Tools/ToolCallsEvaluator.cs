using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// The answer calls the expected tools with the expected arguments, in any order or in order; or calls none. The score
/// is the share of the expected calls that were made; where none is expected, any call is wrong. With
/// <see cref="ToolCallsOptions.Names"/> the names of the tools are compared alone.
/// </summary>
public sealed class ToolCallsEvaluator : Evaluator
{
    internal static readonly EvaluatorKind Reading = new("tool-calls", "calls", Read);

    private readonly IReadOnlyList<ExpectedCall>? _calls;
    private readonly ToolCallsOptions _options;
    private readonly string _text;

    /// <summary>Wants these calls.</summary>
    public ToolCallsEvaluator(IReadOnlyList<ExpectedCall> calls, ToolCallsOptions? options = null)
        : this(calls, options ?? new ToolCallsOptions(), string.Join(", ", calls.Select(call => call.Name)))
    {
    }

    /// <summary>Wants the calls that each case expects.</summary>
    public ToolCallsEvaluator(ToolCallsOptions? options = null)
        : this(null, options ?? new ToolCallsOptions(), EvaluatorKeys.Expected)
    {
    }

    private ToolCallsEvaluator(IReadOnlyList<ExpectedCall>? calls, ToolCallsOptions options, string text)
    {
        _calls = calls;
        _options = options;
        _text = text;
    }

    /// <inheritdoc />
    public override string Kind => "tool-calls";

    /// <inheritdoc />
    public override string About => string.Concat(
        "tool-calls ", _text.Length == 0 ? "none" : _text, _options.InOrder ? " in order" : "",
        _options.Partial ? " (partial)" : "", _options.Extra ? " and others" : "",
        _options.Names is { } least ? $" names ≥ {EvaluatorKeys.Number(least)}" : "");

    /// <inheritdoc />
    public override ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        if (_calls is not null)
        {
            return new(Compare(_calls, evaluated.Answer.Tools));
        }

        if (evaluated.Case.Expected is not { } expected)
        {
            return new(EvaluatorKeys.Missing("expected"));
        }

        return new(ExpectedCalls.Read(expected, out string? wrong) is { } calls
            ? Compare(calls, evaluated.Answer.Tools)
            : EvaluatorScore.Failed($"what is expected are no calls: found {wrong}"));
    }

    private EvaluatorScore Compare(IReadOnlyList<ExpectedCall> wanted, IReadOnlyList<ToolUse> made)
    {
        if (wanted.Count == 0)
        {
            string names = string.Join(", ", made.Select(call => call.Name));
            return EvaluatorScore.Of(made.Count == 0 || _options.Extra, made.Count == 0 ? null : $"called {names}");
        }

        if (_options.Names is { } least)
        {
            return Names(wanted, made, least);
        }

        bool[,] fits = new bool[wanted.Count, made.Count];
        for (int call = 0; call < wanted.Count; call++)
        {
            for (int at = 0; at < made.Count; at++)
            {
                fits[call, at] = wanted[call].Differs(made[at], _options.Partial) is null;
            }
        }

        int[] found = _options.InOrder ? CallMatching.InOrder(fits) : CallMatching.Any(fits);
        var missed = wanted.Where((_, call) => found[call] < 0).Select(call => Missed(call, made, found)).ToList();
        double share = (double)(wanted.Count - missed.Count) / wanted.Count;
        int extra = made.Count - (wanted.Count - missed.Count);
        if (missed.Count == 0 && extra > 0 && !_options.Extra)
        {
            missed.Add($"{made.Count} calls were made, {wanted.Count} expected");
        }

        string? reason = missed.Count == 0 ? null : string.Join("; ", missed.Take(5));
        return EvaluatorScore.Of(share, missed.Count == 0, reason);
    }

    private static EvaluatorScore Names(IReadOnlyList<ExpectedCall> wanted, IReadOnlyList<ToolUse> made, double least)
    {
        string[] expected = [.. wanted.Select(call => call.Name).Distinct()];
        string[] called = [.. made.Select(call => call.Name).Distinct()];
        double f1 = 2.0 * expected.Intersect(called).Count() / (expected.Length + called.Length);
        string names = called.Length == 0 ? "nothing was called" : $"called {string.Join(", ", called)}";
        return EvaluatorScore.Of(f1, f1 >= least, f1 >= 1 ? null : names);
    }

    // Beside a call of that name that is none of the expected ones, where there is one.
    private string Missed(ExpectedCall call, IReadOnlyList<ToolUse> made, int[] found)
    {
        ToolUse[] named = [.. made.Where(one => one.Name == call.Name)];
        ToolUse? near = made.Where((one, at) => one.Name == call.Name && !found.Contains(at)).FirstOrDefault();
        return named.Length == 0 ? $"{call.Name} was not called"
            : near is null ? $"{call.Name} was called less often than expected"
            : call.Differs(near, _options.Partial) ?? $"{call.Name} was not called in its turn";
    }

    private static ToolCallsEvaluator? Read(Document document, EvaluatorFiles files)
    {
        var options = new ToolCallsOptions
        {
            Partial = document.YesNo("partial") ?? false,
            InOrder = document.YesNo("in-order") ?? false,
            Extra = document.YesNo("extra") ?? false,
            Names = document.Share("names"),
        };
        if (document.Value("calls") is not { } value
            || (value.ValueKind == JsonValueKind.String && value.GetString() == EvaluatorKeys.Expected))
        {
            return new ToolCallsEvaluator(options);
        }

        return ExpectedCalls.Read(value, out string? wrong) is { } calls
            ? new ToolCallsEvaluator(calls, options, Text(value))
            : document.FaultOf<ToolCallsEvaluator>("calls", wrong!, "mend it");
    }

    // The whole value, so that a run knows when it was changed.
    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
