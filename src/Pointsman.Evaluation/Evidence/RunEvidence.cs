using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// A run as evidence: a row for each case and arm, with the question, how well it was answered, what that cost and how
/// long it took. Thresholds of cascades are fitted on it; whatever else learns from runs reads it here.
/// </summary>
/// <remarks>Only graded answers are evidence. A failure says nothing of how good an answer would have been, so it is
/// neither a zero nor a row: it is counted in <see cref="LeftOut"/>.</remarks>
public sealed class RunEvidence
{
    private const int LongestBeginning = 256;

    private RunEvidence(IReadOnlyList<EvidenceRow> rows, int leftOut) => (Rows, LeftOut) = (rows, leftOut);

    /// <summary>The rows, case by case in the order of the suite, arm by arm in the order of the run.</summary>
    public IReadOnlyList<EvidenceRow> Rows { get; }

    /// <summary>How many pairs of a case and an arm have no graded answer.</summary>
    public int LeftOut { get; }

    /// <summary>The evidence of a run.</summary>
    public static RunEvidence Of(Run run)
    {
        var rows = new List<EvidenceRow>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        int leftOut = 0;
        foreach (RunCase one in run.Cases)
        {
            string name = names.Add(one.Case.Id) ? one.Case.Id : $"{one.Case.Id} (case {one.Index})";
            for (int arm = 0; arm < run.Header.Arms.Count; arm++)
            {
                if (Row(run, one, name, arm) is { } row)
                {
                    rows.Add(row);
                }
                else
                {
                    leftOut++;
                }
            }
        }

        return new RunEvidence(rows, leftOut);
    }

    /// <summary>Whether a file is that of a run: its first line begins with <c>{"run":</c>.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static bool IsRun(string path)
    {
        using var reader = new StreamReader(path);
        var beginning = new char[LongestBeginning];
        int read = reader.ReadBlock(beginning, 0, beginning.Length);
        string text = string.Concat(beginning.Take(read).Where(letter => !char.IsWhiteSpace(letter)));
        return text.StartsWith("{\"run\":{", StringComparison.Ordinal);
    }

    /// <summary>What a case asks, without the words of any prompt: its <c>input</c>, else all its texts.</summary>
    public static string Question(Case one) => one.Values.TryGetValue("input", out JsonElement input)
        ? input.ToString()
        : string.Join('\n', one.Values.Values
            .Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()));

    private static EvidenceRow? Row(Run run, RunCase one, string name, int arm)
    {
        List<CellResult> graded =
        [
            .. Enumerable.Range(0, run.Header.Repeats)
                .Select(repeat => run[new Cell(one.Index, arm, repeat)])
                .OfType<CellResult>().Where(result => result is { Answer: not null, Grade: not null }),
        ];
        if (graded.Count == 0)
        {
            return null;
        }

        return new EvidenceRow
        {
            Case = name,
            Question = Question(one.Case),
            Category = one.Case.Category,
            Cluster = one.Case.Cluster,
            Arm = run.Header.Arms[arm],
            Success = graded.Average(result => result.Grade!.Value),
            Graded = graded.Count,
            Cost = graded.All(result => result.Answer!.Cost is not null)
                ? new Usd(graded.Average(result => result.Answer!.Cost!.Value.Amount))
                : null,
            Latency = graded.All(result => result.Answer!.Latency is not null)
                ? TimeSpan.FromMilliseconds(graded.Average(result => result.Answer!.Latency!.Value.TotalMilliseconds))
                : null,
            Confidence = graded.All(result => result.Answer!.Confidence is not null)
                ? graded.Average(result => result.Answer!.Confidence!.Value)
                : null,
        };
    }
}
