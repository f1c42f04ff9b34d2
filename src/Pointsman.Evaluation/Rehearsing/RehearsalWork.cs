using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>One rehearsal under way.</summary>
internal sealed class RehearsalWork(Suite suite, RunnerOptions options)
{
    private const int MostBadRows = 20;
    private const int MostFaults = 100;
    private const int JudgeOutput = 120;
    private const int BytesPerToken = 4;
    private const int TokensPerMessage = 4;

    // What is wrong whatever is answered is wrong of this one too; an evaluator may find a short text too short.
    private const string Another =
        "This answer is long enough that a language can be told from it, and it says nothing that anybody asked for.";

    private readonly IReadOnlyList<Arm> _arms = suite.Arms();
    private readonly Dictionary<string, (Fault First, int Cases)> _faults = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Calls, long Tokens)> _judges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Calls, long Tokens)> _vectors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Calls, long Tokens)> _pairs = new(StringComparer.Ordinal);
    private readonly List<Fault> _badRows = [];
    private int _moreFaults;
    private bool _counting;

    public async Task<Rehearsal> RunAsync(CancellationToken cancel)
    {
        long[] calls = new long[_arms.Count], input = new long[_arms.Count], output = new long[_arms.Count];
        int cases = 0, bad = 0;
        foreach (CaseRow row in CaseRows.Of(suite))
        {
            cancel.ThrowIfCancellationRequested();
            cases++;
            if (row.Case is not { } one)
            {
                bad++;
                if (_badRows.Count < MostBadRows)
                {
                    _badRows.Add(row.Fault!);
                }

                continue;
            }

            IReadOnlyList<ChatMessage>? asked = null;
            var lacking = new HashSet<string>(StringComparer.Ordinal);
            for (int arm = 0; arm < _arms.Count; arm++)
            {
                if (ArmAsk.Messages(_arms[arm], one, out string? missing) is not { } messages)
                {
                    if (lacking.Add($"{_arms[arm].Prompt.Name} {missing}"))
                    {
                        Note($"prompt '{_arms[arm].Prompt.Name}'", row,
                            $"the case has no value for {{{{{missing}}}}}", "give it one, or change the prompt");
                    }

                    continue;
                }

                asked ??= messages;
                calls[arm] += suite.Repeats;
                input[arm] += suite.Repeats * messages.Sum(message => TokensPerMessage + Tokens(message.Text));
                output[arm] += suite.Repeats * (long)OutputOf(one, _arms[arm].Options.MaxTokens);
            }

            if (asked is not null)
            {
                ComparePairs(one, asked);
                await JudgeAsync(row, one, asked, cancel).ConfigureAwait(false);
            }
        }

        return new Rehearsal
        {
            Cases = cases,
            BadRows = bad,
            FirstBadRows = _badRows,
            Faults = [.. _faults.Values.Select(fault => new RehearsalFault(fault.First, fault.Cases))],
            MoreFaults = _moreFaults,
            Calls =
            [
                .. _arms.Select((arm, at) => Priced(
                    new PlannedCalls(arm.Model, false, calls[at], input[at], output[at]) { Lane = options.Lanes(arm) },
                    RunBeginning.PriceOf(arm, options))),
                .. _judges.Select(judge => Judging(judge, Answers, JudgeOutput)),
                .. _vectors.Select(maker => Judging(maker, Answers, 0)),
                .. _pairs.Select(judge => Judging(judge, 1, JudgeOutput)),
            ],
        };
    }

    private long Answers => (long)_arms.Count * suite.Repeats;

    // Each arm's answer beside the baseline's, in both orders.
    private void ComparePairs(Case one, IReadOnlyList<ChatMessage> asked)
    {
        if (suite.PairJudge is { } judge)
        {
            long each = asked.Sum(message => TokensPerMessage + Tokens(message.Text)) + (2L * OutputOf(one, null));
            long calls = 2L * (_arms.Count - 1) * suite.Repeats;
            (long before, long tokens) = _pairs.GetValueOrDefault(judge);
            _pairs[judge] = (before + calls, tokens + (calls * each));
        }
    }

    private async Task JudgeAsync(
        CaseRow row, Case one, IReadOnlyList<ChatMessage> asked, CancellationToken cancel)
    {
        string expected = one.Expected switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            { } value => value.GetRawText(),
            _ => "An answer.",
        };
        foreach (EvaluatorUse use in suite.Evaluators.Concat(one.Evaluators))
        {
            _counting = true;
            string? wrong = await WrongAsync(use, one, asked, expected, cancel).ConfigureAwait(false);
            _counting = false;
            if (wrong is null || IsOfRehearsing(wrong))
            {
                continue;
            }

            if (await WrongAsync(use, one, asked, Another, cancel).ConfigureAwait(false) == wrong)
            {
                Note($"evaluator '{use.Name}'", row, wrong, "mend the suite or the case");
            }
        }
    }

    // Nothing is run, and the judge that stands in for a model knows one form only.
    private bool IsOfRehearsing(string wrong) => wrong.Contains(Judge.NotInForm, StringComparison.Ordinal)
        || (options.Tools.MayRunCode && wrong.Contains(EvaluatorTools.CodeFlag, StringComparison.Ordinal));

    private async Task<string?> WrongAsync(
        EvaluatorUse use, Case one, IReadOnlyList<ChatMessage> asked, string text, CancellationToken cancel)
    {
        var evaluated = new Evaluated
        {
            Case = one,
            Messages = asked,
            Model = _arms[0].Model,
            Answer = new Answer
            {
                Text = text,
                Finish = "stop",
                Usage = new Usage { Input = 100, Output = 100 },
                Cost = Usd.Zero,
                Latency = TimeSpan.FromSeconds(1),
                FirstToken = TimeSpan.FromSeconds(0.5),
                Confidence = 0.9,
            },
        };
        var tools = new EvaluatorTools
        {
            Judges = name => options.Tools.Judges(name) is null ? null : JudgeFor(name),
            Embedders = name => options.Tools.Embedders(name) is null ? null : VectorsFor(name),
            DefaultJudge = suite.Judge ?? options.Tools.DefaultJudge,
            Seed = options.Tools.Seed,
            Owner = this,
        };
        return (await use.ScoreAsync(evaluated, tools, cancel).ConfigureAwait(false)).Error;
    }

    private RehearsedJudge JudgeFor(string name) => new(said => Count(_judges, name, said));

    private RehearsedVectors VectorsFor(string name) => new(said => Count(_vectors, name, said));

    private void Count(Dictionary<string, (long Calls, long Tokens)> models, string name, string text)
    {
        if (_counting)
        {
            (long calls, long tokens) = models.GetValueOrDefault(name);
            models[name] = (calls + 1, tokens + Tokens(text));
        }
    }

    private void Note(string where, CaseRow row, string found, string fix)
    {
        string key = $"{where} {found}";
        if (_faults.Count >= MostFaults && !_faults.ContainsKey(key))
        {
            // What is found may name the case, and then there is one for each of a million cases.
            _moreFaults++;
            return;
        }

        (Fault First, int Cases) before = _faults.GetValueOrDefault(
            key, (new Fault($"{row.Place}, {where}", found, fix), 0));
        _faults[key] = (before.First, before.Cases + 1);
    }

    // So many times what was counted, with so many tokens in each answer.
    private PlannedCalls Judging(
        KeyValuePair<string, (long Calls, long Tokens)> counted, long times, long output) => Priced(
        new PlannedCalls(
            counted.Key, true, counted.Value.Calls * times, counted.Value.Tokens * times,
            counted.Value.Calls * times * output) { Lane = $"judge {counted.Key}" },
        options.JudgePrices(counted.Key));

    private static PlannedCalls Priced(PlannedCalls calls, Price? price) => calls with
    {
        Cost = price is null
            ? null
            : Charge.TotalFor(new Usage { Input = calls.InputTokens, Output = calls.OutputTokens }, price),
    };

    private static int OutputOf(Case one, int? most)
    {
        int usual = one.Expected is { } expected
            ? 16 + (int)Math.Min(100_000, 2 * Tokens(expected.GetRawText()))
            : Rehearsal.UsualOutput;
        return Math.Min(usual, most ?? int.MaxValue);
    }

    private static long Tokens(string text) => (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;
}
