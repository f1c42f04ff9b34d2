using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// The matrix as data in a page: an index that is read at once, and the texts in blocks that are read when somebody
/// looks at them, so that a page with fifty thousand answers opens as quickly as one with fifty.
/// </summary>
internal sealed class MatrixData
{
    /// <summary>How many cases a block of texts has.</summary>
    public const int CasesPerBlock = 200;

    private const int MostName = 200;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Matrix _matrix;
    private readonly int _limit;
    private readonly Dictionary<string, int> _evaluators = new(StringComparer.Ordinal);

    public MatrixData(Matrix matrix)
    {
        _matrix = matrix;
        _limit = TextBudget.Limit(Lengths());
        foreach (RunEvaluator one in matrix.Columns.SelectMany(column => column.Run.Header.Evaluators).Concat(
            matrix.Rows.SelectMany(row => row.Sources).OfType<RunCase>().SelectMany(one => one.Evaluators)))
        {
            _evaluators.TryAdd(one.Name, _evaluators.Count);
        }
    }

    public int Blocks => (_matrix.Rows.Count + CasesPerBlock - 1) / CasesPerBlock;

    public string Index()
    {
        Case[] cases = [.. _matrix.Rows.Select(row => row.Case)];
        return Json(json =>
        {
            json.Texts("arms", _matrix.Columns.Select(column => MarkupText.Cut(column.Label, MostName)));
            json.WriteNumber("repeats", _matrix.Repeats);
            json.WriteNumber("block", CasesPerBlock);
            json.WriteNumber("limit", _limit);
            json.Texts("evaluators", _evaluators.Keys.Select(name => MarkupText.Cut(name, MostName)));
            json.Texts("ids", cases.Select(one => MarkupText.Cut(one.Id, MostName)));
            Names(json, "categories", "category", cases, one => one.Category);
            Names(json, "difficulties", "difficulty", cases, one => one.Difficulty);
            json.Texts("states", _matrix.Columns.Select(States));
        });
    }

    public string Block(int block) => Json(json => json.Objects(
        "cases", _matrix.Rows.Skip(block * CasesPerBlock).Take(CasesPerBlock), Row));

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        // Only inside of texts can it stand, and only it can end the element that holds the data.
        return Encoding.UTF8.GetString(buffer.WrittenSpan).Replace("<", "\\u003c", StringComparison.Ordinal);
    }

    private static void Names(
        Utf8JsonWriter json, string names, string places, Case[] cases, Func<Case, string?> name)
    {
        string[] known = [.. cases.Select(name).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        var place = known.Select((one, at) => (one, at))
            .ToDictionary(pair => pair.one, pair => pair.at, StringComparer.Ordinal);
        json.Texts(names, known.Select(one => MarkupText.Cut(one, MostName)));
        json.WriteStartArray(places);
        foreach (Case one in cases)
        {
            json.WriteNumberValue(name(one) is { } own ? place[own] : -1);
        }

        json.WriteEndArray();
    }

    private string States(MatrixColumn column)
    {
        var states = new StringBuilder(_matrix.Rows.Count * _matrix.Repeats);
        foreach (MatrixRow row in _matrix.Rows)
        {
            for (int repeat = 0; repeat < _matrix.Repeats; repeat++)
            {
                states.Append(CellStates.Of(row.Of(column, repeat)) switch
                {
                    CellState.Passed => 'p', CellState.Failed => 'f', CellState.Error => 'e', CellState.Unjudged => 'u',
                    _ => '-',
                });
            }
        }

        return states.ToString();
    }

    private IEnumerable<int> Lengths()
    {
        foreach (MatrixRow row in _matrix.Rows)
        {
            yield return CellText.Question(row.Case).Length;
            yield return CellText.Expected(row.Case).Length;
            foreach (CellResult result in Results(row))
            {
                yield return result.Failure?.Message.Length ?? CellText.Answer(result.Answer!).Length;
                foreach (EvaluatorScore score in result.Scores ?? [])
                {
                    yield return (score.Error ?? score.Reason ?? "").Length;
                }
            }
        }
    }

    private IEnumerable<CellResult> Results(MatrixRow row) =>
        from column in _matrix.Columns
        from repeat in Enumerable.Range(0, _matrix.Repeats)
        let result = row.Of(column, repeat)
        where result is { Answer: not null } or { Failure: not null }
        select result;

    private void Row(Utf8JsonWriter json, MatrixRow row)
    {
        Text(json, "q", CellText.Question(row.Case));
        Text(json, "x", CellText.Expected(row.Case));
        json.WriteStartArray("a");
        foreach (MatrixColumn column in _matrix.Columns)
        {
            json.WriteStartArray();
            for (int repeat = 0; repeat < _matrix.Repeats; repeat++)
            {
                Cell(json, row.Of(column, repeat), row.Sources[column.Source], column.Run);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void Cell(Utf8JsonWriter json, CellResult? result, RunCase? one, Run run)
    {
        json.WriteStartObject();
        if (result?.Failure is { } failure)
        {
            Text(json, "e", $"{failure.Stage}: {failure.Kind}: {failure.Message}");
        }
        else if (result?.Answer is { } answer)
        {
            string text = CellText.Answer(answer);
            Text(json, "t", text);
            if (text.Length > _limit)
            {
                json.WriteNumber("of", text.Length);
            }

            if (answer.Latency is { } latency)
            {
                json.WriteNumber("s", Math.Round(latency.TotalSeconds, 3));
            }

            if (answer.Cost is { } cost)
            {
                json.WriteString("c", cost.ToString());
            }

            if (answer.Usage is { } usage)
            {
                json.WriteNumber("o", usage.TotalOutput);
            }

            Scores(json, result.Scores ?? [], run.EvaluatorsOf(one!));
        }

        json.WriteEndObject();
    }

    private void Scores(
        Utf8JsonWriter json, IReadOnlyList<EvaluatorScore> scores, IReadOnlyList<RunEvaluator> evaluators)
    {
        json.WriteStartArray("v");
        for (int at = 0; at < Math.Min(scores.Count, evaluators.Count); at++)
        {
            EvaluatorScore score = scores[at];
            json.WriteStartArray();
            json.WriteNumberValue(_evaluators[evaluators[at].Name]);
            json.WriteStringValue(!score.IsScore ? "e" : score.Passed ? "p" : "f");
            json.WriteNumberValue(Math.Round(score.Value, 3));
            json.WriteStringValue(MarkupText.Cut(score.Error ?? score.Reason ?? "", _limit));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void Text(Utf8JsonWriter json, string name, string text) =>
        json.WriteString(name, MarkupText.Legal(MarkupText.Cut(text, _limit)));
}
